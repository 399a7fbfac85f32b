/**
 * Wrong shapes of parameters, and wrong vector spaces and accumulators of them.
 */
import { getAdditiveMonoid, getVectorSpace, scale, vectorShape, type Vector } from 'lawgrad'
import type { Monoid } from 'fp-ts/lib/Monoid.js'
import { accumulatorSuite } from 'lawgrad/laws'
import { group, planted, type PlantedBug } from './bug.ts'
import { refuse } from './internal/refuse.ts'
import { affine, type Affine } from './layer-bugs.ts'
import { shapeLaws } from './part-laws.ts'

const { shape } = affine
const space = getVectorSpace(shape)

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
    () => ({ shape: { ...shape, count: 5 } }),
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
