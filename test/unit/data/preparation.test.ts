import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  constantColumns,
  dataset,
  imputed,
  learnPreparation,
  matrix,
  minMax,
  oneHot,
  prepareBatch,
  prepareCells,
  preparationCodec,
  preparedWidth,
  prepareRows,
  restoreTargets,
  rowsOf,
  scaleWarnings,
  showPreparationError,
  showScaleWarning,
  standardize,
  unscaled,
  vector,
  type Cell,
  type Preparation,
  type Recipe,
  type Row,
  type Rows
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected a Right; got ${JSON.stringify(either.left)}`)
  return either.right
}

/** Rows with inputs alone. */
const rows = (first: readonly Cell[], ...others: readonly (readonly Cell[])[]): Rows => {
  const row = (inputs: readonly Cell[]): Row => ({ inputs, targets: [] })
  return [row(first), ...others.map(row)]
}
const learned = (recipe: Recipe | readonly Recipe[], given: Rows): Preparation =>
  right(learnPreparation({ inputs: recipe, targets: unscaled })(given))
const prepared = (preparation: Preparation, given: Rows): readonly (readonly number[])[] =>
  given.map(({ inputs }) => right(prepareCells(preparation, 'inputs')(inputs)))

describe('the examples of the documentation of scikit-learn', () => {
  it('StandardScaler', () => {
    const given = rows([0, 0], [0, 0], [1, 1], [1, 1])
    const preparation = learned(standardize, given)
    expect(prepared(preparation, given)).toEqual([
      [-1, -1],
      [-1, -1],
      [1, 1],
      [1, 1]
    ])
    expect(prepared(preparation, rows([2, 2]))).toEqual([[3, 3]])
  })

  it('MinMaxScaler', () => {
    const given = rows([-1, 2], [-0.5, 6], [0, 10], [1, 18])
    const preparation = learned(minMax, given)
    expect(prepared(preparation, given)).toEqual([
      [0, 0],
      [0.25, 0.25],
      [0.5, 0.5],
      [1, 1]
    ])
    expect(prepared(preparation, rows([2, 2]))).toEqual([[1.5, 0]])
  })

  it('SimpleImputer, by the mean', () => {
    const preparation = learned(imputed('mean')(unscaled), rows([7, 2, 3], [4, NaN, 6], [10, 5, 9]))
    expect(prepared(preparation, rows([null, 2, 3], [4, null, 6], [10, NaN, 9]))).toEqual([
      [7, 2, 3],
      [4, 3.5, 6],
      [10, 3.5, 9]
    ])
  })

  it('SimpleImputer, by the most frequent, and OneHotEncoder', () => {
    const given = rows(['a', 'x'], [null, 'y'], ['a', null], ['b', 'y'])
    const preparation = learned(imputed('mode')(oneHot), given)
    expect(prepared(preparation, given)).toEqual([
      [1, 0, 1, 0],
      [1, 0, 0, 1],
      [1, 0, 0, 1],
      [0, 1, 0, 1]
    ])
  })
})

describe('learning', () => {
  it('fills in before it scales', () => {
    // 1, 3 and the mean 2: deviation √(2/3)
    const [column] = learned(imputed('mean')(standardize), rows([1], [3], [null])).inputs
    expect(column).toEqual({ _tag: 'Number', fill: 2, offset: 2, scale: Math.sqrt(2 / 3), constant: false })
  })

  it('of equally frequent values takes the least', () => {
    expect(learned(imputed('mode')(unscaled), rows([5], [3], [3], [5], [null])).inputs[0]).toMatchObject({ fill: 3 })
    expect(learned(imputed('mode')(oneHot), rows(['b'], ['a'], [null])).inputs[0]).toMatchObject({ fill: 'a' })
  })

  it('marks a column of equal values and does not divide by 0', () => {
    const given = rows([0.1], [0.1], [0.1])
    const preparation = learned(standardize, given)
    expect(preparation.inputs).toEqual([{ _tag: 'Number', fill: null, offset: 0.1, scale: 1, constant: true }])
    expect(prepared(preparation, given)).toEqual([[0], [0], [0]])
    expect(constantColumns(preparation, ['age']).map(showScaleWarning)).toEqual([
      'age is the same in all examples: it tells nothing, leave it out.'
    ])
  })

  it('loses no digits to a large mean', () => {
    const [column] = learned(standardize, rows([1e9], [1e9 + 1], [1e9 + 2])).inputs
    expect(column).toMatchObject({ offset: 1e9 + 1, scale: Math.sqrt(2 / 3) })
  })

  it.each([1e-200, 1, 1e200])('has a deviation where squares of %d are none', unit => {
    const [column] = learned(standardize, rows([0], [unit])).inputs
    expect(column).toMatchObject({ offset: unit / 2, scale: unit / 2 })
  })

  it('takes a recipe for each column', () => {
    const given = rows([1, 'red', 10], [3, 'blue', 30])
    const preparation = learned([standardize, oneHot, minMax], given)
    expect(preparedWidth(preparation, 'inputs')).toBe(4)
    expect(prepared(preparation, given)).toEqual([
      [-1, 0, 1, 0],
      [1, 1, 0, 1]
    ])
  })

  it.each<readonly [string, Recipe | readonly Recipe[], Rows, string]>([
    [
      'a missing value',
      unscaled,
      rows([1], [null]),
      `Row 2, column 1 of the inputs: expected a value; got none. Remove the row, or learn what to fill in: imputed('mean') or imputed('mode').`
    ],
    [
      'a text',
      minMax,
      rows([1, 2], [3, 'red']),
      'Row 2, column 2 of the inputs: expected a number; got "red". Take the column as classes (oneHot), or correct the cell.'
    ],
    [
      'infinity',
      standardize,
      rows([Infinity], [3]),
      'Row 1, column 1 of the inputs: expected a finite number; got Infinity. Correct the cell, or remove the row.'
    ],
    [
      'nothing at all',
      imputed('mean')(unscaled),
      rows([null], [NaN]),
      'Column 1 of the inputs: expected at least one value to learn from; got none. Remove the column.'
    ],
    [
      'a spread beyond doubles',
      minMax,
      rows([-1.7e308], [1.7e308]),
      'Column 1 of the inputs: expected numbers whose mean and spread are doubles; got numbers beyond. Divide the column by a power of ten.'
    ],
    [
      'a short row',
      unscaled,
      rows([1, 2], [3]),
      'The inputs: expected 2 columns; got 1. Give the columns that the preparation was learned from.'
    ],
    [
      'too many recipes',
      [minMax, minMax],
      rows([1]),
      'The inputs: expected 2 columns; got 1. Give the columns that the preparation was learned from.'
    ]
  ])('refuses %s', (_, recipe, given, sentence) => {
    const answer = learnPreparation({ inputs: recipe, targets: unscaled })(given)
    expect(E.mapLeft(showPreparationError)(answer)).toEqual(E.left(sentence))
  })
})

describe('preparing', () => {
  it('refuses a class that was not learned, by its row', () => {
    const preparation = learned(oneHot, rows(['cat'], ['dog']))
    expect(E.mapLeft(showPreparationError)(prepareRows(preparation, 2, 1)(rows(['dog'], ['cow'])))).toEqual(
      E.left('The targets: expected 0 numbers; got 1. Give the network this size, or prepare other columns.')
    )
    expect(E.mapLeft(showPreparationError)(prepareCells(preparation, 'inputs', 2)(['cow']))).toEqual(
      E.left(
        'Row 2, column 1 of the inputs: expected one of the classes cat, dog; got "cow". ' +
          'Correct the cell, or learn the classes from rows that have it.'
      )
    )
  })

  it('learns on one batch and prepares another, of tensors of any size', () => {
    const train = batch([
      {
        input: matrix([
          [1, 2],
          [3, 4]
        ]),
        target: vector([1])
      },
      {
        input: matrix([
          [3, 4],
          [5, 8]
        ]),
        target: vector([0])
      }
    ])
    const preparation = right(learnPreparation({ inputs: standardize, targets: unscaled })(rowsOf(train)))
    const test = batch([
      {
        input: matrix([
          [5, 3],
          [4, 4]
        ]),
        target: vector([1])
      }
    ])
    const { examples } = right(prepareBatch(preparation)(test))
    expect([...examples[0].input]).toEqual([
      [3, 0],
      [0, -1]
    ])
    expect([...examples[0].target]).toEqual([1])
  })

  it('of a batch refuses classes, which would change its sizes', () => {
    const numbers = batch([
      { input: vector([1]), target: vector([2]) },
      { input: vector([2]), target: vector([3]) }
    ])
    const preparation = right(learnPreparation({ inputs: oneHot, targets: unscaled })(rowsOf(numbers)))
    expect(E.mapLeft(showPreparationError)(prepareBatch(preparation)(numbers))).toEqual(
      E.left('The inputs: expected 2 numbers; got 1. Give the network this size, or prepare other columns.')
    )
  })
})

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
const name = fc.string({ maxLength: 4 })
const table = fc
  .array(fc.tuple(number, name, number), { minLength: 1, maxLength: 20 })
  .map(cells => cells.map(targets => ({ inputs: [1], targets })))
const recipes = fc
  .constantFrom(unscaled, standardize, minMax)
  .map((recipe): readonly Recipe[] => [recipe, oneHot, minMax])

describe('laws', () => {
  const all = (given: readonly Row[], targets: readonly Recipe[]) => {
    const [first = { inputs: [1], targets: [] }, ...others] = given
    return pipe([first, ...others] as const, learnPreparation({ inputs: unscaled, targets }))
  }

  it('restored after prepared, a class is itself and a number is itself but for rounding', () => {
    fc.assert(
      fc.property(table, recipes, (given, targets) => {
        const preparation = all(given, targets)
        if (E.isLeft(preparation)) return // a spread that no double holds
        for (const row of given) {
          const back = pipe(
            prepareCells(preparation.right, 'targets')(row.targets),
            E.map(restoreTargets(preparation.right))
          )
          const [x, text, y] = right(back)
          expect(text).toBe(row.targets[1])
          expect(Math.abs(Number(x) - row.targets[0])).toBeLessThanOrEqual(1e-9)
          expect(Math.abs(Number(y) - row.targets[2])).toBeLessThanOrEqual(1e-9)
        }
      })
    )
  })

  it('a preparation survives JSON', () => {
    fc.assert(
      fc.property(table, recipes, (given, targets) => {
        const preparation = all(given, targets)
        if (E.isLeft(preparation)) return
        const text = JSON.stringify(preparationCodec.encode(preparation.right))
        const again = right(preparationCodec.decode(JSON.parse(text)))
        // JSON writes −0 as 0, and no prepared number but 0 itself sees it
        expect(JSON.stringify(again)).toBe(text)
        for (const row of given)
          expect(prepareCells(again, 'targets')(row.targets)).toMatchObject(
            prepareCells(preparation.right, 'targets')(row.targets)
          )
      })
    )
  })

  it.each([
    ['a scale of 0', { _tag: 'Number', fill: null, offset: 0, scale: 0, constant: false }],
    ['no scale', { _tag: 'Number', fill: null, offset: 0, constant: false }],
    ['a text for a number', { _tag: 'Number', fill: null, offset: '0', scale: 1, constant: false }],
    ['no class', { _tag: 'Classes', fill: null, classes: [] }],
    ['a class twice', { _tag: 'Classes', fill: null, classes: ['a', 'a'] }],
    ['a fill that is no class', { _tag: 'Classes', fill: 'c', classes: ['a', 'b'] }]
  ])('the codec refuses %s', (_, column) => {
    expect(E.isLeft(preparationCodec.decode({ inputs: [column], targets: [] }))).toBe(true)
  })

  it('restores no class of NaN, and the first of equal ones', () => {
    const preparation: Preparation = {
      inputs: [],
      targets: [{ _tag: 'Classes', fill: null, classes: ['cat', 'cow', 'dog'] }]
    }
    expect(restoreTargets(preparation)([NaN, 1, 0])).toEqual([null])
    expect(restoreTargets(preparation)([0, 0.5, 0.5])).toEqual(['cow'])
    expect(restoreTargets(preparation)([])).toEqual([null])
  })
})

describe('scaleWarnings', () => {
  it('tells of the columns of a table of cars by name', () => {
    const cars = pipe(
      batch([
        { input: vector([8, 307, 3504]), target: vector([18]) },
        { input: vector([4, 97, 2130]), target: vector([27]) }
      ]),
      dataset({ inputNames: ['cylinders', 'displacement', 'weight'], targetNames: ['mpg'] })
    )
    expect(scaleWarnings(cars).map(showScaleWarning)).toEqual([
      'displacement goes up to 307: scale it (standardize).',
      'weight is 440 times as large as cylinders (up to 3504): scale it (standardize).'
    ])
  })

  it('says nothing of columns of like size, nor after they are scaled', () => {
    const small = batch([
      { input: vector([1, 90]), target: vector([1000]) },
      { input: vector([2, 0]), target: vector([1]) }
    ])
    expect(scaleWarnings(small)).toEqual([])
    const large = batch([
      { input: vector([1, 9e5]), target: vector([1]) },
      { input: vector([2, -4]), target: vector([1]) }
    ])
    expect(scaleWarnings(large)).toHaveLength(1)
    const preparation = right(learnPreparation({ inputs: standardize, targets: unscaled })(rowsOf(large)))
    expect(scaleWarnings(right(prepareBatch(preparation)(large)))).toEqual([])
  })

  it('passes over columns of 0 and over NaN', () => {
    expect(scaleWarnings(batch([{ input: vector([0, NaN, 5]), target: vector([1]) }]))).toEqual([])
  })
})
