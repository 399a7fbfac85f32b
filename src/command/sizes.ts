/** Sizes that are known only at run time: a number for a vector, a list for more axes. */
export type PlainSize = number | readonly number[]

/** The sizes of the axes. */
export const axesOf = (size: PlainSize): readonly number[] => (typeof size === 'number' ? [size] : size)

/** The number of components. */
export const countOf = (size: PlainSize): number => axesOf(size).reduce((product, extent) => product * extent, 1)

export const sameSize = (a: PlainSize, b: PlainSize): boolean => showSize(a) === showSize(b)

/** For example `3`, `1×28×28`. */
export const showSize = (size: PlainSize): string => axesOf(size).join('×')
