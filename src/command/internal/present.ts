/** A record without the fields that are undefined. */
export type Present<R> = { readonly [K in keyof R]?: Exclude<R[K], undefined> }

/** The fields that are there. */
export const present = <R extends object>(record: R): Present<R> =>
  // proof: what is left has no field that is undefined
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<R>
