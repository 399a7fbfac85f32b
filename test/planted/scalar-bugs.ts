/**
 * Wrong scalars.
 */
import * as fc from 'fast-check'
import { complexScalar, dualScalar, quadraticLoss, realScalar, type Complex, type Dual, type Scalar } from 'lawgrad'
import {
  agreesWith,
  analyticGradient,
  dyadic,
  relativeGate,
  scalarSuite,
  type Oracle,
  type ScalarOptions
} from 'lawgrad/laws'
import { group, planted, type PlantedBug } from './bug.ts'
import { casesOf, settings } from './setting.ts'

const parts = dyadic(4)

/** How the numbers of each scalar are made and compared. */
export const scalarOptions = {
  real: { name: 'real', dyadics: parts, parts: (x: number) => [x] },
  dual: {
    name: 'dual',
    dyadics: fc.record({ primal: parts, tangent: parts }),
    parts: ({ primal, tangent }: Dual<number>) => [primal, tangent]
  },
  complex: {
    name: 'complex',
    dyadics: fc.record({ re: parts, im: parts }),
    parts: ({ re, im }: Complex) => [re, im]
  }
} as const

const bug = <S>(name: string, cause: string, scalar: Scalar<S>, options: ScalarOptions<S>): PlantedBug<Scalar<S>> =>
  planted(
    'scalar',
    name,
    cause,
    () => scalar,
    subject => [group('scalar', scalarSuite(subject, options))]
  )

const real = (name: string, cause: string, changes: Partial<Scalar<number>>): PlantedBug<Scalar<number>> =>
  bug(name, cause, { ...realScalar, ...changes }, scalarOptions.real)

const { sigmoid } = realScalar

/** A wrong scalar in an oracle: the right gradient must disagree. */
const oracle = (name: string, cause: string, subject: Oracle): PlantedBug<Oracle> =>
  planted(
    'scalar',
    name,
    cause,
    () => subject,
    using => [
      {
        about: 'oracles',
        laws: [agreesWith(using, relativeGate(1e-12), quadraticLoss, analyticGradient, casesOf(settings.sigmoid))]
      }
    ]
  )

const byDuals = (scalar: Scalar<Dual<number>>): Oracle => ({
  name: 'dual numbers',
  gradient: field => {
    const f = field(scalar)
    return point => {
      const constants = point.map(scalar.fromNumber)
      return constants.map((x, i) => ({ value: f(constants.with(i, { ...x, tangent: 1 })).tangent, uncertainty: 0 }))
    }
  }
})

const step = 1e-100

const byComplex = (scalar: Scalar<Complex>): Oracle => ({
  name: 'complex step',
  gradient: field => {
    const f = field(scalar)
    return point =>
      point.map((_, i) => ({
        value: f(point.map((re, j) => ({ re, im: i === j ? step : 0 }))).im / step,
        uncertainty: 0
      }))
  }
})

/** Wrong scalars. */
export const scalarBugs: readonly PlantedBug[] = [
  real('scalar: subtraction turned around', 'b − a for a − b', { sub: (a, b) => b - a }),
  real('scalar: sum off', 'sums are off by a ten-thousandth', { add: (a, b) => a + b * 1.0001 }),
  real('scalar: single precision', 'numbers are rounded to single precision', { fromNumber: Math.fround }),
  real('scalar: quotient turned around', 'b / a for a / b', { div: (a, b) => b / a }),
  real('scalar: tanh for σ', 'tanh is used for the sigmoid', { sigmoid: Math.tanh }),
  real('scalar: softplus overflows', 'softplus is computed as log(1 + e^z), which overflows', {
    softplus: a => Math.log(1 + Math.exp(a))
  }),
  real('scalar: expm1 as exp − 1', 'e^x − 1 is computed by subtraction, which has no digit left near 0', {
    expm1: a => Math.exp(a) - 1
  }),
  real('scalar: split overflows', 'a number is split into two halves by a product that overflows: NaN above 1e300', {
    fromNumber: x => {
      const c = 134_217_729 * x
      const high = c - (c - x)
      return high + (x - high)
    }
  }),
  real('scalar: sides exchanged', 'a choice by a sign takes the other side', {
    where: (a, positive, otherwise) => (a <= 0 ? positive : otherwise)
  }),
  bug(
    'dual: product rule halved',
    'the product rule has one term: a·b′ is missing',
    { ...dualScalar, mul: (a, b) => ({ primal: a.primal * b.primal, tangent: a.tangent * b.primal }) },
    scalarOptions.dual
  ),
  bug(
    'dual: saturated tangent',
    'the tangent of tanh is 0 beyond 5',
    {
      ...dualScalar,
      tanh: a => ({
        primal: dualScalar.tanh(a).primal,
        tangent: Math.abs(a.primal) > 5 ? 0 : dualScalar.tanh(a).tangent
      })
    },
    scalarOptions.dual
  ),
  bug(
    'dual: quotient rule halved',
    'the quotient rule has one term: the tangent of the divisor is forgotten',
    {
      ...dualScalar,
      div: (a, b) => ({ primal: a.primal / b.primal, tangent: a.tangent / b.primal })
    },
    scalarOptions.dual
  ),
  real('scalar: root of negatives', 'the root of a number below 0 is 0', { sqrt: a => Math.sqrt(Math.max(0, a)) }),
  bug(
    'dual: tangent of a difference',
    'tangents are added where values are subtracted',
    { ...dualScalar, sub: (a, b) => ({ primal: a.primal - b.primal, tangent: a.tangent + b.tangent }) },
    scalarOptions.dual
  ),
  bug(
    'dual: constants with a tangent',
    'a constant has the tangent 1',
    { ...dualScalar, fromNumber: (primal: number) => ({ primal, tangent: 1 }) },
    scalarOptions.dual
  ),
  bug(
    'complex: conjugated product',
    'one factor of a product is conjugated',
    {
      ...complexScalar,
      mul: (a, b) => ({ re: a.re * b.re + a.im * b.im, im: a.im * b.re - a.re * b.im })
    },
    scalarOptions.complex
  ),
  oracle(
    'dual: tangent of σ',
    'the tangent of the sigmoid is σ, not σ(1 − σ)',
    byDuals({
      ...dualScalar,
      sigmoid: ({ primal, tangent }) => ({ primal: sigmoid(primal), tangent: tangent * sigmoid(primal) })
    })
  ),
  oracle(
    'complex: i² = 1',
    'the square of i is taken for +1',
    byComplex({
      ...complexScalar,
      mul: (a, b) => ({ re: a.re * b.re + a.im * b.im, im: a.re * b.im + a.im * b.re }),
      sigmoid: z => {
        const one = { re: 1, im: 0 }
        return complexScalar.div(one, complexScalar.add(one, complexScalar.exp(z)))
      }
    })
  )
]
