/**
 * Wrong ways to join layers and to use a value twice, wrong networks, wrong shapes.
 */
import {
  compose,
  dense,
  denseLayer,
  getAdditiveMonoid,
  getVectorSpace,
  input,
  residualLayer,
  scale,
  sharedLayer,
  sigmoid,
  sigmoidLayer,
  tanh,
  vectorShape,
  type Layer,
  type Vector
} from '../../src/index.ts'
import { pipe } from 'fp-ts/lib/function.js'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import { refuse } from '../internal/refuse.ts'
import { accumulatorSuite } from '../suites/accumulator.ts'
import type { Compose } from '../suites/composition.ts'
import { group, planted, type PlantedBug } from './bug.ts'
import { affine, type Affine } from './layer-bugs.ts'
import { compositionLaws, networkLaws, residualLaws, shapeLaws, sharedLaws } from './part-laws.ts'

type Subject = Layer<2, 2, Affine>

const residual = residualLayer(affine)
const twice = sharedLayer(2, affine)
const space = getVectorSpace(affine.shape)

const uses = (layer: Layer<2, 2, Affine>, parameters: Affine, x: Vector<2>) => {
  const first = layer.vjp(parameters)(x)
  const second = layer.vjp(parameters)(first.output)
  return { first, second }
}

/** `=` for `+=` where a value is used twice. */
export const sharingBugs: readonly PlantedBug<Subject>[] = [
  planted(
    'layer',
    'residual: = for +=',
    'the cotangent of a residual’s input is overwritten instead of summed: the block’s alone is left',
    () => ({
      ...residual,
      vjp: (p: Affine) => (x: Vector<2>) => ({
        output: residual.forward(p)(x),
        pullback: affine.vjp(p)(x).pullback
      })
    }),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'residual: block forgotten',
    'the cotangent of a residual’s input is the cotangent of its output: the block’s is forgotten',
    () => ({
      ...residual,
      vjp: (p: Affine) => (x: Vector<2>) => ({
        output: residual.forward(p)(x),
        pullback: (c: Vector<2>) => ({ ...residual.vjp(p)(x).pullback(c), input: c })
      })
    }),
    residualLaws(affine)
  ),
  planted(
    'layer',
    'shared weights: = for +=',
    'the gradient of shared weights is overwritten instead of summed: only the last use counts',
    () => ({
      ...twice,
      vjp: (p: Affine) => (x: Vector<2>) => {
        const { second } = uses(affine, p, x)
        return {
          output: second.output,
          pullback: (c: Vector<2>) => ({ ...twice.vjp(p)(x).pullback(c), parameters: second.pullback(c).parameters })
        }
      }
    }),
    sharedLaws(affine, 2)
  ),
  planted(
    'layer',
    'shared weights: mean for sum',
    'the gradients of the uses of shared weights are averaged instead of summed',
    () => ({
      ...twice,
      vjp: (p: Affine) => (x: Vector<2>) => {
        const { output, pullback } = twice.vjp(p)(x)
        return {
          output,
          pullback: (c: Vector<2>) => {
            const back = pullback(c)
            return { ...back, parameters: space.scale(0.5)(back.parameters) }
          }
        }
      }
    }),
    sharedLaws(affine, 2)
  )
]

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

const { shape } = affine

/** Wrong codecs between parameters and rows of numbers, and wrong vector spaces. */
export const shapeBugs: readonly PlantedBug<Parameters<typeof shapeLaws<Affine>>[0]>[] = [
  planted(
    'codec',
    'shape: flattened backwards',
    'flatten begins with the last component',
    () => ({ shape: { ...shape, flatten: (tree: Affine) => shape.flatten(tree).toReversed() } }),
    shapeLaws
  ),
  planted(
    'codec',
    'shape: column by column',
    'wrong axis: flatten goes through the weights column by column, unflatten row by row',
    () => ({
      shape: {
        ...shape,
        flatten: (tree: Affine) => {
          const [a = 0, b = 0, c = 0, ...rest] = shape.flatten(tree)
          return [a, c, b, ...rest]
        }
      }
    }),
    shapeLaws
  ),
  planted(
    'codec',
    'shape: single precision',
    'parameters are kept in single precision',
    () => ({
      shape: { ...shape, unflatten: (numbers: readonly number[]) => shape.unflatten(numbers.map(Math.fround)) }
    }),
    shapeLaws
  ),
  planted(
    'codec',
    'shape: size off by one',
    'the size is one too small',
    () => ({ shape: { ...shape, size: 5 } }),
    shapeLaws
  ),
  planted(
    'codec',
    'vector space: subtraction turned around',
    'b − a for a − b',
    () => ({ shape, space: { ...space, subtract: (b: Affine) => (a: Affine) => space.subtract(a)(b) } }),
    shapeLaws
  ),
  planted(
    'codec',
    'vector space: inner product off by one',
    'a loop starts one too late: the inner product forgets the first component',
    () => ({
      shape,
      space: {
        ...space,
        inner: (b: Affine) => (a: Affine) => space.inner(shape.unflatten([0, ...shape.flatten(b).slice(1)]))(a)
      }
    }),
    shapeLaws
  )
]

const three = vectorShape(3)
const sum = getAdditiveMonoid(three)

const accumulatorLaws = (monoid: Monoid<Vector<3>>) => [group('accumulator', accumulatorSuite(three, monoid))]

/** Wrong accumulators of gradients. */
export const accumulatorBugs: readonly PlantedBug<Monoid<Vector<3>>>[] = [
  planted(
    'batch',
    'accumulator: first counted twice',
    'the first addend counts twice',
    () => ({ ...sum, concat: (a: Vector<3>, b: Vector<3>) => sum.concat(a, sum.concat(a, b)) }),
    accumulatorLaws
  ),
  planted(
    'batch',
    'accumulator: running average',
    'gradients are averaged as they come, ½(a + b), which weighs the last most',
    () => ({ ...sum, concat: (a: Vector<3>, b: Vector<3>) => scale(0.5)(sum.concat(a, b)) }),
    accumulatorLaws
  ),
  planted(
    'batch',
    'accumulator: infinity refused',
    'adding throws where a number is not finite',
    () => ({
      ...sum,
      concat: (a: Vector<3>, b: Vector<3>) =>
        [...a, ...b].every(Number.isFinite) ? sum.concat(a, b) : refuse('not finite')
    }),
    accumulatorLaws
  )
]
