import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOfBytes } from '../../../../src/data/table/internal/number.ts'
import { writtenNumber } from '../../../../src/data/table/number.ts'

/** Read of bytes that stand between others. */
const ofBytes = (text: string, decimal: 'point' | 'comma' = 'point'): number => {
  const bytes = new TextEncoder().encode(`9${text}9`)
  return numberOfBytes(bytes, 1, bytes.length - 1, decimal)
}

describe.each([
  ['of a text', (text: string, decimal: 'point' | 'comma' = 'point') => writtenNumber(decimal)(text)],
  ['of bytes', ofBytes]
])('a number %s', (_, read) => {
  it.each([
    ['3504.', 3504],
    ['.5', 0.5],
    ['007', 7],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['25e-1', 2.5],
    ['+2', 2],
    ['\u22122', -2],
    ['2e\u22121', 0.2],
    ['-0', -0],
    ['-0.0e5', -0],
    ['0.1', 0.1],
    ['123456789012345678', 123456789012345680],
    ['0.000000000000000000000000000123', 1.23e-28],
    ['9007199254740993', 9007199254740992],
    ['1e999', Infinity],
    ['-1e999', -Infinity],
    ['1e-999', 0],
    ['5e-324', 5e-324],
    ['1e99999999999999999999', Infinity]
  ])('is read from %s', (text, number) => expect(read(text)).toBe(number))

  it.each([
    '',
    '.',
    '+',
    '-',
    'e5',
    '1e',
    '1e+',
    '1 2',
    '0x10',
    '1_000',
    '1,5',
    '--1',
    '1.2.3',
    'NaN',
    'Infinity',
    '∞',
    '1f',
    '٣',
    '5%'
  ])('is not read from %j', text => expect(read(text)).toBeNaN())

  it('has a decimal comma where that is asked for', () => {
    expect(['0,5', ',5', '5,', '-1,25e2', '7'].map(text => read(text, 'comma'))).toEqual([0.5, 0.5, 5, -125, 7])
    expect(read('0.5', 'comma')).toBeNaN()
  })
})

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })

describe('laws', () => {
  it('bytes are read as JavaScript reads the digits', () => {
    const written = fc
      .tuple(
        fc.constantFrom('', '+', '-'),
        digits(0, 24),
        fc.constantFrom('', '.'),
        digits(0, 24),
        fc.option(fc.integer({ min: -340, max: 340 }), { nil: null })
      )
      .map(
        ([sign, whole, point, part, power]) =>
          `${sign}${whole}${point}${point === '' ? '' : part}${power === null ? '' : `e${power}`}`
      )
      .filter(text => /\d/u.test(text.replace(/e.*$/u, '')))
    fc.assert(
      fc.property(written, text => {
        expect(ofBytes(text)).toBe(Number(text))
      }),
      { numRuns: 3000 }
    )
  })

  it('the digits that a number is written with give it back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), x => {
        const text = Object.is(x, -0) ? '-0' : String(x)
        expect(ofBytes(text)).toBe(x)
        expect(ofBytes(text.replace('.', ','), 'comma')).toBe(x)
        expect(writtenNumber('point')(text)).toBe(x)
      }),
      { numRuns: 1000 }
    )
  })

  it('texts and bytes agree on what is a number', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+-.,eE\u2212 x'), maxLength: 8 })
    fc.assert(
      fc.property(text, fc.constantFrom<'point' | 'comma'>('point', 'comma'), (text, decimal) => {
        expect(ofBytes(text.trim(), decimal)).toBe(writtenNumber(decimal)(text))
      }),
      { numRuns: 5000 }
    )
  })
})
