/**
 * Many rows at once: predictions and metrics of a saved model.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { restoreCell, widthOf, type Cell, type Column } from '../../data/preparation/column.ts'
import type { PreparationError } from '../../data/preparation/preparation-error.ts'
import { prepareCells, type Row } from '../../data/preparation/preparation.ts'
import { evaluatePairs, type Evaluation, type PairOptions } from '../../training/metrics.ts'
import type { Compared } from '../../training/regression.ts'
import { predictionOf, type ModelPredictor, type PredictedTarget, type Prediction } from './predictor.ts'
import type { Figure, SavedModel } from './saved-model.ts'

/** The answers for all rows, or what is wrong with each that is wrong. */
const forAll =
  <A, B>(f: (a: A, row: number) => E.Either<PreparationError, B>) =>
  (rows: readonly A[]): E.Either<NonEmptyArray<PreparationError>, readonly B[]> => {
    const answers = rows.map((row, k) => f(row, k + 1))
    const [first, ...others] = answers.flatMap(answer => (E.isLeft(answer) ? [answer.left] : []))
    return first === undefined
      ? E.right(answers.flatMap(answer => (E.isRight(answer) ? [answer.right] : [])))
      : E.left([first, ...others])
  }

/**
 * What a model predicts for rows of cells, in the order of its columns of inputs: of each row an answer for each column of targets.
 *
 * Cost: one forward pass for each row. Errors: the first fault of each row that has one.
 *
 * @example
 * ```ts
 * import { dense, input, matrix, modelPredictor, predictRows, quadraticLoss, savedModel, usualFormat, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const about = {
 *   lawgrad: '1.0.0',
 *   module: 'line.ts',
 *   preparation: {
 *     inputs: [{ _tag: 'Number', fill: null, offset: 10, scale: 2, constant: false }],
 *     targets: [{ _tag: 'Number', fill: null, offset: 0, scale: 5, constant: false }]
 *   },
 *   data: { inputs: ['x'], targets: ['y'], format: usualFormat },
 *   loss: quadraticLoss,
 *   answer: O.none,
 *   training: {},
 *   results: []
 * } as const
 * const line = savedModel(pipe(input(1), dense(1)), about)([{ weights: matrix([[3]]), bias: vector([1]) }])
 * const predict = pipe(line, E.flatMap(modelPredictor), E.map(predictRows))
 * const predicted = pipe(predict, E.map(of => of([[14], [10]]))) // x − 10 over 2 is 2 and 0
 * assert.deepEqual(
 *   predicted,
 *   E.right(E.right([[{ _tag: 'Number', name: 'y', value: 35 }], [{ _tag: 'Number', name: 'y', value: 5 }]]))
 * )
 * ```
 */
export const predictRows =
  (predictor: ModelPredictor) =>
  (rows: readonly (readonly Cell[])[]): E.Either<NonEmptyArray<PreparationError>, readonly Prediction[]> =>
    pipe(
      rows,
      forAll((cells, row) => prepareCells(predictor.model.preparation, 'inputs', row)(cells)),
      E.map(prepared => predictor.respond(prepared).map(({ answers }) => predictionOf(predictor.model, answers)))
    )

/** What is known of a row: its loss, and its targets beside the answers, numbers in the unit of the data. */
export type Judged = { readonly loss: number; readonly pair: Compared }

/** The target of a column and the answer to it: of classes a number for each. */
const comparedAt = (column: Column, cell: Cell, prepared: readonly number[], answer: PredictedTarget): Compared =>
  answer._tag === 'Class'
    ? { target: prepared, prediction: answer.scores }
    : {
        target: [typeof cell === 'number' ? cell : Number(restoreCell(column)(prepared) ?? NaN)],
        prediction: [answer.value ?? NaN]
      }

/** The targets of a row beside the answers to it. */
const pairOf = ({ preparation }: SavedModel, starts: readonly number[]) => {
  const { targets: columns } = preparation
  return (targets: readonly Cell[], y: readonly number[], prediction: Prediction): Compared => {
    const compared = prediction.flatMap((answer, k) => {
      const column = columns[k]
      return column === undefined
        ? []
        : [comparedAt(column, targets[k] ?? null, y.slice(starts[k], starts[k + 1]), answer)]
    })
    return {
      target: compared.flatMap(({ target }) => target),
      prediction: compared.flatMap(({ prediction: own }) => own)
    }
  }
}

