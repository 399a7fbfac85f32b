/**
 * A block repeated a number of times of type any.
 *
 * Nothing checks an any: the list of layers would be wrong.
 */
import { dense, input, pipe, repeat } from 'lawgrad'

const times = JSON.parse('3')
const block = pipe(input(3), dense(3))
export const network = pipe(input(3), repeat(times, block))
//                                    ^ TS2345 · got any
