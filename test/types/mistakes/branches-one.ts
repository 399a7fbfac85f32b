/**
 * A fork with one branch.
 *
 * One branch is no fork.
 */
import { denseLayer, fork } from 'lawgrad'

export const stage = fork(denseLayer(4, 3))
//                   ^ TS2555 · Expected at least 2 arguments, but got 1
