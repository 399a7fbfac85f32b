/**
 * A block repeated a number of times known only at run time.
 *
 * The list of layers is part of the type; shared weights are one layer, whatever the number.
 */
import { dense, input, pipe, repeat, withDimension } from 'lawgrad'

const block = pipe(input(3), dense(3))
export const run = withDimension('times', times => pipe(input(3), repeat(times, block)).shape.count)
//                                                                       ^ TS2345 · known at compile time · shared takes one · "times"
