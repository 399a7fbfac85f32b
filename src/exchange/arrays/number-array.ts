/**
 * Arrays of numbers as files hold them.
 */

/** The type of the numbers in a file. */
export type NumberType =
  'bool' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'float32' | 'float64'

/** An array of numbers, of whatever kind. */
export type NumberValues = ArrayLike<number> & Iterable<number>

/** NumberValues in the order of their places, the last index running fastest. */
export interface NumberArray {
  readonly type: NumberType
  /** How many there are along each index; the numbers are as many as their product. */
  readonly extents: readonly number[]
  readonly values: NumberValues
}

/** How many bytes a number takes. */
export const bytesPer: Readonly<Record<NumberType, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float32: 4,
  float64: 8
}

/** How many numbers there are. Never fails. */
export const countOf = (extents: readonly number[]): number => extents.reduce((product, extent) => product * extent, 1)
