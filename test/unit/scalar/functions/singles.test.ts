/** The same programs in 32 bits, each operation rounded to a single. */
import { describe, expect, it } from 'vitest'
import type { Lane } from '../../../../src/scalar/functions/lane.ts'
import { numberLane } from '../../../../src/scalar/functions/number-lane.ts'
import { programs } from '../../../../src/scalar/functions/programs.ts'
import { functions, pointsOf, type Name } from './points.ts'

const round = Math.fround
const singles: Lane<number, boolean> = {
  ...numberLane,
  bits: 32,
  constant: round,
  add: (a, b) => round(a + b),
  sub: (a, b) => round(a - b),
  mul: (a, b) => round(a * b),
  div: (a, b) => round(a / b),
  sqrt: a => round(Math.sqrt(a)),
  power: shifted => round(2 ** (shifted - 12582912)),
  call: (program, x) => program.body(singles, x),
  beyond: (answer, inside, f, x) => (answer ? inside : round(f(x)))
}

/** Half of what separates the singles around y. */
const spacing = (y: number): number => Math.max(2 ** -149, 2 ** (Math.floor(Math.log2(Math.abs(y) || 2 ** -149)) - 23))

const bounds: readonly (readonly [Name, number])[] = [
  ['exp', 1.1],
  ['expm1', 1.4],
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

describe('elementary functions in 32 bits', () => {
  it.each(bounds)('%s is within %f ulps of the function of doubles', (name, bound) => {
    const points = pointsOf(name, 8000, 3n)
      .map(round)
      .filter(x => Number.isFinite(x) && (name !== 'log' || x > 0) && (name !== 'log1p' || x > -1))
    const errors = points.flatMap(x => {
      const truth = functions[name](x)
      return Math.abs(truth) > 2 ** 127 ? [] : [Math.abs(programs[name].body(singles, x) - truth) / spacing(truth)]
    })
    expect(Math.max(...errors)).toBeLessThanOrEqual(bound)
    expect(errors.length).toBeGreaterThan(2000)
  })
})
