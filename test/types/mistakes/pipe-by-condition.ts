/**
 * A wrong stage of one of two networks.
 *
 * The condition is not blamed.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

export const make = (deep: boolean) =>
  deep ? pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid) : pipe(input(2), dense(1), sigmoid)
//                                ^ TS2345 · outputs · '3' · '4'
export const name = make(true).name
