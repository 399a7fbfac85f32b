import type { PlainExample } from '../data.ts'

/** Mixes a 32-bit word into a running one, one to one. */
const mixed = (running: number, word: number): number => {
  const k = Math.imul(running ^ word, 0x85ebca6b)
  return Math.imul(k ^ (k >>> 15), 0xc2b2ae35) ^ (k >>> 13)
}

/** The numbers of examples, one list after the other: they are not held together. */
export const numbersOf = function* (examples: readonly PlainExample[]): Generator<readonly number[], void> {
  for (const { input, target } of examples) {
    yield input
    yield target
  }
}

/** 16 hexadecimal digits that tell lists of numbers apart, bit by bit; no protection against anybody who wants them to be equal. */
export const digestOf = (lists: Iterable<Iterable<number> & { readonly length: number }>): string => {
  const double = new Float64Array(1)
  const words = new Uint32Array(double.buffer)
  let [one, two] = [0x9e3779b9, 0x7f4a7c15]
  const take = (x: number): void => {
    double[0] = x
    for (const word of words) {
      one = mixed(one, word)
      two = mixed(two ^ 0x5bd1e995, one ^ word)
    }
  }
  for (const list of lists) {
    take(list.length)
    for (const x of list) take(x)
  }
  return [one, two].map(word => (word >>> 0).toString(16).padStart(8, '0')).join('')
}
