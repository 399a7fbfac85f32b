/**
 * A wrong stage of a network in a record.
 *
 * The other network of the record, and what reads it, are not blamed.
 */
import { append, dense, denseLayer, input, pipe, relu, softmax } from 'lawgrad'

const networks = {
  small: pipe(input(4), append(denseLayer(5, 3)), softmax),
//                      ^ TS2345 · outputs · '4' · '5'
  large: pipe(input(4), dense(16), relu, dense(3), softmax)
}
export const outputs = networks.small.outputs + networks.large.outputs
