/**
 * `prove` encloses the true gradient of a network at a point, and says whether the executed one lies within.
 */
import {
  batchNoise,
  dualOver,
  gaussians,
  pythonRandom,
  realScalar,
  shuffle,
  split,
  type Batch,
  type Layer,
  type Loss,
  type Noise,
  type Random,
  type Size
} from '../../src/index.ts'
import { flat } from '../internal/flat.ts'
import { componentNames } from '../names.ts'
import { complexStep } from '../oracles/exact.ts'
import { costField, restrict, wholeGradientOver } from '../oracles/field.ts'
import { referenceGradient } from '../verify/executed.ts'
import { tensorsOf, type Stretch } from '../verify/tensors.ts'
import { judge } from './judge.ts'
import { worstGrade, type ProofReport, type TensorProof } from './report.ts'
import { tornScalar, type Torn } from './torn.ts'

/** What `prove` is told. */
export type ProveOptions<I extends Size, O extends Size, P> = {
  readonly batch: Batch<I, O>
  readonly parameters: P
  /** Everything random comes from it: 0 unless said. */
  readonly seed?: number
  /** Up to so many components of each tensor are proved, drawn by the seed of a larger one: 64 unless said. */
  readonly components?: number
  /**
   * The executed gradient, unless it is that of the reference: given the noise of each example, by all parameters and then by each example's input, flat. The
   * inputs may be left out, and then nothing is said of them.
   */
  readonly gradient?: (batch: Batch<I, O>, noise: readonly Noise[]) => (parameters: P) => readonly number[]
}

/** What encloses the derivatives of one cost at one point. */
type Ground = {
  readonly executed: readonly number[]
  readonly pullback: readonly Torn[]
  /** The scale of the problem: the greatest component, or the cost. */
  readonly scale: number
  /** The tangent of the cost along tangents of all parameters and inputs. */
  readonly tangent: (along: (index: number) => number) => Torn
  /** What the complex step says of a component. */
  readonly oracle: (index: number) => number
}

const dual = dualOver(tornScalar)

/** The sum of numbers times rates, with a bound on its rounding. */
const weighted = (numbers: readonly Torn[], rates: readonly number[]): Torn =>
  numbers.reduce(
    (sum, g, k) => tornScalar.add(sum, tornScalar.mul(g, tornScalar.fromNumber(rates[k] ?? 0))),
    tornScalar.zero
  )

const none: Torn = { value: Number.NaN, error: Number.NaN, torn: false }

/** The components of a tensor that are proved, and those that are left out, each in order. */
const drawn = (
  { offset, size }: Stretch,
  most: number,
  random: Random
): { readonly asked: readonly number[]; readonly left: readonly number[] } => {
  const indices = Array.from({ length: size }, (_, k) => offset + k)
  const [order] = size <= most ? [indices] : shuffle(indices)(random)
  const kept = new Set(order.slice(0, most))
  return { asked: indices.filter(i => kept.has(i)), left: indices.filter(i => !kept.has(i)) }
}

const proofOf =
  ({ executed, pullback, scale, tangent, oracle }: Ground, names: readonly string[], most: number) =>
  (stretch: Stretch, random: Random): TensorProof => {
    const { name: tensor, size } = stretch
    const [own, other] = split(random)
    const { asked, left } = drawn(stretch, most, own)
    const components = asked.map(index =>
      judge({
        name: names[index] ?? tensor,
        executed: executed[index] ?? Number.NaN,
        derivative: tangent(i => (i === index ? 1 : 0)),
        pullback: pullback[index] ?? none,
        scale,
        summed: 0,
        oracle: () => oracle(index)
      })
    )
    if (left.length === 0) return { tensor, size, grade: worstGrade(components.map(({ grade }) => grade)), components }
    const [draws] = gaussians(left.length)(other)
    const rates = draws.map(x => x / Math.sqrt(left.length))
    const rateOf = new Map(left.map((index, k) => [index, rates[k] ?? 0]))
    const sum = weighted(
      left.map(i => tornScalar.fromNumber(executed[i] ?? Number.NaN)),
      rates
    )
    const met = judge({
      name: `${tensor}, a direction in ${left.length} others`,
      executed: sum.value,
      derivative: tangent(i => rateOf.get(i) ?? 0),
      pullback: weighted(
        left.map(i => pullback[i] ?? none),
        rates
      ),
      scale,
      summed: sum.error
    })
    const along = met.grade === 'enclosed' || met.grade === 'certified' ? { ...met, grade: 'sampled' as const } : met
    return {
      tensor,
      size,
      grade: worstGrade([...components, along].map(({ grade }) => grade)),
      components,
      rest: { count: left.length, along }
    }
  }

