/**
 * Arrays to buffers and back, copied. Plain loops: `Array.from` of a typed array goes through its iterator and is ten times slower.
 */
import { freshBuffer } from './room.ts'

/** The numbers as a fresh buffer. */
export const toBuffer = (numbers: ArrayLike<number>): Float64Array => {
  const buffer = freshBuffer(numbers.length)
  for (let i = 0; i < buffer.length; i++) buffer[i] = numbers[i]!
  return buffer
}

/** The buffer whose component in place i is `f(i)`; empty for a count that is none, which whoever makes a tensor of it tells. */
export const bufferBy = (count: number, f: (index: number) => number): Float64Array => {
  const buffer = freshBuffer(count > 0 ? count : 0)
  for (let i = 0; i < buffer.length; i++) buffer[i] = f(i)
  return buffer
}

const many = 4096

/** The numbers of a buffer from `start` up to `end` as a fresh array. */
export const toArray = (buffer: Float64Array, start = 0, end = buffer.length): number[] => {
  // an array that grows leaves twice its numbers behind; one that does not has no packed kind, which few numbers shall have
  const numbers: number[] = []
  if (end - start >= many) numbers.length = end - start
  for (let i = start; i < end; i++) numbers[i - start] = buffer[i]!
  return numbers
}

/** A method of buffers as it is when the library is loaded: what somebody puts in its place later is never handed a buffer. */
const original = (method: keyof Float64Array): unknown =>
  Function.prototype.call.bind(Float64Array.prototype[method] as () => unknown)

/** The numbers from a place up to another, copied. */
// proof, of this and of the next two: the method's own parameters, after the buffer that it is called on
export const sliced = original('slice') as (buffer: Float64Array, start?: number, end?: number) => Float64Array

/** Puts numbers into a buffer from a place on. */
export const putInto = original('set') as (buffer: Float64Array, numbers: Float64Array, at?: number) => void

/** The buffer, with one number everywhere. */
export const filled = original('fill') as (buffer: Float64Array, value: number) => Float64Array
