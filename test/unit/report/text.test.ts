import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanText,
  costAxis,
  formatFixed,
  formatNumber,
  powerOfTen,
  squaredErrorAxis,
  textCurve,
  textTable,
  typesetNumber
} from '../../../src/report/index.ts'
import { displayWidth } from '../../../src/report/display-width.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u001b[31m', 'a\nb\tc', '\ud800', '오차', 'e\u0301', '👩‍👩‍👧', '')
)
const number = fc.double()

describe('formatNumber', () => {
  it.each([
    [4, 0.5793572406612383, '0.5794'],
    [4, 0.0004746565520392845, '0.0004747'],
    [3, 0.00009999, '0.0001'],
    [3, 0.00009994, '9.99e-5'],
    [3, 123456, '123000'],
    [3, 999999, '1e6'],
    [3, -0, '0'],
    [3, NaN, 'NaN'],
    [3, -Infinity, '-∞'],
    [17, 0.1, '0.10000000000000001']
  ])('writes with %d digits %d as %s', (digits, x, text) => {
    expect(formatNumber(digits)(x)).toBe(text)
  })

  it('reads back to within half a unit of its last digit, and exactly from 17 digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 17 }), fc.double({ noNaN: true, noDefaultInfinity: true }), (digits, x) => {
        const back = Number(formatNumber(digits)(x))
        expect(back).toBe(x === 0 ? 0 : Number(x.toPrecision(digits)))
        expect(Number(formatNumber(17)(x))).toBe(x === 0 ? 0 : x)
      })
    )
  })

  it('accepts any number of digits', () => {
    fc.assert(
      fc.property(number, number, (digits, x) => typeof formatNumber(digits)(x) + formatFixed(digits)(x) !== '')
    )
  })

  it('sets numbers as a book does', () => {
    expect([1e-5, 4.747e-5, -2e9, 0.5, 1e6].map(typesetNumber(4))).toEqual([
      '10⁻⁵',
      '4.747 × 10⁻⁵',
      '−2 × 10⁹',
      '0.5',
      '10⁶'
    ])
    expect([-3, 0, 1, 12].map(powerOfTen)).toEqual(['10⁻³', '1', '10', '10¹²'])
  })

  it('prints the outputs of the tutorial', () => {
    expect([0.0163, 0.9897, 0.9897, 0.999998].map(formatFixed(2))).toEqual(['0.02', '0.99', '0.99', '1.00'])
    expect(formatFixed(2)(-0.004)).toBe('0.00')
  })
})

describe('cleanText and displayWidth', () => {
  it('leave no control character and no lone surrogate, once and for all', () => {
    fc.assert(
      fc.property(hostile, text => {
        const clean = cleanText(text)
        expect(clean).not.toMatch(/\p{Cc}|\p{Cs}/u)
        expect(cleanText(clean)).toBe(clean)
      })
    )
  })

  it('count terminal columns', () => {
    expect(['θ₁', '오차', 'e\u0301', '👩‍👩‍👧', '', '✓', '❤\uFE0F'].map(displayWidth)).toEqual([2, 4, 1, 2, 0, 1, 2])
  })
})

describe('textTable', () => {
  it('sets numbers by their points and text flush left, in terminal columns', () => {
    expect(textTable(['x₁', 'y', '출력', 'class'])([['0', '0', '0.02', '오차'], ['1', '-1', '10.5', 'x'], ['1']])).toBe(
      ['x₁   y   출력  class', '──  ──  ─────  ─────', ' 0   0   0.02  오차', ' 1  −1  10.5   x', ' 1'].join('\n')
    )
  })

  it('has one line a row, none longer than the rule, whatever the cells hold', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(hostile), { maxLength: 5 }),
        (heads, rows) => {
          const lines = textTable(heads)(rows).split('\n')
          expect(lines).toHaveLength(rows.length + 2)
          const rule = displayWidth(lines[1] ?? '')
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(rule)
          expect(lines.some(line => line !== line.trimEnd())).toBe(false)
        }
      )
    )
  })
})

describe('textCurve', () => {
  it('draws a straight line as one, with its axes', () => {
    expect(textCurve({ title: 'line', axis: costAxis, width: 30, height: 6 })([4, 3, 2, 1, 0]).split('\n')).toEqual([
      'line: J(θ) = 1/(2m) · Σ(h − y…',
      '4 ┤⠒⠤⢄⣀⡀',
      '  │    ⠈⠉⠒⠢⠤⢄⣀',
      '2 ┤           ⠉⠉⠒⠢⠤⣀⣀',
      '  │                  ⠉⠑⠒⠤⢄⣀⡀',
      '0 ┤                        ⠈⠉⠒',
      '  └┬────────────┬────────────┬',
      '   0            2            4',
      '              epoch'
    ])
  })

  it('names the quantity and says when its scale is logarithmic', () => {
    expect(textCurve({ title: 'OR', axis: squaredErrorAxis })([0.5, 0.001])).toMatch(
      /^OR: Σ\(h − y\)² \(log scale\)\n/u
    )
    expect(textCurve({ title: '', axis: 'J' })([0.5, 0.1])).toMatch(/^J\n/u)
    expect(textCurve({ title: 'x', axis: 'J' })([])).toMatch(/^x: J \(no values\)\n/u)
  })

  it('never exceeds its width, nor 80 columns, whatever the values', () => {
    const values = fc.array(fc.oneof(number, fc.double({ min: 1e-9, max: 10, noNaN: true })), { maxLength: 200 })
    fc.assert(
      fc.property(
        values,
        hostile,
        fc.integer({ min: -5, max: 200 }),
        fc.integer({ min: -5, max: 60 }),
        (vs, title, width, height) => {
          const lines = textCurve({ title, axis: 'J', width, height })(vs).split('\n')
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(Math.min(80, Math.max(20, width)))
          expect(lines.length).toBeLessThanOrEqual(Math.min(40, Math.max(3, height)) + 4)
        }
      )
    )
  })
})
