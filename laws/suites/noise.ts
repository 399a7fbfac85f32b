/**
 * What noise must satisfy: it is an input like any other, drawn with its example, and its mean in prediction.
 */
import * as fc from 'fast-check'
import {
  batchNoise,
  costGradient,
  drawNoise,
  eqRandom,
  gradientDescent,
  initialState,
  meanNoise,
  pythonRandom,
  realScalar,
  step,
  uniform,
  type Batch,
  type Example,
  type Layer,
  type Loss,
  type Noise,
  type Nothing,
  type Size,
  type Trainer
} from '../../src/index.ts'
import { outputOver } from '../../src/layer/over.ts'
import { upTo } from '../arbitraries/dense-data.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { batchOf, noiseOf, parametersOf } from '../arbitraries/tensors.ts'
import { compareValues, sameBits } from '../compare.ts'
import { flat } from '../internal/flat.ts'
import { selected } from '../internal/selected.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { dualNumbers } from '../oracles/exact.ts'
import { costField } from '../oracles/field.ts'
import { all, claim, unchecked, type Verdict } from '../verdict.ts'
import { largest } from './differentiated.ts'
import { answers, layerPoint } from './layer/point.ts'

/** What noise is tried on. */
export type NoiseOptions = {
  /** ±2 by default. */
  readonly inputs?: fc.Arbitrary<number>
  /** ±2 by default. */
  readonly parameters?: fc.Arbitrary<number>
  /** Those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
  /** The gradient of a batch under test, the library's by default. */
  readonly costGradient?: typeof costGradient
  /** The draw of a batch's noise under test, the library's by default. */
  readonly batchNoise?: typeof batchNoise
}

/** A batch with the noise of each example. */
type Course<I extends Size, O extends Size, P> = {
  readonly batch: Batch<I, O>
  readonly parameters: P
  readonly seed: number
  readonly at: number
}

/**
 * The laws of the noise of a network: given the noise, all is pure; without it `forward` has the mean; what is drawn has the declared sizes, and a
 * network without noise draws nothing; examples are drawn one after the other; the gradient of a batch is the mean of those of its examples each
 * with its own noise, in whatever order; and a step of training draws from its state. Never fails.
 *
 * @example
 * ```ts
 * import { layer, noParameters, noShape, quadraticLoss, standardNormal } from 'lawgrad'
 * import { noiseSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const shaken = layer({
 *   name: 'shaken',
 *   inputs: 2,
 *   outputs: 2,
 *   shape: noShape,
 *   noise: { size: 2, distribution: standardNormal },
 *   equation: ({ add }) => (_, noise) => x => add(noise)(x),
 *   pullback: () => () => c => ({ parameters: noParameters, input: c })
 * })
 * const reports = runSuite({ seed: 1, runs: 10 })(noiseSuite(shaken, quadraticLoss))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const noiseSuite = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  options: NoiseOptions = {}
): Suite => {
  const { inputs = ordinary(2), parameters = ordinary(2), targets = ordinary(1).map(Math.abs) } = options
  const { costGradient: differentiate = costGradient, batchNoise: draw = batchNoise } = options
  const points = layerPoint<I, O, P>(network, inputs, parameters)
  const courses: fc.Arbitrary<Course<I, O, P>> = fc.record({
    batch: batchOf<I, O>(network, { inputs, targets }),
    parameters: parametersOf(network.shape, parameters),
    seed: fc.nat(),
    at: fc.nat(63)
  })
  const make = (name: string, statement: string, check: (course: Course<I, O, P>) => Verdict): Law<Course<I, O, P>> =>
    law({ name, statement, source: 'equation (11): J is a mean over the examples', arbitrary: courses, check })
  const gradient = gradientOf<I, O, P>(network, loss, differentiate)
  const drawn = ({ batch, seed }: Course<I, O, P>): readonly Noise[] =>
    draw(network)(batch.examples.length)(pythonRandom(seed))[0]
  return suite(`noise of ${network.name}`, [
    law({
      name: 'pure given the noise',
      statement: 'the same input with the same noise gives the same answers bit for bit, whatever was drawn in between',
      source: 'the definition of a function',
      arbitrary: fc.tuple(points, noiseOf(network)),
      check: ([point, noise]) => {
        const first = answers(network, point)
        const between = answers(network, { ...point, noise })
        const again = answers(network, point)
        return all([
          claim(between.length === first.length, 'other noise gave another number of answers'),
          sameBits({ name: 'first answer', values: first }, { name: 'second answer', values: again })
        ])
      }
    }),
    law({
      name: 'prediction has the mean',
      statement:
        'forward, the pullback and the equation without noise are those with the means of the distributions, bit for bit',
      source: 'the definition of the noise of a layer',
      arbitrary: points,
      check: point => {
        const { parameters: theta, input, cotangent } = point
        const { output, pullback } = network.vjp(theta)(input)
        const back = pullback(cotangent)
        const given = answers(network, { ...point, noise: meanNoise(network) })
        const read = outputOver(realScalar)(network)(network.shape.flatten(theta), flat(input), meanNoise(network))
        return all([
          sameBits(
            {
              name: 'without noise',
              values: [
                ...flat(network.forward(theta)(input)),
                ...flat(output),
                ...network.shape.flatten(back.parameters),
                ...flat(back.input)
              ]
            },
            { name: 'with the means', values: given }
          ),
          sameBits({ name: 'equation with the means', values: read }, { name: 'forward', values: flat(output) })
        ])
      }
    }),
    law({
      name: 'drawn as declared',
      statement:
        'a tensor for each declared noise, of its sizes, the same from the same generator; without noise nothing is drawn',
      source: 'the definition of the noise of a layer',
      arbitrary: fc.nat(),
      check: seed => asDeclared(network, seed)
    }),
    make('n and then m = n + m', 'the noise of n and then of m examples is that of n + m', course => {
      const [n, m] = [course.batch.examples.length, (course.at % 4) + 1]
      const [one, middle] = draw(network)(n)(pythonRandom(course.seed))
      const [two, after] = draw(network)(m)(middle)
      const [whole, end] = draw(network)(n + m)(pythonRandom(course.seed))
      return all([
        claim(whole.length === n + m, `expected the noise of ${n + m} examples; got that of ${whole.length}`),
        claim(eqRandom.equals(after, end), 'the generators afterwards differ'),
        sameNoise([...one, ...two], whole)
      ])
    }),
    make('batch = mean of singles with their noise', 'each example has its own noise in the mean', course => {
      const noise = drawn(course)
      const { examples } = course.batch
      const singles = upTo(examples.length).map(k => gradient(course, [k], noise))
      return alike(network, loss, course, noise, gradient(course, upTo(examples.length), noise), {
        name: 'mean of singles',
        values: mean(singles)
      })
    }),
    make(
      'noise moves with its example',
      'in another order, each example with its noise, the gradient is the same',
      course => {
        const noise = drawn(course)
        const order = upTo(course.batch.examples.length)
        const turned = [
          ...order.slice(1 + (course.at % order.length)),
          ...order.slice(0, 1 + (course.at % order.length))
        ]
        return order.every((k, i) => turned[i] === k)
          ? unchecked('nothing compared')
          : alike(network, loss, course, noise, gradient(course, order, noise), {
              name: 'in another order',
              values: gradient(course, turned, noise)
            })
      }
    ),
    make(
      'a step draws from its state',
      'cost and gradient of a step are those with the noise that its generator draws',
      course => {
        const trainer: Trainer<I, O, P, readonly [Nothing]> = { network, loss, optimizer: gradientDescent(0.5) }
        const start = initialState<I, O, P, readonly [Nothing]>(trainer, uniform(-1, 1))(pythonRandom(course.seed))
        const [noise, random] = draw(network)(course.batch.examples.length)(start.random)
        const expected = differentiate<I, O, P>(network, loss)(course.batch, noise)(start.parameters)
        const [metrics, next] = step<I, O, P, readonly [Nothing]>(trainer)(course.batch)(start)
        return all([
          claim(
            eqRandom.equals(next.random, random),
            'expected the generator to be where the noise of the batch leaves it'
          ),
          sameBits({ name: 'cost of the step', values: [metrics.cost] }, { name: 'cost', values: [expected.cost] })
        ])
      }
    )
  ])
}

const mean = (rows: readonly (readonly number[])[]): readonly number[] =>
  (rows[0] ?? []).map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? Number.NaN), 0) / rows.length)

/** The cost of some of the examples of a course, each with its noise, and the gradient. */
const gradientOf =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<NoInfer<O>>,
    differentiate: typeof costGradient
  ) =>
  ({ batch, parameters }: Course<I, O, P>, indices: readonly number[], noise: readonly Noise[]): readonly number[] => {
    const part = selected<I, O>(batch, indices)
    const own = indices.map(k => noise[k] ?? [])
    const { cost, gradient } = differentiate<I, O, P>(network, loss)(part, own)(parameters)
    return [cost, ...network.shape.flatten(gradient)]
  }

