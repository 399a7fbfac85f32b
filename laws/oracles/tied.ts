/**
 * What may be said of a derivative at a kink: it lies between what the branches give.
 *
 * A field is read with numbers that carry all tangents which the branches leave open: an interval, one point where the function is smooth. Where a choice by a sign
 * stands exactly between two branches of one value, the interval holds the tangents of both.
 */
import { dualScalar, realScalar, type Scalar } from '../../src/index.ts'
import { claim, pass, unchecked, type Verdict } from '../verdict.ts'
import { along, type ScalarField } from './field.ts'

/** A number, and the tangents that it may have. */
type Tied = { readonly value: number; readonly least: number; readonly greatest: number }

const constant = (value: number): Tied => ({ value, least: 0, greatest: 0 })

const sum = (value: number, a: Tied, b: Tied): Tied => ({
  value,
  least: a.least + b.least,
  greatest: a.greatest + b.greatest
})

/** All tangents `slope` times as large: of a constant none, whatever the slope. */
const times = (slope: number, { value, least, greatest }: Tied): Tied => {
  const [one, other] = [slope * least, slope * greatest]
  return least === 0 && greatest === 0
    ? constant(value)
    : { value, least: Math.min(one, other), greatest: Math.max(one, other) }
}

type Function =
  'exp' | 'expm1' | 'log' | 'log1p' | 'sqrt' | 'tanh' | 'erf' | 'erfc' | 'sin' | 'cos' | 'sigmoid' | 'softplus'

const through =
  (f: Function) =>
  (a: Tied): Tied => ({
    ...times(dualScalar[f]({ primal: a.value, tangent: 1 }).tangent, a),
    value: realScalar[f](a.value)
  })

/** Two values that only rounding parts. */
const meet = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))

const negated = (a: Tied): Tied => ({ value: -a.value, least: -a.greatest, greatest: -a.least })

const tiedScalar: Scalar<Tied> = Object.freeze<Scalar<Tied>>({
  zero: constant(0),
  one: constant(1),
  add: (a, b) => sum(a.value + b.value, a, b),
  sub: (a, b) => sum(a.value - b.value, a, negated(b)),
  mul: (a, b) => sum(a.value * b.value, times(b.value, a), times(a.value, b)),
  div: (a, b) => {
    const value = a.value / b.value
    return { ...times(1 / b.value, sum(value, a, times(-value, b))), value }
  },
  mod: () => constant(0),
  degree: () => 1,
  fromNumber: constant,
  real: ({ value }) => value,
  neg: negated,
  exp: through('exp'),
  expm1: through('expm1'),
  log: through('log'),
  log1p: through('log1p'),
  sqrt: through('sqrt'),
  tanh: through('tanh'),
  erf: through('erf'),
  erfc: through('erfc'),
  sin: through('sin'),
  cos: through('cos'),
  sigmoid: through('sigmoid'),
  softplus: through('softplus'),
  where: (a, positive, otherwise) =>
    a.value === 0 && meet(positive.value, otherwise.value)
      ? {
          value: otherwise.value,
          least: Math.min(positive.least, otherwise.least),
          greatest: Math.max(positive.greatest, otherwise.greatest)
        }
      : a.value <= 0
        ? otherwise
        : positive
})

/**
 * Whether a gradient lies, along a direction, between what the branches of a field give at a point. Where the field is smooth along it other laws say more: it passes.
 * Cost: a reading of the field. Never fails.
 */
export const betweenBranches =
  (field: ScalarField, point: readonly number[], gradient: readonly number[]) =>
  (direction: readonly number[]): Verdict => {
    const { least, greatest } = along(field, point, direction)(tiedScalar)([{ value: 0, least: 1, greatest: 1 }])
    const terms = gradient.map((g, i) => (direction[i] === 0 ? 0 : g * (direction[i] ?? Number.NaN)))
    const got = terms.reduce((total, term) => total + term, 0)
    const size = terms.reduce((total, term) => total + Math.abs(term), Math.abs(least) + Math.abs(greatest))
    return !Number.isFinite(least) || !Number.isFinite(greatest)
      ? unchecked('not finite')
      : least === greatest && !pointIsTied(field, point)
        ? pass()
        : claim(
            got >= least - 1e-9 * size && got <= greatest + 1e-9 * size,
            `along [${direction.join(', ')}] the branches give from ${least} to ${greatest}; got ${got}`
          )
  }

/** Whether a field has a kink at a point, by any of its variables. */
const pointIsTied = (field: ScalarField, point: readonly number[]): boolean => {
  const f = field(tiedScalar)
  return point.some((_, at) => {
    const { least, greatest } = f(
      point.map((value, i) => (i === at ? { value, least: 1, greatest: 1 } : constant(value)))
    )
    return least !== greatest
  })
}
