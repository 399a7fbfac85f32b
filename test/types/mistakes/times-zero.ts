/**
 * A block repeated 0 times.
 *
 * The number of repetitions is a positive integer.
 */
import { dense, input, pipe, repeat } from 'lawgrad'

const block = pipe(input(3), dense(3))
export const network = pipe(input(3), repeat(0, block))
//                                           ^ TS2345 · positive integer · got 0
