import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { decodeTableOptions, describedBy, type RawTableOptions } from '../../../src/command/train/table-options.ts'

const decoded = (raw: RawTableOptions): unknown =>
  pipe(
    decodeTableOptions(raw),
    E.matchW(
      errors => errors.map(({ option }) => option),
      options => describedBy(options)('t.csv', {})
    )
  )

describe('decodeTableOptions', () => {
  it('says nothing of what is left out', () => expect(decoded({})).toEqual({ file: 't.csv', format: {}, columns: {} }))

  it('reads every option', () =>
    expect(
      decoded({
        inputs: 'a, b',
        targets: '3',
        classes: 'c',
        delimiter: 'Semicolon',
        decimal: 'comma',
        header: false,
        comment: '#',
        missingMarks: '?,NA'
      })
    ).toEqual({
      file: 't.csv',
      format: { delimiter: 'semicolon', decimal: 'comma', header: false, comment: '#', missing: ['', '?', 'NA'] },
      columns: { inputs: ['a', 'b'], targets: ['3'] },
      classes: ['c']
    }))

  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['tab', 'tab'],
    ['spaces', 'spaces']
  ])('takes %j for a delimiter', (delimiter, expected) =>
    expect(decoded({ delimiter })).toMatchObject({ format: { delimiter: expected } })
  )

  it('tells all that is wrong at once', () =>
    expect(
      decoded({
        columns: ' ',
        inputs: 'a,a',
        targets: ',',
        classes: '',
        delimiter: '|',
        decimal: '.',
        comment: 'a"b',
        missingMarks: '?,,'
      })
    ).toEqual([
      '--columns',
      '--inputs',
      '--targets',
      '--classes',
      '--delimiter',
      '--decimal',
      '--comment',
      '--missing-marks'
    ]))
})

describe('describedBy', () => {
  it('takes what the options say before what a file says', () => {
    const options = decodeTableOptions({ targets: 'y', decimal: 'comma' })
    const written = {
      columns: { inputs: ['x'], targets: ['z'] },
      format: { decimal: 'point', delimiter: 'tab' },
      classes: ['x']
    } as const
    expect(
      pipe(
        options,
        E.map(given => describedBy(given)('t.csv', written))
      )
    ).toEqual(
      E.right({
        file: 't.csv',
        columns: { inputs: ['x'], targets: ['y'] },
        format: { decimal: 'comma', delimiter: 'tab' },
        classes: ['x']
      })
    )
  })
})
