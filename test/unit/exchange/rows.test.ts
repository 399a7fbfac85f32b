import {
  decodeModel,
  encodeModel,
  evaluate,
  evaluateRows,
  figuresOf,
  hingeLoss,
  matrix,
  modelColumns,
  modelPredictor,
  modelRow,
  predictCells,
  predictRows,
  prepareRows,
  quadraticLoss,
  savedModel,
  showPreparationError,
  showRowError,
  sigmoidCrossEntropy,
  softmax,
  usualFormat,
  vector,
  type AboutModel,
  type SavedModel
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  lineAbout,
  lineNetwork,
  petAbout,
  petModel,
  petNetwork,
  petParameters,
  petText,
  plainColumn,
  scaled,
  right,
  sigmoidAnswer
} from './models.ts'

const pets = right(modelPredictor(right(decodeModel(petText))))

const lineWith = (about: Partial<AboutModel<1>>, slope = 3, offset = 1) =>
  right(
    pipe(
      savedModel(lineNetwork, { ...lineAbout, ...about })([{ weights: matrix([[slope]]), bias: vector([offset]) }]),
      E.flatMap(modelPredictor)
    )
  )

describe('predictRows', () => {
  it('answers with classes by name and the probability of each', () => {
    const [[answer] = []] = right(predictRows(pets)([[11, -0.9]]))
    // (11 − 10) / 2 and (−0.9 + 1) / 0.1
    const h = petNetwork.forward(petParameters)(vector([0.5, (-0.9 - -1) / 0.1]))
    const exp = [...h].map(Math.exp)
    const sum = exp.reduce((total, each) => total + each, 0)
    expect(answer).toMatchObject({ _tag: 'Class', name: 'kind' })
    const scores = answer?._tag === 'Class' ? answer.scores : []
    scores.forEach((score, k) => expect(score).toBeCloseTo((exp[k] ?? 0) / sum, 12))
    expect(answer?.value).toBe(['cat', 'dog', 'fish'][scores.indexOf(Math.max(...scores))])
  })

  it('answers with numbers in the unit of the data', () =>
    // h = 3·(14 − 10)/2 + 1 = 7, times 5
    expect(right(predictRows(lineWith({}))([[14]]))).toEqual([[{ _tag: 'Number', name: 'y', value: 35 }]]))

  it('answers with the probability of a logit', () => {
    const probable = lineWith(
      {
        loss: sigmoidCrossEntropy,
        answer: O.some(sigmoidAnswer),
        preparation: { inputs: [plainColumn], targets: [plainColumn] }
      },
      1,
      0
    )
    expect(right(predictRows(probable)([[0], [Math.log(3)]]))).toEqual([
      [{ _tag: 'Number', name: 'y', value: 0.5 }],
      [{ _tag: 'Number', name: 'y', value: expect.closeTo(0.75, 12) }]
    ])
  })

  it('answers with what the network overflows to', () =>
    expect(right(predictRows(lineWith({}, 1e308, 0))([[1e308]]))).toEqual([
      [{ _tag: 'Number', name: 'y', value: Infinity }]
    ]))

  it('tells the first fault of each row', () => {
    const found = predictRows(pets)([[1, 2], ['x', 2], [1, null], [1]])
    expect(E.isLeft(found) && found.left.map(showPreparationError)).toEqual([
      'Row 2, column 1 of the inputs: expected a number; got "x". Take the column as classes (oneHot), or correct the cell.',
      "Row 3, column 2 of the inputs: expected a value; got none. Remove the row, or learn what to fill in: imputed('mean') or imputed('mode').",
      'The inputs: expected 2 columns; got 1. Give the columns that the preparation was learned from.'
    ])
    expect(predictCells(pets)([1, 2])).toEqual(E.map((all: readonly unknown[]) => all[0])(predictRows(pets)([[1, 2]])))
  })
})

describe('evaluateRows', () => {
  const rows = [
    { inputs: [11, -0.9], targets: ['cat'] },
    { inputs: [8, -1.2], targets: ['dog'] },
    { inputs: [10, -1], targets: ['dog'] }
  ] as const

  it('is what evaluate tells of the network, with the names of the classes', () => {
    const network = softmax(petNetwork)
    const batch = right(prepareRows(petAbout.preparation, 2, 3)(rows))
    const own = evaluate(petNetwork, petAbout.loss, { classes: ['cat', 'dog', 'fish'] })(batch)(petParameters)
    const probable = evaluate(network, quadraticLoss)(batch)([...petParameters, []])
    const told = right(evaluateRows(pets)(rows))
    expect(told.cost).toBeCloseTo(own.cost, 12)
    expect(told.classification).toEqual(own.classification)
    expect(told.regression.rmse).toBeCloseTo(probable.regression.rmse, 12)
  })

  it('tells errors in the unit of the data, and the cost as in training', () => {
    const { regression, cost } = right(
      evaluateRows(lineWith({}))([
        { inputs: [14], targets: [33] },
        { inputs: [10], targets: [7] }
      ])
    )
    // 35 and 5 were predicted; ½·(0.4² + 0.4²)/2 of the prepared ones
    expect(regression).toMatchObject({ rmse: 2, mae: 2 })
    expect(cost).toBeCloseTo(0.08, 12)
    expect(figuresOf(right(evaluateRows(lineWith({}))([{ inputs: [14], targets: [33] }])))).toMatchObject([
      { name: 'cost' },
      { name: 'rmse', value: 2, baseline: 0 },
      { name: 'mae', value: 2 },
      { name: 'r2' }
    ])
  })

  it('compares logits of labels −1 and 1 with 0', () => {
    const sign = lineWith({ loss: hingeLoss, preparation: { inputs: [plainColumn], targets: [plainColumn] } }, 1, 0)
    const { classification } = right(
      evaluateRows(sign)([
        { inputs: [0.2], targets: [1] },
        { inputs: [-0.2], targets: [-1] }
      ])
    )
    expect(O.isSome(classification) && classification.value.accuracy).toBe(1)
    expect(figuresOf(right(evaluateRows(sign)([{ inputs: [0.2], targets: [1] }])))[1]).toMatchObject({
      name: 'accuracy',
      value: 1
    })
  })
})

