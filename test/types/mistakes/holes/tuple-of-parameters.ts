/**
 * Parameters in an array of unknown length.
 *
 * Closed.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, type DenseParameters, input } from 'lawgrad'

const parameters: readonly DenseParameters<2, 1>[] = []
export const h = pipe(input(2), dense(1)).forward(parameters)
//                                                ^ TS2345
