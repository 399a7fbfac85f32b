/**
 * `verify` holds the gradient of a network, tensor by tensor, against every oracle, and says whom to believe.
 */
import * as O from 'fp-ts/lib/Option.js'
import {
  batchNoise,
  gaussians,
  pythonRandom,
  realScalar,
  split,
  type Batch,
  type Layer,
  type Loss,
  type Noise,
  type Random,
  type Size
} from '../../src/index.ts'
import { causeOf } from './cause.ts'
import { flat } from '../internal/flat.ts'
import { once } from '../internal/once.ts'
import { componentNames } from '../names.ts'
import { costBranches } from '../oracles/branches.ts'
import { costField } from '../oracles/field.ts'
import { all, unchecked } from '../verdict.ts'
import { determinism } from './determinism.ts'
import { referenceGradient } from './executed.ts'
import type { Probe, Subject } from './finding.ts'
import { defaultJudges, type Judge } from './judges.ts'
import { drawBatch, drawPoints, type NamedPoint } from './points.ts'
import { mergedReports } from './merge.ts'
import { coverageOf, type TensorReport, type VerifyReport } from './report.ts'
import { sampleOf } from './sample.ts'
import { checkTensor } from './tensor-check.ts'
import { tensorsOf, type Stretch } from './tensors.ts'

/** What `verify` may be told. */
export type VerifyOptions<I extends Size, O extends Size, P> = {
  /** Everything random comes from it: 0 unless said. */
  readonly seed?: number
  /** The examples; unless given, `examples` of them with Gaussian inputs and targets uniform on [0, 1). */
  readonly batch?: Batch<I, O>
  /** How many examples to draw: 3 unless said. */
  readonly examples?: number
  /** The point to verify at; unless given, an initial point and the point after `steps` steps from there. */
  readonly parameters?: P
  /** Steps of gradient descent to the trained point: 20 unless said. */
  readonly steps?: number
  /** Tensors of up to this many components are checked component by component: 64 unless said. */
  readonly components?: number
  /** So many components of each larger tensor, at ends of all axes and random: 16 unless said. */
  readonly sample?: number
  /** Gaussian directions, about of length 1, through all components of each larger tensor: 4 unless said. */
  readonly directions?: number
  /** The oracles with their gates: `defaultJudges` unless said. */
  readonly judges?: readonly Judge[]
  /**
   * The gradient under test, unless it is the library's: of J over the batch, given the noise of each example, with respect to all parameters
   * and then each example's input, flat.
   */
  readonly gradient?: (batch: Batch<I, O>, noise: readonly Noise[]) => (parameters: P) => readonly number[]
}

/** What is found about a tensor, and at which point: 0 is the first. */
export type Answered = { readonly at: number; readonly report: TensorReport }

/** One thing to do: some components of a tensor, or directions through all of it. */
export type VerificationCheck = {
  readonly point: string
  readonly tensor: string
  readonly kind: TensorReport['probes']['kind']
  readonly check: () => Answered
}

/**
 * A verification that is to be done: its checks one by one, components before directions; more of them, of components that were not looked at before, twice as
 * many in each round, none where all have been; and the report of answers.
 */
export type Verification = {
  readonly checks: readonly VerificationCheck[]
  readonly further: (round: number) => readonly VerificationCheck[]
  readonly report: (answers: readonly Answered[]) => VerifyReport
}

/**
 * Verifies the gradient of a network under a loss: every parameter tensor and the input, against dual numbers, the complex step, Richardson's
 * extrapolation and central differences, at an initial and at a trained point.
 *
 * Of a large tensor some components are looked at, and exact oracles differentiate along directions through all of it. Each comparison has passed its negative
 * control, and says what tolerance would have been needed and what error it would have detected. The noise of a network that has some is drawn once for each example. Deterministic in the seed. Cost: for each point, component and oracle up to 8 evaluations of J. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, quadraticLoss, sigmoid } from 'lawgrad'
 * import { verify } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const report = verify(pipe(input(2), dense(2), sigmoid, dense(1), sigmoid), quadraticLoss)
 * assert.equal(report.verdict._tag, 'Pass')
 * assert.deepEqual(
 *   report.points[0]?.tensors.map(({ tensor }) => tensor),
 *   ['0.weights', '0.bias', '2.weights', '2.bias', 'input']
 * )
 * ```
 */
export const verify = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  options: VerifyOptions<I, O, P> = {}
): VerifyReport => {
  const { checks, report } = verification<I, O, P>(network, loss, options)
  return report(checks.map(({ check }) => check()))
}

