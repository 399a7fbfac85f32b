import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { showDataErrors } from '../../../../src/data/data-error.ts'
import { chooseColumns, findColumns } from '../../../../src/data/table/columns.ts'

const names = ['sepal length', 'sepal width', 'Class', '2', '']

describe('columns', () => {
  it('are found by name first, then by position', () => {
    const find = findColumns('t', names)
    expect(find(['2', 2, '5', 'Class'])).toEqual(E.right([3, 1, 4, 2]))
    expect([0, 6, '0', '6', '1.0', ''].map(name => E.isRight(find([name])))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true
    ])
  })

  it('that are not given are those that remain', () => {
    const choose = (columns: Parameters<typeof chooseColumns>[1]): unknown => chooseColumns('t', columns)(names)
    expect(choose({ targets: ['Class'] })).toEqual(E.right({ inputs: [0, 1, 3, 4], targets: [2], others: [] }))
    expect(choose({ inputs: [2, 1] })).toEqual(E.right({ inputs: [1, 0], targets: [2, 3, 4], others: [] }))
    expect(choose({ inputs: [2], targets: [] })).toEqual(E.right({ inputs: [1], targets: [], others: [0, 2, 3, 4] }))
    expect(choose({})).toEqual(E.right(null))
  })

  it.each([
    ['class', 'Class'],
    ['sepal_length', 'sepal length'],
    ['sepl width', 'sepal width'],
    ['sepal', 'sepal width or sepal length'],
    ['petal depth', null],
    ['x', null]
  ])('asked for as %j, the nearest are %s', (asked, nearest) => {
    const found = findColumns('t', names)([asked])
    const said = E.isLeft(found) ? showDataErrors(found.left) : ''
    expect(/Did you mean (?<names>.*)\?/u.exec(said)?.groups?.['names'] ?? null).toBe(nearest)
  })
})
