const said: unique symbol = Symbol('said')

/** What came, where it is known in words only. */
export const inWords = (words: string): unknown => ({ [said]: true, said: words })

/** Whether a value is such words; nothing that is read from JSON is. */
export const isWords = (u: unknown): u is { readonly said: string } => typeof u === 'object' && u !== null && said in u
