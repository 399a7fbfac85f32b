/**
 * A wrong stage of a network that is loaded later.
 *
 * Who awaits it is not blamed.
 */
import { append, dense, denseLayer, input, pipe, sigmoid } from 'lawgrad'

const load = async () => pipe(input(2), dense(3), append(denseLayer(4, 1)), sigmoid)
//                                                ^ TS2345 · outputs · '3' · '4'
export const count = load().then(network => network.shape.count)
