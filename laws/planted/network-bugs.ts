/**
 * Wrong ways to join layers, and wrong networks.
 */
import {
  compose,
  dense,
  denseLayer,
  getVectorSpace,
  input,
  scale,
  sigmoid,
  sigmoidLayer,
  tanh,
  type Vector
} from '../../src/index.ts'
import { pipe } from 'fp-ts/lib/function.js'
import type { Compose } from '../suites/composition.ts'
import { planted, type PlantedBug } from './bug.ts'
import { affine } from './layer-bugs.ts'
import { compositionLaws, networkLaws } from './part-laws.ts'

/** Composition with the first layer's gradient and the cotangent on its way scaled. */
const composing =
  (first: number, through: number): Compose =>
  second =>
  before => {
    const right = compose(second)(before)
    return {
      ...right,
      vjp: parameters => x => {
        const { output, pullback } = right.vjp(parameters)(x)
        return {
          output,
          pullback: c => {
            const back = pullback(c)
            const [p, q] = back.parameters
            return { parameters: [getVectorSpace(before.shape).scale(first)(p), q], input: scale(through)(back.input) }
          }
        }
      }
    }
  }

/** Wrong compositions. */
export const compositionBugs: readonly PlantedBug<Compose>[] = [
  planted(
    'layer',
    'composition: cotangent of the first layer doubled',
    'the first layer’s gradient is counted twice when layers are composed',
    () => composing(2, 1),
    compositionLaws(affine)
  ),
  planted(
    'layer',
    'composition: cotangent halved',
    'the cotangent is halved on its way through a composition',
    () => composing(1, 0.5),
    compositionLaws(affine)
  )
]

const network = pipe(input(2), dense(2), sigmoid, dense(2), tanh)

/** Wrong networks. */
export const networkBugs: readonly PlantedBug<typeof network>[] = [
  planted(
    'layer',
    'network: a layer left out',
    'an index is off by one: the last layers are left out of the forward pass',
    () => ({
      ...network,
      forward:
        ([first, a]) =>
        (x: Vector<2>) =>
          pipe(x, denseLayer(2, 2).forward(first), sigmoidLayer(2).forward(a))
    }),
    networkLaws
  ),
  planted(
    'layer',
    'network: a parameter too many',
    'the size of the parameters is off by one',
    () => ({ ...network, shape: { ...network.shape, size: network.shape.size + 1 } }),
    networkLaws
  ),
  planted(
    'layer',
    'network: cotangent doubled',
    'the network doubles the cotangent before it goes back through the layers',
    () => ({
      ...network,
      vjp: parameters => x => ({
        output: network.vjp(parameters)(x).output,
        pullback: c => network.vjp(parameters)(x).pullback(scale(2)(c))
      })
    }),
    networkLaws
  )
]
