/**
 * A layer for a helper that takes as many outputs as inputs.
 *
 * Three inputs, two outputs.
 */
import { denseLayer, type Layer } from 'lawgrad'

const twice = <N extends number, P>(layer: Layer<N, NoInfer<N>, P>) => layer.name
export const name = twice(denseLayer(3, 2))
//                        ^ TS2345 · outputs · '2' · '3'
