import type { Extents } from '../../../src/dimension/size.ts'

export const sameExtents = (a: Extents, b: Extents): boolean => a.length === b.length && a.every((n, k) => n === b[k])

export const countOf = (extents: Extents): number => extents.reduce((product, n) => product * n, 1)
