/**
 * What a scalar must satisfy: any instance of the type class that equations are written over.
 */
import * as fc from 'fast-check'
import { realScalar, type Scalar } from '../../src/index.ts'
import { dyadic, hostile } from '../arbitraries/scalar.ts'
import { sameNumbers } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim, type Verdict } from '../verdict.ts'
import { carried, functions, undone, valuesOf, type Subject } from './scalar/functions.ts'

/** How the numbers of a scalar are made and compared. */
export type ScalarOptions<S> = {
  readonly name: string
  /** Numbers for which the field laws hold exactly: all parts dyadic. */
  readonly dyadics: fc.Arbitrary<S>
  /** The parts by which numbers are compared: primal and tangent, real and imaginary. */
  readonly parts: (a: S) => readonly number[]
  /** The relative error allowed of a function, in units of ε: 16 by default. */
  readonly ulps?: number
}

/** Whole numbers of moderate size and powers of two, by which division is exact. */
const powers = fc.integer({ min: -6, max: 6 }).map(k => 2 ** k)

/**
 * The laws of a scalar: a field, exactly on dyadic numbers; `real` undoes `fromNumber` and carries each function of numbers, up to
 * rounding, and the other parts of a number by its derivative; `where` chooses by the sign of the real part; NaN only where the function has no value. Never fails.
 *
 * @example
 * ```ts
 * import { realScalar } from 'lawgrad'
 * import { dyadic, runSuite, scalarSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = scalarSuite(realScalar, { name: 'real', dyadics: dyadic(8), parts: x => [x] })
 * assert.equal(runSuite({ seed: 1, runs: 20 })(laws).every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const scalarSuite = <S>(scalar: Scalar<S>, { name, dyadics, parts, ulps = 16 }: ScalarOptions<S>): Suite => {
  const { zero, one, add, sub, mul, div, neg, fromNumber, real } = scalar
  const subject: Subject<S> = { scalar, name, dyadics, parts, ulps }
  const same = (what: string, left: S, right: S): Verdict =>
    sameNumbers({ name: what, values: parts(left) }, { name: 'the other side', values: parts(right) })
  return suite(`${name} scalar`, [
    law({
      name: 'commutative ring',
      statement:
        'a + b = b + a, (a + b) + c = a + (b + c), a + 0 = a, a·b = b·a, (a·b)·c = a·(b·c), a·1 = a, a·(b + c) = a·b + a·c, exactly on dyadic numbers',
      source: 'the definition of a field; fp-ts Field',
      arbitrary: fc.tuple(dyadics, dyadics, dyadics),
      check: ([a, b, c]) =>
        all([
          same('a + b', add(a, b), add(b, a)),
          same('(a + b) + c', add(add(a, b), c), add(a, add(b, c))),
          same('a + 0', add(a, zero), a),
          same('a·b', mul(a, b), mul(b, a)),
          same('(a·b)·c', mul(mul(a, b), c), mul(a, mul(b, c))),
          same('a·1', mul(a, one), a),
          same('a·(b + c)', mul(a, add(b, c)), add(mul(a, b), mul(a, c)))
        ])
    }),
    law({
      name: 'inverses',
      statement: 'a − a = 0, a − b = a + (−b), −a = 0 − a, (a / 2ᵏ)·2ᵏ = a, a / a = 1 for a = 2ᵏ, a mod b = 0',
      source: 'the definition of a field; fp-ts Field',
      arbitrary: fc.tuple(dyadics, dyadics, powers),
      check: ([a, b, power]) => {
        const p = fromNumber(power)
        return all([
          same('a − a', sub(a, a), zero),
          same('a − b', sub(a, b), add(a, neg(b))),
          same('−a', neg(a), sub(zero, a)),
          same('(a / 2ᵏ)·2ᵏ', mul(div(a, p), p), a),
          same('2ᵏ / 2ᵏ', div(p, p), one),
          same('a mod b', scalar.mod(a, p), zero)
        ])
      }
    }),
    law({
      name: 'real is a homomorphism of the ring',
      statement:
        'real(fromNumber(x)) = x, and fromNumber(x + y), (x·y), (x − y) are the sum, product, difference, exactly on dyadic numbers',
      source: 'the definition of Scalar',
      arbitrary: fc.tuple(dyadic(64), dyadic(64)),
      check: ([x, y]) => {
        const [a, b] = [fromNumber(x), fromNumber(y)]
        return all([
          sameNumbers({ name: 'real(fromNumber(x))', values: [real(a)] }, { name: 'x', values: [x] }),
          same('x + y', add(a, b), fromNumber(x + y)),
          same('x − y', sub(a, b), fromNumber(x - y)),
          same('x·y', mul(a, b), fromNumber(x * y)),
          same('−x', neg(a), fromNumber(-x)),
          sameNumbers({ name: 'zero and one', values: [real(zero), real(one)] }, { name: '0 and 1', values: [0, 1] })
        ])
      }
    }),
    valuesOf(subject),
    carried(subject),
    undone(subject),
    law({
      name: 'choice by a sign',
      statement: 'where(a, p, o) is p where real(a) > 0 or NaN and o where real(a) ≤ 0, with all parts of the branch',
      source: 'the definition of Scalar',
      arbitrary: fc.tuple(dyadics, dyadics, dyadics, hostile),
      check: ([a, p, o, x]) =>
        all(
          [a, ...[x, 0, -0, Number.NaN, Infinity, -Infinity].map(fromNumber)].map(by =>
            same(`where by ${real(by)}`, scalar.where(by, p, o), real(by) <= 0 ? o : p)
          )
        )
    }),
    law({
      name: 'total',
      statement:
        'every function of every finite number is no NaN wherever the real function has a value, and NaN of NaN',
      source: 'IEEE 754',
      arbitrary: hostile.filter(Number.isFinite),
      check: x =>
        all(
          functions.map(f => {
            const at = (z: number): number => real(scalar[f](fromNumber(z)))
            const [expected, got, of] = [realScalar[f](x), at(x), at(Number.NaN)]
            return all([
              claim(!Number.isNaN(got) || Number.isNaN(expected), `expected ${f}(${x}) to be ${expected}; got ${got}`),
              claim(Number.isNaN(of), `expected ${f}(NaN) to be NaN; got ${of}`)
            ])
          })
        )
    })
  ])
}
