/**
 * What the Hessian of the cost times a vector must satisfy: it is symmetric, and the derivative of the gradient.
 */
import * as fc from 'fast-check'
import {
  batchNoise,
  boundedScalar,
  dualOver,
  hessianVector,
  pythonRandom,
  realScalar,
  type Batch,
  type Bounded,
  type Layer,
  type Loss,
  type Size
} from '../../src/index.ts'
import { ordinary } from '../arbitraries/scalar.ts'
import { batchOf, parametersOf } from '../arbitraries/tensors.ts'
import { compareValues, sumRounding } from '../compare.ts'
import { compareGradients, scaledGate } from '../gate.ts'
import { flat } from '../internal/flat.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { costBranches } from '../oracles/branches.ts'
import { centralDifference } from '../oracles/central-difference.ts'
import { costField, costGradientOver, type Estimate, type ScalarField } from '../oracles/field.ts'
import { jumpWithin } from '../oracles/kink.ts'
import { all, claim, type Verdict } from '../verdict.ts'

/** What the Hessian is tried on. */
export type HessianOptions = {
  /** ±2 by default. */
  readonly inputs?: fc.Arbitrary<number>
  /** ±1 by default. */
  readonly parameters?: fc.Arbitrary<number>
  /** Those of [0, 1] by default. */
  readonly targets?: fc.Arbitrary<number>
  /** The product under test, the library's by default. */
  readonly hessianVector?: typeof hessianVector
}

/** Where the Hessian is tried: a batch, parameters and two directions as numbers, and where noise is drawn from. */
type Course<I extends Size, O extends Size> = {
  readonly batch: Batch<I, O>
  readonly theta: readonly number[]
  readonly u: readonly number[]
  readonly v: readonly number[]
  readonly seed: number
}

/** What all laws ask at a course: H times a direction with the bound on each component, and the fields that H is a derivative of. */
type Asked = {
  readonly times: (direction: readonly number[]) => readonly number[]
  readonly bounds: (direction: readonly number[]) => readonly number[]
  /** ∂²J/∂s∂t of J(θ + s·u + t·v), from the equations alone. */
  readonly second: () => Bounded
  /** t ↦ ⟨u, ∇J(θ + t·v)⟩ */
  readonly line: ScalarField
  readonly branches: (t: number) => readonly number[]
}

/**
 * The laws of the Hessian of the cost of a network with parameters: ⟨u, H·v⟩ = ⟨v, H·u⟩; linear in the direction; the second derivative by dual numbers of
 * dual numbers, from the equations alone; and the difference of the gradient along v. Never fails.
 *
 * @example
 * ```ts
 * import { dense, input, quadraticLoss, sigmoid } from 'lawgrad'
 * import { hessianSuite, runSuite } from 'lawgrad/laws'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const unit = pipe(input(2), dense(1), sigmoid)
 * const reports = runSuite({ seed: 1, runs: 10 })(hessianSuite(unit, quadraticLoss))
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const hessianSuite = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<NoInfer<O>>,
  options: HessianOptions = {}
): Suite => {
  const { inputs = ordinary(2), parameters = ordinary(1), targets = ordinary(1).map(Math.abs) } = options
  const numbers = (arbitrary: fc.Arbitrary<number>) => parametersOf(network.shape, arbitrary).map(network.shape.flatten)
  const arbitrary: fc.Arbitrary<Course<I, O>> = fc.record({
    batch: batchOf<I, O>(network, { inputs, targets, maxExamples: 3 }),
    theta: numbers(parameters),
    u: numbers(ordinary(1)),
    v: numbers(ordinary(1)),
    seed: fc.nat()
  })
  const ask = asking<I, O, P>(network, loss, options.hessianVector ?? hessianVector)
  const make = (
    name: string,
    statement: string,
    source: string,
    check: (course: Course<I, O>, asked: Asked) => Verdict
  ): Law<Course<I, O>> => law({ name, statement, source, arbitrary, check: course => check(course, ask(course)) })
  return suite(`Hessian of ${network.name} under the ${loss.name} loss`, [
    make(
      'symmetric',
      '⟨u, H·v⟩ = ⟨v, H·u⟩, up to the rounding of both',
      'Schwarz: ∂²J/∂s∂t = ∂²J/∂t∂s',
      ({ u, v }, at) => alike('⟨u, H·v⟩', product(u, at, v), '⟨v, H·u⟩', product(v, at, u))
    ),
    make(
      'linear in the direction',
      'H·(u + 2⁻¹v) = H·u + 2⁻¹·H·v up to rounding, H·(−2u) = −2·H·u bit for bit, and H·0 = 0',
      'the definition of a derivative',
      ({ u, v }, at) => linear(u, v, at)
    ),
    make(
      'H·v = second derivative',
      '⟨u, H·v⟩ is ∂²J(θ + s·u + t·v)/∂s∂t by dual numbers of dual numbers, from the equations alone',
      'the definition of the Hessian',
      ({ u, v }, at) => alike('⟨u, H·v⟩', product(u, at, v), 'dual numbers of dual numbers', at.second())
    ),
    make(
      'H·v = difference of the gradient',
      '⟨u, H·v⟩ is the central difference of ⟨u, ∇J⟩ along v',
      'Pearlmutter 1994: H·v = ∂∇J(θ + t·v)/∂t',
      ({ u, v }, at) =>
        compareGradients({
          gate: scaledGate(1e-8),
          value: at.line(realScalar)([0]),
          names: ['along v'],
          jump: jumpWithin(centralDifference, at.line, ([t = 0]) => at.branches(t))([0])
        })({
          analytic: { name: '⟨u, H·v⟩', values: [product(u, at, v).value] },
          oracle: { name: centralDifference.name, values: [difference(at.line)] }
        })
    )
  ])
}

const asking =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>>, hessian: typeof hessianVector) =>
  ({ batch, theta, u, v, seed }: Course<I, O>): Asked => {
    const { shape } = network
    const [noise] = batchNoise(network)(batch.examples.length)(pythonRandom(seed))
    const along = hessian<I, O, P>(network, loss)(batch, noise)(shape.unflatten(theta))
    const inputs = batch.examples.flatMap(({ input }) => flat(input))
    const gradient = costGradientOver<I, O, P>(network, loss, batch, noise)
    const read = gradient(boundedDual)
    const { zero, fromNumber } = boundedScalar
    return {
      times: direction => shape.flatten(along(shape.unflatten(direction))),
      bounds: direction =>
        read(theta.map((x, i) => ({ primal: fromNumber(x), tangent: fromNumber(direction[i] ?? 0) }))).map(
          ({ tangent }) => tangent.error
        ),
      second: () =>
        costField<I, O, P>(network, loss, batch, noise)(twice)([
          ...theta.map((x, i) => ({
            primal: { primal: fromNumber(x), tangent: fromNumber(v[i] ?? 0) },
            tangent: { primal: fromNumber(u[i] ?? 0), tangent: zero }
          })),
          ...inputs.map(twice.fromNumber)
        ]).tangent.tangent,
      line: scalar => {
        const [at, origin] = [gradient(scalar), theta.map(scalar.fromNumber)]
        const [toU, toV] = [u.map(scalar.fromNumber), v.map(scalar.fromNumber)]
        return ([t = scalar.zero]) =>
          at(origin.map((x, i) => scalar.add(x, scalar.mul(t, toV[i] ?? scalar.zero)))).reduce(
            (sum, g, i) => scalar.add(sum, scalar.mul(toU[i] ?? scalar.zero, g)),
            scalar.zero
          )
      },
      branches: t =>
        costBranches<I, O, P>(network, loss, batch, noise)([...theta.map((x, i) => x + t * (v[i] ?? 0)), ...inputs])
    }
  }

const boundedDual = dualOver(boundedScalar)

const twice = dualOver(boundedDual)

/** A number with its bound; with one of a few thousand roundings of the terms where comparisons in the pullback leave none. */
const knowing = ({ value, error }: Bounded, terms: readonly number[]): Bounded => ({
  value,
  error: Number.isFinite(error) ? error : 2 ** -40 * bulk(terms)
})

