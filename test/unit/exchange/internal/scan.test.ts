import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../../../src/exchange/internal/read-json.ts'
import { scanFault } from '../../../../src/exchange/internal/scan.ts'
import { writeJson, type Json } from '../../../../src/exchange/internal/write-json.ts'

const parses = (text: string): boolean => E.isRight(E.tryCatch((): unknown => JSON.parse(text), String))

describe('scanFault', () => {
  it('finds no fault in JSON, however it is laid out', () =>
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2, '\t'), (text, indent) => {
        expect(scanFault(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined()
      })
    ))

  it('finds a fault where JSON.parse does, and nowhere else', () => {
    const spoiled = fc.tuple(fc.json(), fc.nat(), fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, cut, put]) => {
      const k = at % (text.length + 1)
      return text.slice(0, k) + put + text.slice(k + (cut % 3))
    })
    const syntax = fc.string({ unit: fc.constantFrom(...'{}[],:"\\u0019.-+eEtruefalsn \n'), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(spoiled, syntax), text => {
        expect(scanFault(text) === undefined).toBe(parses(text))
      }),
      { numRuns: 2000 }
    )
  })

  it.each([
    ['', 1, 1, 'a value', 'the end of the file'],
    ['{\n  "a": 1,\n}', 3, 1, 'a name in quotes', '"}"'],
    ['[1 2]', 1, 4, 'a comma or ]', '"2"'],
    ['[1]\r\n[2]', 2, 1, 'nothing more', '"["'],
    ['["a\tb"]', 1, 4, 'no control character in a text', String.raw`"\t"`],
    ['{"a" 1}', 1, 6, 'a colon', '"1"'],
    ['[NaN]', 1, 2, 'a value or ]', '"N"'],
    [String.raw`["\x"]`, 1, 4, 'an escape of JSON', '"x"']
  ])('says where %j is none: line %d, column %d', (text, line, column, expected, got) =>
    expect(readJson(text)).toEqual(E.left({ _tag: 'BrokenJson', line, column, expected, got }))
  )
})

describe('writeJson', () => {
  it('writes what JSON.parse reads back, digit by digit', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
        // proof: a value of JSON
        expect(JSON.parse(writeJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
      })
    ))

  it('puts on a line what goes on it, and fills lines with numbers', () => {
    const numbers = Array.from({ length: 60 }, (_, k) => k)
    expect(writeJson({ short: { a: [1, 2], b: [] }, numbers, none: {} })).toBe(
      [
        '{',
        '  "short": { "a": [1, 2], "b": [] },',
        '  "numbers": [',
        `    ${numbers.slice(0, 31).join(', ')},`,
        `    ${numbers.slice(31).join(', ')}`,
        '  ],',
        '  "none": {}',
        '}',
        ''
      ].join('\n')
    )
  })
})
