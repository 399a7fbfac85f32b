/**
 * Bounded numbers that remember whether a branch was undecided where its two sides differ.
 */
import { boundedScalar, type Bounded, type Scalar } from '../../src/index.ts'

/** A bounded number; `torn` where it depends on a `where` that is undecided between sides that differ. */
export type Torn = Bounded & { readonly torn: boolean }

const one =
  (f: (a: Bounded) => Bounded) =>
  (a: Torn): Torn => ({ ...f(a), torn: a.torn })

const two =
  (f: (a: Bounded, b: Bounded) => Bounded) =>
  (a: Torn, b: Torn): Torn => ({ ...f(a, b), torn: a.torn || b.torn })

const nothing = ({ value, error }: Bounded): boolean => value === 0 && error === 0

const b = boundedScalar

/** Whether zero may be what `where` looks at; a zero without error is a kink itself. */
const undecided = ({ value, error }: Bounded): boolean => Math.abs(value) <= error

const apart = (p: Bounded, q: Bounded): boolean => !(Math.abs(p.value - q.value) <= p.error + q.error)

/**
 * The scalar instance of {@link boundedScalar} that says, too, where a kink is within rounding: there the derivative is that of neither side for sure.
 *
 * Sides that agree within their errors do not tear, so that formulas exchanged for each other where both hold are no kinks. Cost: that of `boundedScalar`.
 * Never fails.
 */
export const tornScalar: Scalar<Torn> = Object.freeze<Scalar<Torn>>({
  zero: Object.freeze({ value: 0, error: 0, torn: false }),
  one: Object.freeze({ value: 1, error: 0, torn: false }),
  add: two(b.add),
  sub: two(b.sub),
  mul: (x, y) => ({ ...b.mul(x, y), torn: (x.torn && !nothing(y)) || (y.torn && !nothing(x)) }),
  div: two(b.div),
  mod: two(b.mod),
  degree: () => 1,
  fromNumber: value => ({ value, error: 0, torn: false }),
  real: a => a.value,
  neg: one(b.neg),
  exp: one(b.exp),
  expm1: one(b.expm1),
  log: one(b.log),
  log1p: one(b.log1p),
  sqrt: one(b.sqrt),
  tanh: one(b.tanh),
  erf: one(b.erf),
  erfc: one(b.erfc),
  sin: one(b.sin),
  cos: one(b.cos),
  sigmoid: one(b.sigmoid),
  softplus: one(b.softplus),
  where: (a, positive, otherwise) => {
    const open = undecided(a)
    const taken = a.value <= 0 ? otherwise : positive
    return {
      ...b.where(a, positive, otherwise),
      torn: open ? positive.torn || otherwise.torn || apart(positive, otherwise) : taken.torn
    }
  }
})
