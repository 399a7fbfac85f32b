import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlReport, limitTable, textTable, typesetText } from '../../../src/report/index.ts'
import { alignedNumbers } from '../../../src/report/aligned-numbers.ts'

describe('limitTable', () => {
  const table = (columns: number, rows: number) => ({
    caption: 'c',
    headers: Array.from({ length: columns }, (_, k) => `h${k}`),
    rows: Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, k) => `${r} ${k}`))
  })

  it('leaves a table that is small enough as it is', () => {
    expect(limitTable({ columns: 3, rows: 2 })(table(3, 2))).toEqual(table(3, 2))
  })

  it('keeps a part of every group, the narrow ones whole', () => {
    const { headers, rows, note } = limitTable({ columns: 6, rows: 1, groups: [1, 8, 2] })(table(11, 3))
    expect(headers).toEqual(['h0', 'h1', 'h2', '…', 'h9', 'h10'])
    expect(rows).toEqual([['0 0', '0 1', '0 2', '…', '0 9', '0 10']])
    expect(note).toBe('… and 2 more rows, … and 6 more columns')
  })

  it('never shows more than it is asked to, and counts the rest', () => {
    const small = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(
        fc.array(small, { minLength: 1, maxLength: 4 }),
        small,
        fc.integer({ min: 4, max: 20 }),
        (groups, rows, columns) => {
          const whole = table(
            groups.reduce((a, b) => a + b, 0),
            rows
          )
          const { headers, rows: kept, note = '' } = limitTable({ columns, rows: 5, groups })(whole)
          expect(headers.length).toBeLessThanOrEqual(columns)
          expect(kept).toHaveLength(Math.min(5, rows))
          expect(kept.every(row => row.length === headers.length)).toBe(true)
          const shown = headers.filter(head => head !== '…').length
          const lost = whole.headers.length - shown
          expect(/(\d+) more columns?/u.exec(note)?.[1] ?? '0').toBe(`${lost}`)
        }
      )
    )
  })
})

describe('numbers in tables', () => {
  it.each([
    ['-1.5', '−1.5'],
    ['1e-7', '10⁻⁷'],
    ['-1e+21', '−10²¹'],
    ['1.5e-7', '1.5 × 10⁻⁷'],
    ['-∞', '−∞'],
    ['a-b', 'a-b']
  ])('%s is set as %s', (text, set) => expect(typesetText(text)).toBe(set))

  it('stand with their points below each other', () => {
    expect(
      textTable(['x'])([['-1.25'], ['10'], ['1.5e-7'], [''], ['…'], ['NaN']])
        .split('\n')
        .slice(2)
    ).toEqual([' −1.25', ' 10', '  1.5 × 10⁻⁷', '', '           …', 'NaN'])
  })

  it('are filled up on a page by blanks of their width', () => {
    expect(alignedNumbers(sign => (sign === '.' ? 'p' : 'd'))(['1', '2.25', '-0.5', ''])).toEqual([
      '1pdd',
      '2.25',
      '−0.5d',
      ''
    ])
    const page = htmlReport({
      title: '',
      summary: [],
      equations: [],
      sections: [
        {
          heading: '',
          paragraphs: [],
          tables: [{ headers: ['n'], rows: [['1'], ['-2.5']], note: '… and 3 more rows' }],
          svgs: []
        }
      ]
    })
    expect(page).toContain('<td class="number">1\u2008\u2007</td>')
    expect(page).toContain('<td class="number">−2.5</td>')
    expect(page).toContain('<p class="note">… and 3 more rows</p>')
  })
})
