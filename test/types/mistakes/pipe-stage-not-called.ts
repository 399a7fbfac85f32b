/**
 * A stage that was not called.
 *
 * Without its number of outputs `dense` is no stage.
 */
import { dense, input, pipe, sigmoid } from 'lawgrad'

export const network = pipe(input(2), dense, sigmoid)
//                                    ^ TS2345 · AppendDense · expected a size, such as 3
export const count = network.shape.count
