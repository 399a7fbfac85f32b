/**
 * `verify` holds the gradient of a network, tensor by tensor, against every oracle, and says whom to believe.
 */
import * as O from 'fp-ts/lib/Option.js'
import {
  backpropagate,
  batchNoise,
  costGradient,
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
import { componentNames } from '../names.ts'
import { costBranches } from '../oracles/branches.ts'
import { costField } from '../oracles/field.ts'
import { all, unchecked } from '../verdict.ts'
import { determinism } from './determinism.ts'
import type { Probe, Subject } from './finding.ts'
import { defaultJudges, type Judge } from './judges.ts'
import { drawBatch, drawPoints, type NamedPoint } from './points.ts'
import type { TensorReport, VerifyReport } from './report.ts'
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
  /** Tensors of up to this many components are checked component by component, larger ones in Gaussian directions, about of length 1: 64 unless said. */
  readonly components?: number
  /** Directions for each large tensor: 8 unless said. */
  readonly directions?: number
  /** The oracles with their gates: `defaultJudges` unless said. */
  readonly judges?: readonly Judge[]
  /**
   * The gradient under test, unless it is the library's: of J over the batch, given the noise of each example, with respect to all parameters
   * and then each example's input, flat.
   */
  readonly gradient?: (batch: Batch<I, O>, noise: readonly Noise[]) => (parameters: P) => readonly number[]
}

/** A verification that is to be done: its checks one by one, and the report of their answers, given in order. */
export type Verification = {
  readonly checks: readonly {
    readonly point: string
    readonly tensor: string
    readonly check: () => TensorReport
  }[]
  readonly report: (answers: readonly TensorReport[]) => VerifyReport
}

/**
 * Verifies the gradient of a network under a loss: every parameter tensor and the input, against dual numbers, the complex step, Richardson's
 * extrapolation and central differences, at an initial and at a trained point.
 *
 * Each comparison has passed its negative control, and says what tolerance would have been needed and what error it would have
 * detected. The noise of a network that has some is drawn once for each example. Deterministic in the seed. Cost: for each point, component and oracle up to 8 evaluations of J. Never fails.
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
  const gradient = options.gradient ?? libraryGradient<I, O, P>(network, loss)
  const cause = causeOf<I, O, P>(network, loss, batch, noise, gradient(batch, noise))
  const tensors = tensorsOf(network.shape, batch)
  const subjects = points.map(point => ({
    point: point.name,
    subject: subjectAt<I, O, P>(network, loss, batch, noise, gradient(batch, noise))(point.parameters)
  }))
  const steady = points.map(({ parameters: at }) =>
    determinism<I, O, P>(network, loss, batch, noise, gradient(batch, noise))(at)
  )
  const probes = probesOf(componentNames(network.shape, batch), options)
  const [checks] = subjects
    .flatMap(each => tensors.map(tensor => ({ ...each, tensor })))
    .reduce<readonly [Verification['checks'], Random]>(
      ([before, from], { point, subject, tensor }) => {
        const [own, next] = split(from)
        const check = () => {
          const [kind, asked] = probes(tensor)(own)
          return checkTensor(subject, options.judges ?? defaultJudges)(tensor.name, tensor.size, kind, asked)
        }
        return [[...before, { point, tensor: tensor.name, check }], next]
      },
      [[], random]
    )
  return {
    checks,
    report: answers => ({
      network: network.name,
      loss: loss.name,
      seed,
      examples: batch.examples.length,
      verdict: all([...steady.filter(({ _tag }) => _tag === 'Fail'), ...answers.map(({ verdict }) => verdict)]),
      coverage: {
        certified: answers.reduce((sum, { certified }) => sum + certified, 0),
        of: answers.reduce((sum, { probes: { count } }) => sum + count, 0)
      },
      ...causeField(
        steady.some(({ _tag }) => _tag === 'Fail')
          ? O.some('not deterministic: the same parameters and inputs gave other numbers when asked again')
          : answers.some(({ verdict }) => verdict._tag === 'Fail')
            ? cause(points)
            : O.none
      ),
      points: subjects.map(({ point, subject }, k) => ({
        point,
        cost: subject.value,
        determinism: steady[k] ?? unchecked('nothing compared'),
        tensors: answers.slice(k * tensors.length, (k + 1) * tensors.length)
      }))
    })
  }
}

const causeField = O.match(
  () => ({}),
  (cause: string) => ({ cause })
)

const libraryGradient =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: Loss<O>) =>
  (batch: Batch<I, O>, noise: readonly Noise[]) =>
  (parameters: P): readonly number[] => {
    const through = backpropagate<I, O, P>(network, loss)(parameters)
    return [
      ...network.shape.flatten(costGradient<I, O, P>(network, loss)(batch, noise)(parameters).gradient),
      ...batch.examples.flatMap((example, k) =>
        flat(through(example, noise[k]).input).map(g => g / batch.examples.length)
      )
    ]
  }

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

const probesOf =
  (
    names: readonly string[],
    { components = 64, directions = 8 }: Pick<VerifyOptions<never, never, never>, 'components' | 'directions'>
  ) =>
  ({ name, offset, size }: Stretch) =>
  (random: Random): readonly [TensorReport['probes']['kind'], readonly Probe[]] => {
    const [values] = gaussians(size <= components ? 0 : size * directions)(random)
    return size <= components
      ? [
          'components',
          Array.from({ length: size }, (_, i) => ({
            name: names[offset + i] ?? name,
            offset: offset + i,
            direction: [1]
          }))
        ]
      : [
          'directions',
          Array.from({ length: directions }, (_, d) => ({
            name: `${name} along direction ${d}`,
            offset,
            direction: values.slice(d * size, (d + 1) * size).map(x => x / Math.sqrt(size))
          }))
        ]
  }