/** What `verify` does, to be done check by check. Cost: that of training to the second point, the checks not counted. */
export const verification = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  options: VerifyOptions<I, O, P> = {}
): Verification => {
  const { seed = 0, examples = 3, steps = 20, parameters } = options
  const [drawn, rest] = drawBatch<I, O, P>(network, examples)(pythonRandom(seed))
  const [child, other] = split(rest)
  const batch = options.batch ?? drawn
  const [noise, random] = batchNoise(network)(batch.examples.length)(other)
  const points: readonly NamedPoint<P>[] =
    parameters === undefined
      ? drawPoints<I, O, P>(network, loss, batch, steps)(child)
      : [{ name: 'given parameters', parameters }]
  const gradient = options.gradient ?? referenceGradient<I, O, P>(network, loss)
  const cause = causeOf<I, O, P>(network, loss, batch, noise, gradient)
  const tensors = tensorsOf(network.shape, batch)
  const places = points.map(({ name, parameters: at }) => ({
    name,
    subject: once(() => subjectAt<I, O, P>(network, loss, batch, noise, gradient(batch, noise))(at)),
    steady: once(() => determinism<I, O, P>(network, loss, batch, noise, gradient(batch, noise))(at))
  }))
  const names = once(() => componentNames(network.shape, batch))
  const judges = options.judges ?? defaultJudges
  const checksFrom = (probesOf: ProbesOf, by: readonly Judge[]): readonly VerificationCheck[] =>
    places.flatMap(({ name, subject, steady }, at) =>
      tensors.flatMap((tensor, t): readonly VerificationCheck[] => {
        const { kind, count, probes } = probesOf(tensor, ownRandom(random, at * tensors.length + t))
        const check = (): Answered => {
          steady()
          return { at, report: checkTensor(subject(), by)(tensor.name, tensor.size, kind, probes(names())) }
        }
        return count === 0 ? [] : [{ point: name, tensor: tensor.name, kind, check }]
      })
    )
  const { components = 64, sample = 16, directions = 4 } = options
  const wanted = (round: number) => (round < 0 ? 0 : sample * 2 ** round)
  const round = (k: number) => checksFrom(componentsOf(components, wanted(k - 1), wanted(k)), judges)
  const exact = judges.filter(({ oracle }) => oracle.reach === undefined)
  return {
    checks: [...round(0), ...checksFrom(directionsOf(components, directions), exact.length > 0 ? exact : judges)],
    further: k => round(Math.max(1, k)),
    report: answers => {
      const verdicts = places.map(({ steady }) => steady())
      const found = places.map((_, k) => mergedReports(answers.flatMap(({ at, report }) => (at === k ? [report] : []))))
      return {
        network: network.name,
        loss: loss.name,
        seed,
        examples: batch.examples.length,
        verdict: all([
          ...verdicts.filter(({ _tag }) => _tag === 'Fail'),
          ...answers.map(({ report: { verdict } }) => verdict)
        ]),
        coverage: coverageOf(found.flat()),
        ...causeField(
          verdicts.some(({ _tag }) => _tag === 'Fail')
            ? O.some('not deterministic: the same parameters and inputs gave other numbers when asked again')
            : answers.some(({ report: { verdict } }) => verdict._tag === 'Fail')
              ? cause(points)
              : O.none
        ),
        points: places.map(({ name, subject }, k) => ({
          point: name,
          cost: subject().value,
          determinism: verdicts[k] ?? unchecked('nothing compared'),
          tensors: found[k] ?? []
        }))
      }
    }
  }
}

const causeField = O.match(
  () => ({}),
  (cause: string) => ({ cause })
)

const subjectAt =
  <I extends Size, O extends Size, P>(
    network: Layer<I, O, P>,
    loss: Loss<O>,
    batch: Batch<I, O>,
    noise: readonly Noise[],
    gradient: (parameters: P) => readonly number[]
  ) =>
  (parameters: P): Subject => {
    const field = costField<I, O, P>(network, loss, batch, noise)
    const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
    return {
      field,
      point,
      value: field(realScalar)(point),
      gradient: gradient(parameters),
      branches: costBranches<I, O, P>(network, loss, batch, noise)
    }
  }

/** The generator of a tensor at a point. */
const ownRandom = (random: Random, place: number): Random =>
  place === 0 ? split(random)[0] : ownRandom(split(random)[1], place - 1)

type Asked = {
  readonly kind: TensorReport['probes']['kind']
  readonly count: number
  readonly probes: (names: readonly string[]) => readonly Probe[]
}

type ProbesOf = (tensor: Stretch, random: Random) => Asked

/** All components of a small tensor; of a larger one so many as a sample has, without those that a smaller sample has. */
const componentsOf =
  (small: number, before: number, wanted: number): ProbesOf =>
  ({ name, offset, size, extents }, random) => {
    const isSmall = size <= small
    const [past, sampled] = [before, wanted].map(count =>
      sampleOf(extents, random, isSmall && count > 0 ? size : count)
    )
    const known = new Set(past)
    const places = (sampled ?? []).filter(place => !known.has(place))
    return {
      kind: 'components',
      count: places.length,
      probes: names =>
        places.map(place => ({ name: names[offset + place] ?? name, offset: offset + place, direction: [1] }))
    }
  }

/** Directions through all components of a tensor that is not small. */
const directionsOf =
  (small: number, directions: number): ProbesOf =>
  ({ name, offset, size }, random) => ({
    kind: 'directions',
    count: size <= small ? 0 : directions,
    probes: () => {
      const [values] = gaussians(size * directions)(split(random)[1])
      return Array.from({ length: directions }, (_, d) => ({
        name: `${name} along direction ${d}`,
        offset,
        direction: values.slice(d * size, (d + 1) * size).map(x => x / Math.sqrt(size))
      }))
    }
  })