describe('columns of a table', () => {
  it('are found by name in any order, the others kept', () => {
    const columns = right(modelColumns(petModel, 'p.csv', 'inputs')(['id', 'length', 'kind', 'weight']))
    expect(columns).toMatchObject({ inputs: [3, 1], targets: [], others: [0, 2] })
    expect(right(modelRow(petModel, columns)({ line: 2, cells: ['a7', '-0.9', 'cat', '11.'] }))).toEqual({
      line: 2,
      inputs: [11, -0.9],
      targets: [],
      others: ['a7', 'cat']
    })
    const all = right(modelColumns(petModel, 'p.csv', 'inputs and targets')(['id', 'length', 'kind', 'weight']))
    expect(right(modelRow(petModel, all)({ line: 2, cells: ['a7', '-0.9', 'cat', '11'] }))).toMatchObject({
      targets: ['cat'],
      others: ['a7']
    })
  })

  it('that are not there are told, all of them', () => {
    const found = modelColumns(petModel, 'p.csv', 'inputs')(['wieght', 'kind'])
    expect(E.isLeft(found) && found.left.map(showRowError)).toEqual([
      'p.csv: expected one of the columns wieght, kind; got "weight". Did you mean wieght?',
      'p.csv: expected one of the columns wieght, kind; got "length". Give a name as it stands there, or a position from 1 to 2.'
    ])
  })

  it('of a table without a header are found by position, or taken as they are where there are no others', () => {
    const bare: SavedModel = {
      ...petModel,
      data: { inputs: ['2', '4'], targets: ['1'], format: { ...usualFormat, header: false } }
    }
    expect(right(modelColumns(bare, 'p.csv', 'inputs')(['1', '2', '3', '4']))).toMatchObject({ inputs: [1, 3] })
    expect(right(modelColumns(bare, 'p.csv', 'inputs')(['1', '2']))).toMatchObject({ inputs: [0, 1] })
  })

  it('are read as their format says, and each wrong cell is told with its place', () => {
    const german: SavedModel = {
      ...petModel,
      data: {
        ...petModel.data,
        format: { ...usualFormat, delimiter: 'semicolon', decimal: 'comma', missing: ['', '?'] }
      }
    }
    const columns = right(modelColumns(german, 'p.csv', 'inputs and targets')(['kind', 'weight', 'length']))
    const row = modelRow(german, columns)
    expect(right(row({ line: 4, cells: ['dog', '1,5', '2'] }))).toMatchObject({ inputs: [1.5, 2], targets: ['dog'] })
    const found = row({ line: 4, cells: ['cow', '1.5', '?'] })
    expect(E.isLeft(found) && found.left.map(showRowError)).toEqual([
      'p.csv, line 4, column 1 (kind): expected one of the classes cat, dog, fish; got "cow". Correct the cell: the model has learned no other.',
      'p.csv, line 4, column 2 (weight): expected a number; got "1.5". Correct the cell; numbers have a decimal comma here.',
      'p.csv, line 4, column 3 (length): expected a value; got none. Fill it in, or leave the row out; predict leaves it without an answer if told so: --missing skip'
    ])
    const short = row({ line: 5, cells: ['cat'] })
    expect(E.isLeft(short) && short.left.map(showRowError)).toEqual([
      'p.csv, line 5: expected 3 cells, as in the first row; got 1. Add what is missing.'
    ])
  })

  it('are filled in where the model has learned with what', () => {
    const filling: SavedModel = {
      ...petModel,
      preparation: { ...petModel.preparation, inputs: [{ ...scaled(0, 1), fill: 7 }, plainColumn] }
    }
    const columns = right(modelColumns(filling, 'p.csv', 'inputs')(['weight', 'length']))
    expect(right(modelRow(filling, columns)({ line: 2, cells: ['', '1'] })).inputs).toEqual([null, 1])
  })
})

it('a model is encoded the same twice', () =>
  expect(right(encodeModel(petNetwork, petAbout)(petParameters))).toBe(petText))
