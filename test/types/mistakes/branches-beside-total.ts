/**
 * Networks side by side with inputs that do not add up.
 *
 * Two and three inputs make five; there are six.
 */
import { beside, dense, denseLayer, input, pipe } from 'lawgrad'

const left = denseLayer(2, 4)
const right = denseLayer(3, 1)
export const network = pipe(input(6), beside(left, right), dense(1))
//                                    ^ TS2345 · outputs · '6' · '5'
