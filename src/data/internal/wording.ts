/** A number of things. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Text from the file, quoted and not too long. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A few of many. */
export const some = (items: readonly string[]): string =>
  (items.length > 8 ? [...items.slice(0, 7), '…', ...items.slice(-1)] : items).join(', ')
