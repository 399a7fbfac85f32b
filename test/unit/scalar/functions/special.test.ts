/** Special values, exactly; and the printed functions, which are the programs. */
import { readFileSync } from 'node:fs'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import packageData from '../../../../package.json' with { type: 'json' }
import { numberLane } from '../../../../src/scalar/functions/number-lane.ts'
import * as numbers from '../../../../src/scalar/functions/numbers.ts'
import { programs } from '../../../../src/scalar/functions/programs.ts'
import { numbersText } from '../../../functions/print.ts'
import { functions, pointsOf, type Name } from './points.ts'

const least = Number.MIN_VALUE
const most = Number.MAX_VALUE

/** Function: arguments and results. */
const table: readonly (readonly [Name, ReadonlyArray<readonly [number, number]>])[] = [
  ['exp', [[0, 1], [-0, 1], [least, 1], [Infinity, Infinity], [-Infinity, 0], [709.79, Infinity], [most, Infinity], [-746, 0], [-745.1, least], [NaN, NaN]]], // prettier-ignore
  ['expm1', [[0, 0], [-0, -0], [least, least], [-least, -least], [Infinity, Infinity], [-Infinity, -1], [-most, -1], [709.79, Infinity], [most, Infinity], [NaN, NaN]]], // prettier-ignore
  ['log', [[0, -Infinity], [-0, -Infinity], [1, 0], [-1, NaN], [-least, NaN], [-Infinity, NaN], [Infinity, Infinity], [NaN, NaN]]], // prettier-ignore
  ['log1p', [[0, 0], [-0, -0], [least, least], [-least, -least], [-1, -Infinity], [-1.5, NaN], [-Infinity, NaN], [Infinity, Infinity], [NaN, NaN]]], // prettier-ignore
  ['tanh', [[0, 0], [-0, -0], [least, least], [-least, -least], [Infinity, 1], [-Infinity, -1], [most, 1], [-most, -1], [NaN, NaN]]], // prettier-ignore
  [
    'erf',
    [
      [0, 0],
      [-0, -0],
      [Infinity, 1],
      [-Infinity, -1],
      [most, 1],
      [NaN, NaN]
    ]
  ],
  [
    'erfc',
    [
      [0, 1],
      [-0, 1],
      [Infinity, 0],
      [-Infinity, 2],
      [most, 0],
      [-most, 2],
      [NaN, NaN]
    ]
  ],
  [
    'sin',
    [
      [0, 0],
      [-0, -0],
      [least, least],
      [-least, -least],
      [Infinity, NaN],
      [-Infinity, NaN],
      [NaN, NaN]
    ]
  ],
  [
    'cos',
    [
      [0, 1],
      [-0, 1],
      [least, 1],
      [Infinity, NaN],
      [-Infinity, NaN],
      [NaN, NaN]
    ]
  ],
  [
    'sigmoid',
    [
      [0, 0.5],
      [-0, 0.5],
      [Infinity, 1],
      [-Infinity, 0],
      [most, 1],
      [-most, 0],
      [NaN, NaN]
    ]
  ],
  [
    'softplus',
    [
      [Infinity, Infinity],
      [-Infinity, 0],
      [most, most],
      [-most, 0],
      [NaN, NaN]
    ]
  ]
]

describe('special values', () => {
  it.each(table)('of %s', (name, cases) => {
    expect(cases.map(([x]) => functions[name](x))).toEqual(cases.map(([, y]) => y))
  })

  it('of e^x − 1 beyond 709.4, where 2ᵏ alone would be infinite', () => {
    expect(numbers.expm1(709.7)).toBe(numbers.exp(709.7))
    expect(numbers.expm1(709.7)).toBeLessThan(Infinity)
  })
})

describe('the printed functions', () => {
  it.each(table.map(([name]) => name))('%s has the bits of its program', name => {
    const points = pointsOf(name, 4000, 11n)
    expect(points.map(functions[name])).toEqual(points.map(x => programs[name].body(numberLane, x)))
  })

  it('are what `npm run functions` writes', async () => {
    const written = readFileSync(new URL('../../../../src/scalar/functions/numbers.ts', import.meta.url), 'utf8')
    const { semi, singleQuote, printWidth } = packageData.prettier
    const options = { semi, singleQuote, printWidth, trailingComma: 'none', arrowParens: 'avoid' } as const
    expect(await format(numbersText(), { parser: 'typescript', ...options })).toBe(written)
  })
})