/** Within 1e-12 of the largest component, or within twice the rounding of the cost's derivatives where that is not enough. */
const alike = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  { batch, parameters }: Course<I, O, P>,
  noise: readonly Noise[],
  whole: readonly number[],
  right: { readonly name: string; readonly values: readonly number[] }
): Verdict => {
  const tolerance = 1e-12 * largest(right.values)
  const sides = { names: ['cost'], left: { name: 'batch', values: whole }, right, tolerance: () => tolerance }
  const verdict = compareValues(sides)
  const inputs = batch.examples.flatMap(({ input }: Example<I, O>) => flat(input))
  const rounding = () =>
    largest(
      dualNumbers
        .gradient(costField<I, O, P>(network, loss, batch, noise))([...network.shape.flatten(parameters), ...inputs])
        .map(({ uncertainty }) => uncertainty)
    )
  return verdict._tag === 'Fail' ? compareValues({ ...sides, excuse: () => 2 * rounding() }) : verdict
}

const sameNoise = (left: readonly Noise[], right: readonly Noise[]): Verdict => {
  const numbers = (all_: readonly Noise[]) => all_.flatMap(noise => noise.flatMap(flat))
  return numbers(left).length === 0
    ? claim(left.length === right.length, `expected noise for ${right.length} examples; got ${left.length}`)
    : sameBits({ name: 'n and then m', values: numbers(left) }, { name: 'n + m', values: numbers(right) })
}

const asDeclared = <I extends Size, O extends Size, P>(network: Layer<I, O, P>, seed: number): Verdict => {
  const random = pythonRandom(seed)
  const [[one, after], [two]] = [drawNoise(network)(random), drawNoise(network)(random)]
  const sizes = (noise: Noise) => noise.map(({ size }) => String(size)).join('; ')
  const expected = network.noise.map(({ extents }) => String(extents)).join('; ')
  return all([
    claim(sizes(one) === expected, `expected noise of sizes ${expected}; got ${sizes(one)}`),
    claim(
      sizes(meanNoise(network)) === expected,
      `expected means of sizes ${expected}; got ${sizes(meanNoise(network))}`
    ),
    claim(
      one.flatMap(flat).every((x, i) => Object.is(x, two.flatMap(flat)[i])),
      'the same generator gave other noise'
    ),
    claim(
      eqRandom.equals(random, after) === (network.noise.length === 0),
      network.noise.length === 0 ? 'a layer without noise drew some' : 'nothing was drawn of the generator'
    )
  ])
}
