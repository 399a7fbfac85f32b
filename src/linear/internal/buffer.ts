/**
 * Arrays to buffers and back, copied. Plain loops: `Array.from` of a typed array goes through its iterator and is ten times slower.
 */

/** The numbers as a fresh buffer. */
export const toBuffer = (numbers: ArrayLike<number>): Float64Array => {
  const buffer = new Float64Array(numbers.length)
  for (let i = 0; i < buffer.length; i++) buffer[i] = numbers[i]!
  return buffer
}

/** The numbers of a buffer from `start` up to `end` as a fresh array. */
export const toArray = (buffer: Float64Array, start = 0, end = buffer.length): number[] => {
  const numbers: number[] = []
  for (let i = start; i < end; i++) numbers.push(buffer[i]!)
  return numbers
}