/** The central difference at 0 of a field of one variable, as the oracle of that name takes it. */
const difference = (line: ScalarField): Estimate => {
  const f = line(boundedScalar)
  const at = (t: number): Bounded => {
    const read = f([boundedScalar.fromNumber(t)])
    return knowing(read, [read.value])
  }
  const slope = (h: number): Estimate => {
    const [up, down] = [at(h), at(-h)]
    return { value: (up.value - down.value) / (2 * h), uncertainty: (up.error + down.error) / (2 * h) }
  }
  const [fine, coarse] = [slope(2 ** -17), slope(2 ** -16)]
  return { value: fine.value, uncertainty: fine.uncertainty + Math.abs(coarse.value - fine.value) / 3 }
}

/** ⟨u, H·v⟩ with a bound on its rounding. */
const product = (u: readonly number[], { times, bounds }: Asked, v: readonly number[]): Bounded => {
  const terms = times(v).map((h, i) => h * (u[i] ?? 0))
  const error = bounds(v).reduce((sum, bound, i) => sum + bound * Math.abs(u[i] ?? 0), 0)
  return knowing({ value: terms.reduce((sum, term) => sum + term, 0), error: error + sumRounding(terms) }, terms)
}

const alike = (left: string, a: Bounded, right: string, b: Bounded): Verdict =>
  compareValues({
    names: ['along u and v'],
    left: { name: left, values: [a.value] },
    right: { name: right, values: [b.value] },
    tolerance: () => 2 * (a.error + b.error)
  })

const linear = (u: readonly number[], v: readonly number[], { times, bounds }: Asked): Verdict => {
  const sum = u.map((x, i) => x + (v[i] ?? 0) / 2)
  const [hu, hv, hs] = [times(u), times(v), times(sum)]
  const errors = [u, v, sum].map((direction, k) =>
    bounds(direction).map(error => knowing({ value: 0, error }, [hu, hv, hs][k] ?? []).error)
  )
  return all([
    compareValues({
      names: [],
      left: { name: 'H·(u + 2⁻¹v)', values: hs },
      right: { name: 'H·u + 2⁻¹·H·v', values: hu.map((x, i) => x + (hv[i] ?? 0) / 2) },
      // the sum of the directions is rounded, too
      tolerance: i =>
        2 * errors.reduce((total, error) => total + (error[i] ?? 0), 0) +
        sumRounding([hu[i] ?? 0, hv[i] ?? 0]) +
        Number.EPSILON * (bulk(hu) + bulk(hv))
    }),
    claim(
      times(u.map(x => -2 * x)).every((x, i) => x === -2 * (hu[i] ?? 0) || Math.abs(x) < 1e-300),
      'H·(−2u) is not −2·H·u'
    ),
    claim(
      times(u.map(() => 0)).every(x => x === 0),
      'H·0 is not 0'
    )
  ])
}

const bulk = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + Math.abs(x), 0)
