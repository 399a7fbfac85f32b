import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  tableDescriptionCodec,
  tableFormatCodec,
  usualFormat,
  type TableDescription
} from '../../../../src/data/table/table.ts'

const names = fc.array(fc.oneof(fc.string(), fc.integer({ min: 1, max: 99 })))

const descriptions: fc.Arbitrary<TableDescription> = fc.record(
  {
    file: fc.string(),
    format: fc.record(
      {
        delimiter: fc.constantFrom('comma', 'semicolon', 'tab', 'spaces'),
        decimal: fc.constantFrom('point', 'comma'),
        header: fc.boolean(),
        comment: fc.constantFrom(null, '#', '//'),
        missing: fc.array(fc.string())
      },
      { requiredKeys: [] }
    ),
    columns: fc.record({ inputs: names, targets: names }, { requiredKeys: [] }),
    classes: names
  },
  { requiredKeys: ['file'] }
)

describe('the codec of descriptions', () => {
  it('reads what it wrote, after a round trip through JSON too', () => {
    fc.assert(
      fc.property(descriptions, description => {
        const json: unknown = JSON.parse(JSON.stringify(tableDescriptionCodec.encode(description)))
        expect(tableDescriptionCodec.decode(json)).toEqual(E.right(description))
      })
    )
  })

  it('leaves out what it does not know', () =>
    expect(tableDescriptionCodec.decode({ file: 'a', colour: 1, format: { header: false, x: 1 } })).toEqual(
      E.right({ file: 'a', format: { header: false } })
    ))

  it.each([
    {},
    { file: 1 },
    { file: 'a', format: { delimiter: '|' } },
    { file: 'a', format: { comment: '' } },
    { file: 'a', format: { comment: '"' } },
    { file: 'a', columns: { inputs: [0] } },
    { file: 'a', columns: { inputs: [1.5] } },
    { file: 'a', classes: 'y' }
  ])('refuses %j', u => expect(E.isLeft(tableDescriptionCodec.decode(u))).toBe(true))
})

it('the codec of formats wants all of one', () => {
  expect(tableFormatCodec.decode(usualFormat)).toEqual(E.right(usualFormat))
  expect(E.isLeft(tableFormatCodec.decode({ delimiter: 'comma' }))).toBe(true)
})
