/**
 * Where the rows of all examples lie behind a program, and the list of places that runs gather them by.
 */
import type { Compiled } from '../compile/compile.ts'
import { placeBytes } from '../compile/gather.ts'

/** The most bytes of rows that are held: about what a processor's caches hold, for beyond it a copy is no nearer than the rows themselves. */
export const mostHeld = 2 ** 24

/** Places for the rows of examples. */
export interface Held {
  /** Where the list begins, and how many places it has. */
  readonly list: number
  readonly places: number
  /** Where the rows of each leaf that is gathered begin. */
  readonly rows: readonly number[]
  readonly end: number
}

/** Bytes of an example's rows. */
export const heldBytes = ({ gathers }: Compiled): number => gathers.reduce((sum, { stride }) => sum + stride, 0)

const aligned = (address: number): number => Math.ceil(address / 64) * 64

/** Places for the rows of so many examples from an address on. The last run may be of fewer than the program takes, and is filled up. */
export const heldFrom = ({ gathers, examples: together }: Compiled, examples: number, from: number): Held => {
  const places = Math.ceil(examples / together) * together
  let end = aligned(from + places * placeBytes)
  const rows = gathers.map(({ stride }) => {
    const begin = end
    end = aligned(begin + examples * stride)
    return begin
  })
  return { list: from, places, rows, end }
}
