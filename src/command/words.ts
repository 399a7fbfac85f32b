/** Words for numbers of things. */

/** For example `3 parameters`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
