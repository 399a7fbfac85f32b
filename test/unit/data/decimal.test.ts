import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '../../../src/data/decimal.ts'

describe('decimal', () => {
  it.each([
    ['0', 0],
    ['-0', -0],
    ['+12', 12],
    [' 1.50 ', 1.5],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['-2.5e-3', -0.0025],
    ['1e-999', 0],
    ['0.1000000000000000055511151231257827', 0.1]
  ])('decodes %s', (text, number) => expect(decimal.decode(text)).toStrictEqual(E.right(number)))

  it.each([
    '',
    ' ',
    '.5',
    '5.',
    '00',
    '01',
    '1_000',
    '1,5',
    '1 000',
    '0x10',
    '0b1',
    '1n',
    '1e',
    'e1',
    '--1',
    '+-1',
    '+',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e309',
    '١',
    '½',
    '1\u0000'
  ])('refuses %j', text => expect(E.isLeft(decimal.decode(text))).toBe(true))

  it.each([[1], [null], [undefined], [['1']], [{}]])('refuses %j, which is no text', value =>
    expect(E.isLeft(decimal.decode(value))).toBe(true)
  )

  it('decodes what it encodes, bit for bit', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), x => {
        expect(decimal.decode(decimal.encode(x))).toStrictEqual(E.right(x))
      })
    ))
})
