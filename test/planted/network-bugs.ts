/**
 * Wrong ways to join layers, and wrong networks.
 */
import {
  compose,
  dense,
  denseLayer,
  input,
  scale,
  sigmoid,
  sigmoidLayer,
  tanh,
  type Layer,
  type Size,
  type Vector
} from 'lawgrad'
import type { Compose } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { planted, type PlantedBug } from './bug.ts'
import { withLens } from './internal/lens.ts'
import { scaledFirst } from './internal/trees.ts'
import { affine } from './layer-bugs.ts'
import { compositionLaws, networkLaws } from './part-laws.ts'

/** Composition with the first layer's gradient and the cotangent on its way scaled. */
const composing =
  (first: number, through: number): Compose =>
  <M extends Size, O extends Size, Q>(second: Layer<M, O, Q>) =>
  <I extends Size, P>(before: Layer<I, M, P>) => {
    const right = compose(second)(before)
    return withLens<I, O, readonly [P, Q]>(right, algebra => {
      const at = right.at(algebra)
      const scaled = scaledFirst<P, Q>(algebra, before.shape, first)
      return (parameters, x, noise) => {
        const { output, pullback } = at(parameters, x, noise)
        return {
          output,
          pullback: c => {
            const back = pullback(c)
            return { parameters: scaled(back.parameters), input: algebra.scale(algebra.num(through))(back.input) }
          }
        }
      }
    })
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
          pipe(denseLayer(2, 2).forward(first)(x), y => sigmoidLayer(2).forward(a)(y))
    }),
    networkLaws
  ),
  planted(
    'layer',
    'network: a parameter too many',
    'the size of the parameters is off by one',
    () => ({ ...network, shape: { ...network.shape, count: network.shape.count + 1 } }),
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
