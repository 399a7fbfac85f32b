/**
 * A literal vector of an array of unknown length.
 *
 * The row comes from a file: its length is known only at run time.
 */
import { vector } from 'lawgrad'

const row: readonly number[] = JSON.parse('[1, 2]')
export const x = vector(row)
//                      ^ TS2345 · number[] · known at compile time · vectorFrom
