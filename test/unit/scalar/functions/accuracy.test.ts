/** The elementary functions against 60 digits. Many more points: `POINTS=200000 npx vitest run … accuracy`. */
import { describe, expect, it } from 'vitest'
import * as numbers from '../../../../src/scalar/functions/numbers.ts'
import { decimalScalar, exact } from '../decimal.ts'
import { ulps } from '../ulps.ts'
import { ulpsOfCircular } from './circular-truth.ts'
import { functions, pointsOf, type Name } from './points.ts'

const count = Number(process.env['POINTS'] ?? 2000)

/** The bounds in ulps. */
const bounds: readonly (readonly [Name, number])[] = [
  ['exp', 1.1],
  ['expm1', 1.3],
  ['log', 1],
  ['log1p', 1],
  ['tanh', 2.5],
  ['erf', 2],
  ['erfc', 4],
  ['sin', 1],
  ['cos', 1],
  ['sigmoid', 2],
  ['softplus', 2]
]

const errorOf = (name: Name, x: number): number =>
  name === 'sin' || name === 'cos'
    ? ulpsOfCircular(name === 'sin' ? 0n : 1n, x, functions[name](x))
    : ulps(functions[name](x), decimalScalar[name](exact(x)))

const defined = (name: Name, x: number): boolean =>
  Number.isFinite(x) && (name !== 'log' || x > 0) && (name !== 'log1p' || x > -1)

describe('elementary functions against 60 digits', () => {
  it.each(bounds)(
    '%s is within %f ulps',
    (name, bound) => {
      const points = pointsOf(name, count).filter(x => defined(name, x))
      const errors = points.map(x => errorOf(name, x))
      const worst = errors.reduce((at, error, k) => (error > (errors[at] ?? 0) ? k : at), 0)
      expect({ at: points[worst], error: errors[worst] }).toEqual({
        at: points[worst],
        error: Math.min(errors[worst] ?? Infinity, bound)
      })
      expect(points.length).toBeGreaterThan(count / 3)
    },
    60_000
  )

  it('turns the angles back that come nearest to a multiple of π/2', () => {
    // Kahan's and Muller's worst cases for doubles
    for (const x of [6381956970095103 * 2 ** 797, 5319372648326541 * 2 ** 54, 2 ** 1023, 1e22, 4194303.5, 4194304])
      for (const name of ['sin', 'cos'] as const) expect(errorOf(name, x)).toBeLessThanOrEqual(1)
  })

  it('keeps the digits of its tails', () => {
    expect(ulps(numbers.sigmoid(-700), decimalScalar.sigmoid(exact(-700)))).toBeLessThanOrEqual(2)
    expect(ulps(numbers.softplus(-700), decimalScalar.softplus(exact(-700)))).toBeLessThanOrEqual(2)
    expect(ulps(numbers.erfc(26), decimalScalar.erfc(exact(26)))).toBeLessThanOrEqual(4)
  })
})
