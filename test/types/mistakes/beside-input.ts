/**
 * Layers side by side with the input of one.
 *
 * Two and three inputs make five.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { beside, sigmoidLayer, vector } from 'lawgrad'

const pair = pipe(sigmoidLayer(2), beside(sigmoidLayer(3)))
export const y = pair.forward([[], []])(vector([1, 2, 3]))
//                                      ^ TS2345 · size · '3' · '5'
