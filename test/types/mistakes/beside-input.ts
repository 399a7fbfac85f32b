/**
 * Layers side by side with the input of one.
 *
 * Two and three inputs make five.
 */
import { besideLayer, sigmoidLayer, vector } from 'lawgrad'

const pair = besideLayer(sigmoidLayer(2), sigmoidLayer(3))
export const y = pair.forward([[], []])(vector([1, 2, 3]))
//                                      ^ TS2345 · size · '3' · '5'
