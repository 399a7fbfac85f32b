/**
 * Parts of a kernel: so many turns of one of its loops. No sum is cut, so that the parts together are the whole, bit for bit, whoever does them.
 */
import { i32, zero, type Code } from '../wasm/code.ts'
import type { Loop, Nest } from './nest.ts'

/** So many turns of a loop, from one on. */
export interface Part {
  readonly from: Code
  readonly count: number
}

/** n · by */
export const times = (n: Code, by: number): Code => (by === 0 || n === zero ? zero : i32.mul(n, i32.constant(by)))

/** The nest with so many turns of one of its outer loops. */
export const partOfNest = (nest: Nest, loop: Loop, count: number): Nest => ({
  ...nest,
  outer: nest.outer.map(each => (each === loop ? { ...each, size: count, mark: 'part' } : each))
})
