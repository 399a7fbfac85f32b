/**
 * A wrong stage of a network that a class keeps.
 *
 * The class and its method are not blamed for it.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export class Model {
  readonly network = pipe(input(2), dense(3), sigmoid, append(denseLayer(4, 1)), sigmoid)
//                                                     ^ TS2345 · outputs · '3' · '4'
  readonly inputs: number = this.network.inputs
  readonly layers = this.network.layers.length
}
