/**
 * An activation of another size.
 *
 * The layer before has two units, the activation three.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, input, sigmoidLayer } from 'lawgrad'

export const network = pipe(input(2), dense(2), append(sigmoidLayer(3)))
//                                              ^ TS2345 · outputs · '2' · '3'