/**
 * Encloses the gradient of a cost by each parameter and each input, at given parameters, and says whether the executed gradient lies within.
 *
 * The true derivative is enclosed by dual numbers over {@link boundedScalar} from the equation alone, the exact value of the pullback by reading it over
 * `boundedScalar`. A component is `enclosed` where the executed number lies within the first, both meet, and the width is below 10⁻¹² of the scale or 2⁻²⁰
 * of the number. It is `certified` where that is not so, but the complex step agrees within 10⁻¹² of the scale; `unchecked`, with the reason, where zero is within the
 * error of what a `where` looks at and its sides differ, or nothing is finite; `outside` where it is further off than both bounds
 * together, the pullback's twice, as the executed gradient may sum in another order. Of a tensor larger than the budget the components left out are `sampled`: met
 * along one Gaussian direction, where errors may cancel.
 *
 * How rigorous: each operation's bound holds for the exact result, by the mean value theorem and the rounding of IEEE 754, not to first order only. The bounds themselves are computed
 * with rounded numbers, for which they are widened by 1 + 2⁻²⁰, enough for four million operations in a row. Taken on trust are the ulp bounds of the elementary functions, which are tested and not proved, and that no bound
 * falls below 2⁻¹⁰²², where it would lose digits. It is a proof at this point, for these examples and this noise, and for no other.
 *
 * Deterministic in the seed. Cost: for each component proved, and for each tensor larger than the budget, one reading of the equations of the batch over dual bounded numbers, about thirty times that of plain ones;
 * one reading of all pullbacks; two more readings where an oracle is asked. Never fails.
 *
 * @example
 * ```ts
 * import { batch, dense, input, quadraticLoss, sigmoid, vector } from 'lawgrad'
 * import { prove } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const network = pipe(input(2), dense(1), sigmoid)
 * const report = prove(network, quadraticLoss, {
 *   batch: batch([{ input: vector([1, 0.1]), target: vector([1]) }]),
 *   parameters: network.shape.unflatten([0.3, -0.7, 0.1])
 * })
 * assert.equal(report.grade, 'enclosed')
 * assert.equal(report.tensors.flatMap(({ components }) => components).every(({ ulps }) => ulps < 1000), true)
 * ```
 */
export const prove = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  { batch, parameters, seed = 0, components = 64, gradient }: ProveOptions<I, O, P>
): ProofReport => {
  const [noise, random] = batchNoise(network)(batch.examples.length)(pythonRandom(seed))
  const ground = groundOf<I, O, P>(network, loss, batch, noise, parameters, gradient)
  const names = componentNames(network.shape, batch)
  const all = tensorsOf(network.shape, batch)
  const stretches = ground.executed.length > network.shape.count ? all : all.slice(0, -1)
  const prover = proofOf(ground, names, Math.max(1, components))
  const [tensors] = stretches.reduce<readonly [readonly TensorProof[], Random]>(
    ([before, from], stretch) => {
      const [own, next] = split(from)
      return [[...before, prover(stretch, own)], next]
    },
    [[], random]
  )
  return {
    network: network.name,
    loss: loss.name,
    seed,
    examples: batch.examples.length,
    readings: tensors.reduce((sum, { components: all, rest }) => sum + all.length + (rest === undefined ? 0 : 1), 1),
    grade: worstGrade(tensors.map(({ grade }) => grade)),
    tensors
  }
}

const groundOf = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<O>,
  batch: Batch<I, O>,
  noise: readonly Noise[],
  parameters: P,
  given: ProveOptions<I, O, P>['gradient']
): Ground => {
  const theta = network.shape.flatten(parameters)
  const inputs = batch.examples.flatMap(({ input }) => flat(input))
  const field = costField<I, O, P>(network, loss, batch, noise)
  const [f, point] = [field(dual), [...theta, ...inputs]]
  const constants = point.map(dual.fromNumber)
  const executed = (given ?? referenceGradient<I, O, P>(network, loss))(batch, noise)(parameters)
  const pullback = wholeGradientOver<I, O, P>(network, loss, batch, noise)(tornScalar)(theta.map(tornScalar.fromNumber))
  return {
    executed,
    pullback,
    scale: pullback.reduce(
      (most, { value }) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
      Math.abs(field(realScalar)(point))
    ),
    tangent: along =>
      f(constants.map((x, i) => (along(i) === 0 ? x : { ...x, tangent: tornScalar.fromNumber(along(i)) }))).tangent,
    oracle: index =>
      complexStep.gradient(restrict(field, point, [index]))([point[index] ?? Number.NaN])[0]?.value ?? Number.NaN
  }
}
