/**
 * Branches behind a layer of another size.
 *
 * The branches take four numbers; there are three.
 */
import { dense, denseLayer, fork, input, pipe } from 'lawgrad'

const branches = fork(denseLayer(4, 3), denseLayer(4, 2))
export const network = pipe(input(5), dense(3), branches, dense(1))
//                                              ^ TS2345 · outputs · '3' · '4'
