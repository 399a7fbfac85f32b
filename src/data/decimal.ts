/**
 * The codec of numbers in text.
 */
import * as t from 'io-ts'

const syntax = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * The codec of finite numbers in decimal notation: the syntax of JSON, with a `+` allowed in front and spaces around.
 *
 * Range: doubles, rounded to nearest. Errors: everything else, a blank, `.5`, `0x10`, `1,5`, `NaN`, `Infinity` and `1e999` among
 * it. Encodes with the shortest digits that decode to the same number. Cost: linear.
 *
 * @example
 * ```ts
 * import { decimal } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(decimal.decode(' +1.5e1 '), E.right(15))
 * assert.equal(E.isLeft(decimal.decode('0x10')), true)
 * assert.equal(E.isLeft(decimal.decode('NaN')), true)
 * ```
 */
export const decimal: t.Type<number, string> = new t.Type(
  'a finite decimal number',
  (u): u is number => typeof u === 'number' && Number.isFinite(u),
  (u, context) => {
    const number = typeof u === 'string' && syntax.test(u.trim()) ? Number(u) : NaN
    return Number.isFinite(number) ? t.success(number) : t.failure(u, context)
  },
  number => (Object.is(number, -0) ? '-0' : String(number))
)
