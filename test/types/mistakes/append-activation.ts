/**
 * An activation of another size.
 *
 * The layer before has two units, the activation three.
 */
import { append, dense, input, pipe, sigmoidLayer } from 'lawgrad'

export const network = pipe(input(2), dense(2), append(sigmoidLayer(3)))
//                                              ^ TS2345 · outputs · '2' · '3'
