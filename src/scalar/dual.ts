/** Dual numbers: reading an equation with them gives its value and its exact derivative, forward mode. */
import { bell } from './internal/bell.ts'
import { realScalar } from './real.ts'
import type { Scalar } from './scalar.ts'

/**
 * A dual number `primal + tangent·ε` with `ε² = 0`: a value, and its derivative along one direction.
 *
 * The variable to differentiate by has tangent one, a constant has tangent zero.
 */
export interface Dual<out S> {
  readonly primal: S
  readonly tangent: S
}

/** The derivative of the hyperbolic tangent, `(2t / (1 + t²))²` with `t = e^(−|a|)`: see `tanhDerivative`. */
const sechSquared =
  <S>(base: Scalar<S>) =>
  (a: S): S => {
    const decay = base.exp(base.where(a, base.neg(a), a))
    const sech = base.div(base.add(decay, decay), base.add(base.one, base.mul(decay, decay)))
    return base.mul(sech, sech)
  }

/** The derivative of the error function, 2/√π · e^(−a²); π to the digits of the base: a step x + sin x trebles those that are right. */
const slopeOfErf = <S>(base: Scalar<S>): ((a: S) => S) => {
  const { add, div, mul, sin, sqrt, fromNumber } = base
  const nearer = (x: S): S => add(x, sin(x))
  const rate = div(fromNumber(2), sqrt(nearer(nearer(fromNumber(Math.PI)))))
  const decay = bell(base)
  return a => mul(rate, decay(a))
}

/**
 * The scalar instance of dual numbers over a base scalar: `f(p + tε) = f(p) + f′(p)·t·ε`.
 *
 * Each rule is the exact derivative in its stable form, so the tangent is as accurate as the primal, at saturation too. The
 * base may be anything: decimals for many digits, dual numbers for second derivatives. Cost: at most four times the base.
 * Never fails; where `f′` is infinite (`log`, `sqrt` at 0) a zero tangent gives NaN. `where` looks at the primal. Laws: those of `Scalar`, and
 * `tangent = derivative` (the chain rule).
 *
 * @example
 * ```ts
 * import { dualOver, dualScalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const { mul } = dualOver(dualScalar)
 * const one = { primal: 1, tangent: 0 }
 * const x = { primal: { primal: 3, tangent: 1 }, tangent: one }
 * assert.deepEqual(mul(x, x).tangent.tangent, 2) // the second derivative of x²
 * ```
 */
export const dualOver = <S>(base: Scalar<S>): Scalar<Dual<S>> => {
  const { add, sub, mul, div, neg, zero, one } = base
  const slope = slopeOfErf(base)
  const lift =
    (f: (a: S) => S, derivative: (a: S) => S) =>
    (a: Dual<S>): Dual<S> => ({ primal: f(a.primal), tangent: mul(derivative(a.primal), a.tangent) })
  return Object.freeze<Scalar<Dual<S>>>({
    zero: Object.freeze({ primal: zero, tangent: zero }),
    one: Object.freeze({ primal: one, tangent: zero }),
    add: (a, b) => ({ primal: add(a.primal, b.primal), tangent: add(a.tangent, b.tangent) }),
    sub: (a, b) => ({ primal: sub(a.primal, b.primal), tangent: sub(a.tangent, b.tangent) }),
    mul: (a, b) => ({
      primal: mul(a.primal, b.primal),
      tangent: add(mul(a.primal, b.tangent), mul(a.tangent, b.primal))
    }),
    div: (a, b) => {
      const quotient = div(a.primal, b.primal)
      return { primal: quotient, tangent: div(sub(a.tangent, mul(quotient, b.tangent)), b.primal) }
    },
    mod: () => ({ primal: zero, tangent: zero }),
    degree: () => 1,
    fromNumber: x => ({ primal: base.fromNumber(x), tangent: zero }),
    real: a => base.real(a.primal),
    neg: a => ({ primal: neg(a.primal), tangent: neg(a.tangent) }),
    exp: lift(base.exp, base.exp),
    expm1: lift(base.expm1, base.exp),
    log: lift(base.log, a => div(one, a)),
    log1p: lift(base.log1p, a => div(one, add(one, a))),
    sqrt: lift(base.sqrt, a => div(base.fromNumber(0.5), base.sqrt(a))),
    tanh: lift(base.tanh, sechSquared(base)),
    erf: lift(base.erf, slope),
    erfc: lift(base.erfc, a => neg(slope(a))),
    sin: lift(base.sin, base.cos),
    cos: lift(base.cos, a => neg(base.sin(a))),
    sigmoid: lift(base.sigmoid, a => mul(base.sigmoid(a), base.sigmoid(neg(a)))),
    softplus: lift(base.softplus, base.sigmoid),
    where: (a, positive, otherwise) => ({
      primal: base.where(a.primal, positive.primal, otherwise.primal),
      tangent: base.where(a.primal, positive.tangent, otherwise.tangent)
    })
  })
}

/**
 * The scalar instance of dual numbers over `number`. Never fails. Laws: those of `dualOver`.
 *
 * @example
 * ```ts
 * import { dualScalar } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(dualScalar.sigmoid({ primal: 0, tangent: 1 }), { primal: 0.5, tangent: 0.25 })
 * ```
 */
export const dualScalar: Scalar<Dual<number>> = dualOver(realScalar)
