/**
 * What an activation must satisfy: a layer without parameters that applies one function to each component.
 */
import * as fc from 'fast-check'
import { boundedScalar, meanNoise, realScalar, type Layer, type None, type Size, type Tensor } from '../../src/index.ts'
import { outputOver } from '../../src/layer/over.ts'
import { hostile, ordinary } from '../arbitraries/scalar.ts'
import { tensorOf } from '../arbitraries/tensors.ts'
import { compareValues, sameBits } from '../compare.ts'
import { compareGradients } from '../gate.ts'
import { earlyInfinity, modest, showEarly } from '../internal/early-infinity.ts'
import { count, flat, shapeOf } from '../internal/flat.ts'
import { noSurer, pullbackRounding } from '../internal/own-rounding.ts'
import { law, suite, type Law, type Suite } from '../law.ts'
import { dualNumbers } from '../oracles/exact.ts'
import { layerField } from '../oracles/field.ts'
import { slopeJump } from '../oracles/kink.ts'
import { gateOf, type Precision } from '../precision.ts'
import { all, claim, fail, pass, unchecked } from '../verdict.ts'
import { layerSuite, type LayerOptions } from './layer.ts'
import { extreme } from './layer/point.ts'

/**
 * How g(−z) follows from g(z): `odd` −g(z), as tanh; `even` g(z); `logistic` 1 − g(z), as the sigmoid; `softplus` g(z) − z.
 */
export type Symmetry = 'odd' | 'even' | 'logistic' | 'softplus'

/** What is claimed of an activation. */
export type ActivationOptions = LayerOptions & {
  /** The smallest and the greatest value, attained by rounding at most: `[0, 1]` for the sigmoid. */
  readonly range: readonly [least: number, greatest: number]
  readonly symmetry?: Symmetry
  /** Whether g never decreases. */
  readonly monotone: boolean
}

/** Every finite double there is: ordinary, extreme, huge, subnormal. */
const finite = fc.oneof(
  hostile.filter(Number.isFinite),
  ordinary(40),
  ordinary(750),
  fc.constantFrom(1e308, -1e308, 0, -0)
)

/**
 * The laws of an activation, above those of a layer: one and the same function of each component; range, symmetry, monotonicity; no
 * NaN for any finite number; the derivative *relatively* accurate all the way into saturation.
 *
 * @example
 * ```ts
 * import { sigmoidLayer } from 'lawgrad'
 * import { activationSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = activationSuite(sigmoidLayer(2), { range: [0, 1], symmetry: 'logistic', monotone: true })
 * assert.equal(runSuite({ seed: 1, runs: 20 })(laws).every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const activationSuite = <S extends Size>(activation: Layer<S, S, None>, options: ActivationOptions): Suite => {
  const { range, symmetry, monotone, accuracy = 1e-12, precision = 'exact' } = options
  return suite(
    `${activation.name} as an activation`,
    [
      componentwise(activation),
      inRange(activation, range),
      ...(symmetry === undefined ? [] : [symmetric(activation, symmetry)]),
      ...(monotone ? [increasing(activation)] : []),
      noNaN(activation, precision === 'exact' ? Number.MAX_VALUE : moderate),
      saturated(activation, precision, accuracy)
    ],
    [layerSuite(activation, options)]
  )
}

/** The tensor whose components are all one number. */
const constantOf = <S extends Size>(size: S): ((z: number) => Tensor<S>) => {
  const { count: length, unflatten } = shapeOf<S>(size)
  return z => unflatten(Array.from({ length }, () => z))
}

/** 1 in the first component and 0 in the others. */
const first = (length: number): readonly number[] => Array.from({ length }, (_, index) => (index === 0 ? 1 : 0))

/** g at one number: the first component at a constant tensor. */
const valueAt = <S extends Size>(activation: Layer<S, S, None>) => {
  const [forward, constant] = [activation.forward([]), constantOf(activation.inputs)]
  return (z: number): number => flat(forward(constant(z)))[0] ?? Number.NaN
}

/** g′ at one number, by the pullback at a constant tensor. */
const derivativeAt =
  <S extends Size>(activation: Layer<S, S, None>) =>
  (z: number): number => {
    const { pullback } = activation.vjp([])(constantOf(activation.inputs)(z))
    const { count: length, unflatten } = shapeOf<S>(activation.outputs)
    return flat(pullback(unflatten(first(length))).input)[0] ?? Number.NaN
  }

/** g by its equation, with a bound on its rounding. */
const boundedAt = <S extends Size>(activation: Layer<S, S, None>) => {
  const read = outputOver(boundedScalar)(activation)
  const length = count(activation.inputs)
  return (z: number) =>
    read(
      [],
      Array.from({ length }, () => boundedScalar.fromNumber(z))
    )[0] ?? { value: Number.NaN, error: Number.NaN }
}

const componentwise = <S extends Size>(activation: Layer<S, S, None>) =>
  law({
    name: 'componentwise',
    statement: 'aᵢ = g(zᵢ) with one and the same g, and cᵢ comes back as cᵢ·g′(zᵢ), bit for bit',
    source: 'equations (4)–(9)',
    arbitrary: fc.record({
      z: tensorOf<S>(activation.inputs, ordinary(8)),
      c: tensorOf<S>(activation.inputs, ordinary(1))
    }),
    check: ({ z, c }) => {
      const { output, pullback } = activation.vjp([])(z)
      const zs = flat(z)
      const [g, slope] = [valueAt(activation), derivativeAt(activation)]
      const cs = flat(c)
      return all([
        sameBits({ name: 'the tensor', values: flat(output) }, { name: 'one by one', values: zs.map(g) }),
        sameBits(
          { name: 'pullback', values: flat(pullback(c).input) },
          { name: 'c·g′', values: zs.map((x, i) => (cs[i] ?? 0) * slope(x)) }
        )
      ])
    }
  })

