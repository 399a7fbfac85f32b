/**
 * An array with an optional item.
 *
 * Its length is 1 or 2.
 */
import { vector } from 'lawgrad'

const row: readonly [number, number?] = [1]
export const x = vector(row)
//                      ^ TS2345 · [number, number?] · known at compile time · vectorFrom
