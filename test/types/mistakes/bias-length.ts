/**
 * A bias for another number of units.
 *
 * The layer has one unit, the bias two components.
 */
import { dense, input, matrix, pipe, sigmoid, vector } from 'lawgrad'

const or = pipe(input(2), dense(1), sigmoid)
export const h = or.forward([{ weights: matrix([[1, 2]]), bias: vector([0, 1]) }, []])
//                                                        ^ TS2322 · size · '2' · '1'
