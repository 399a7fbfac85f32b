/**
 * A wrong stage of a network that two others are made of.
 *
 * Neither of the two is blamed.
 */
import { andThen, append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

const body = pipe(input(3), dense(5), append(denseLayer(4, 3)), sigmoid)
//                                    ^ TS2345 · outputs · '5' · '4'
export const left = pipe(input(2), dense(3), andThen(body), dense(1))
export const right = pipe(input(7), dense(3), andThen(body), dense(2))
