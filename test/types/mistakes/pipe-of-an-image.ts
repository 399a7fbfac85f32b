/**
 * A dense layer on an image, in a network that is then used.
 *
 * The image was not flattened.
 */
import { dense, input, pipe, relu, softmax } from 'lawgrad'

const network = pipe(input(1, 28, 28), relu, dense(10), softmax)
//                                           ^ TS2345 · [1, 28, 28] · 'Flattened' · outputs
export const count = network.shape.count
export const classes: number = network.outputs
