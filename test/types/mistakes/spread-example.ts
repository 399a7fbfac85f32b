/**
 * An example with its target overwritten.
 *
 * The copy has a target of two components.
 */
import { type Example, vector } from 'lawgrad'

const one: Example<2, 1> = { input: vector([1, 0]), target: vector([1]) }
export const other: Example<2, 1> = { ...one, target: vector([1, 0]) }
//                                            ^ TS2322 · size · '2' · '1'