const inRange = <S extends Size>(
  activation: Layer<S, S, None>,
  [least, greatest]: readonly [number, number]
): Law<number> =>
  law({
    name: 'range',
    statement: `g(z) is in [${least}, ${greatest}] for every finite z`,
    source: 'the definition of the activation',
    arbitrary: finite,
    check: z => {
      const a = valueAt(activation)(z)
      return claim(a >= least && a <= greatest, `expected g(${z}) in [${least}, ${greatest}]; got ${a}`)
    }
  })

const mirrored: Readonly<Record<Symmetry, (value: number, z: number) => number>> = {
  odd: value => -value,
  even: value => value,
  logistic: value => 1 - value,
  softplus: (value, z) => value - z
}

const formulas: Readonly<Record<Symmetry, string>> = {
  odd: 'g(−z) = −g(z)',
  even: 'g(−z) = g(z)',
  logistic: 'g(−z) = 1 − g(z)',
  softplus: 'g(−z) = g(z) − z'
}

const symmetric = <S extends Size>(activation: Layer<S, S, None>, symmetry: Symmetry): Law<number> =>
  law({
    name: `${symmetry} symmetry`,
    statement: `${formulas[symmetry]}, up to the rounding of both sides`,
    source: 'the definition of the activation',
    arbitrary: fc.oneof(ordinary(8), ordinary(750)),
    check: z => {
      const [here, there] = [boundedAt(activation)(z), boundedAt(activation)(-z)]
      const right = mirrored[symmetry](valueAt(activation)(z), z)
      const larger = Math.max(Math.abs(here.value), Math.abs(there.value), symmetry === 'logistic' ? 1 : 0)
      return compareValues({
        names: [`at ${z}`],
        left: { name: 'g(−z)', values: [valueAt(activation)(-z)] },
        right: { name: formulas[symmetry].slice(8), values: [right] },
        tolerance: () => 2 * (here.error + there.error) + Number.EPSILON * larger
      })
    }
  })

const increasing = <S extends Size>(activation: Layer<S, S, None>) =>
  law({
    name: 'monotone',
    statement: 'y ≤ z gives g(y) ≤ g(z), up to rounding, and g′(z) ≥ 0',
    source: 'the definition of the activation',
    arbitrary: fc.tuple(fc.oneof(ordinary(8), finite), fc.oneof(ordinary(8), finite)),
    check: ([one, other]) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      const gap = valueAt(activation)(high) - valueAt(activation)(low)
      const rounding = boundedAt(activation)(low).error + boundedAt(activation)(high).error
      const slope = derivativeAt(activation)(one)
      return slope < 0
        ? fail(`g′(${one}) is ${slope}, below 0`)
        : gap < -rounding
          ? fail(`g(${low}) is greater than g(${high}) by ${-gap}`)
          : gap > rounding
            ? pass()
            : unchecked('below the noise floor')
    }
  })

/** Numbers whose fourth powers are finite: honest double precision squares and cubes what it is given. */
const moderate = 2 ** 255

const noNaN = <S extends Size>(activation: Layer<S, S, None>, most: number): Law<number> =>
  law({
    name: 'a number for every number',
    statement: `neither g nor g′ is NaN at ±745, ±0, a subnormal or any z up to ${most.toPrecision(2)}, and g is infinite only beyond the largest numbers`,
    source: 'IEEE 754',
    arbitrary: fc.oneof(finite, extreme).filter(z => Math.abs(z) <= most),
    check: z => {
      const [a, slope] = [valueAt(activation)(z), derivativeAt(activation)(z)]
      const early = Math.abs(z) <= modest ? earlyInfinity(t => [valueAt(activation)(t * z)]) : undefined
      return all([
        claim(!Number.isNaN(a) && !Number.isNaN(slope), `expected numbers at ${z}; got g = ${a}, g′ = ${slope}`),
        claim(early === undefined, early === undefined ? '' : showEarly(`g(${z})`, early))
      ])
    }
  })

/** Of a part that claims less than `exact`, up to what it claims: its relative accuracy is graded apart, by the claim. */
const saturated = <S extends Size>(
  activation: Layer<S, S, None>,
  precision: Precision,
  accuracy: number
): Law<number> =>
  law({
    name: 'relative accuracy at saturation',
    statement:
      precision === 'exact'
        ? 'g′(z) agrees with the dual numbers relative to itself, however small it is'
        : `g′(z) agrees with the dual numbers as precisely as is claimed: ${precision}`,
    source: 'erratum 4: g(1 − g) has no digit left for z > 37',
    arbitrary: fc.oneof(ordinary(40), ordinary(750), finite),
    check: z => {
      const field = layerField(activation, first(count(activation.outputs)))
      const point = Array.from({ length: count(activation.inputs) }, () => z)
      return compareGradients({
        gate: gateOf(precision, accuracy),
        value: field(realScalar)(point),
        names: [`g′(${z})`],
        jump: slopeJump(field)(point)
      })({
        analytic: { name: 'pullback', values: [derivativeAt(activation)(z)] },
        oracle: {
          name: 'dual numbers',
          values: noSurer(precision, () =>
            pullbackRounding(activation, [], point, first(count(activation.outputs)), meanNoise(activation))
          )(dualNumbers.gradient(field)(point).slice(0, 1))
        }
      })
    }
  })