/**
 * What is known of rows that a model was asked about, for `evaluateJudged`: of each its loss, and its targets beside the answers. Rows of a long table
 * are judged some at a time, so that not all of them are held.
 *
 * Cost: one forward pass for each row. Errors: the first fault of each row that has one.
 */
export const judgeRows = ({ model, respond, losses }: ModelPredictor) => {
  const { preparation } = model
  const pair = pairOf(
    model,
    RA.scanLeft(0, (start: number, column: Column) => start + widthOf(column))(preparation.targets)
  )
  return (rows: readonly Row[]): E.Either<NonEmptyArray<PreparationError>, readonly Judged[]> =>
    pipe(
      rows,
      forAll(({ inputs, targets }: Row, row) =>
        pipe(
          E.Do,
          E.apS('x', prepareCells(preparation, 'inputs', row)(inputs)),
          E.apS('y', prepareCells(preparation, 'targets', row)(targets)),
          E.map(({ x, y }) => ({ x, y, targets }))
        )
      ),
      E.map(prepared => {
        const responses = respond(prepared.map(({ x }) => x))
        const lost = losses(prepared.map(({ y }) => y))(responses.map(({ outputs }) => outputs))
        return prepared.map(({ y, targets }, k) => ({
          loss: lost[k] ?? NaN,
          pair: pair(targets, y, predictionOf(model, responses[k]?.answers ?? []))
        }))
      })
    )
}

/** Whether a single answer is a logit: the loss takes nothing else, and makes no probability of it. */
const onLogits = ({ loss, equations }: SavedModel): boolean =>
  O.isNone(equations.answer) && loss.takes.length > 0 && loss.takes.every(range => range === 'logits')

/** The names of what classes stand for: those of the only column, or of all components. */
const classNames = ({ preparation: { targets } }: SavedModel): Pick<PairOptions, 'classes'> => {
  const [only, ...others] = targets
  return only?._tag === 'Classes' && others.length === 0 ? { classes: only.classes } : {}
}

/** The metrics of rows that were judged; see `evaluateRows`. Never fails. */
export const evaluateJudged =
  (model: SavedModel) =>
  (judged: readonly Judged[]): Evaluation =>
    evaluatePairs({
      cost: judged.reduce((sum, { loss }) => sum + loss, 0) / judged.length,
      onLogits: onLogits(model),
      targetNames: model.data.targets,
      ...classNames(model)
    })(judged.map(({ pair }) => pair))

/**
 * The metrics of a model on rows that it was not trained on, each beside the trivial answer: as those of `evaluate`, but errors are in the unit of the data, and
 * classes have their names. The cost J is that of the prepared targets, as in training.
 *
 * Cost: one forward pass for each row. Errors: the first fault of each row that has one.
 */
export const evaluateRows = (predictor: ModelPredictor) => {
  const [judge, evaluated] = [judgeRows(predictor), evaluateJudged(predictor.model)]
  return (rows: readonly Row[]): E.Either<NonEmptyArray<PreparationError>, Evaluation> =>
    pipe(rows, judge, E.map(evaluated))
}

const figure = (name: string, value: number, baseline: number | null = null): Figure => ({ name, value, baseline })

/** The figures of an evaluation as a file keeps them, each beside what the trivial answer gets where that is known. Never fails. */
export const figuresOf = ({ cost, regression, classification }: Evaluation): readonly Figure[] => [
  figure('cost', cost),
  ...(O.isSome(classification)
    ? [
        figure('accuracy', classification.value.accuracy, classification.value.baseline),
        figure('precision', classification.value.macro.precision),
        figure('recall', classification.value.macro.recall),
        figure('f1', classification.value.macro.f1)
      ]
    : [
        figure('rmse', regression.rmse, regression.baseline.rmse),
        figure('mae', regression.mae, regression.baseline.mae),
        figure('r2', regression.r2, 0)
      ])
]
