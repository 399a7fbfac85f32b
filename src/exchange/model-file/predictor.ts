/**
 * What a saved model answers: from cells as they stand in a table to classes by name, probabilities, and numbers in the unit of the data.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { restoreCell, widthOf, type Cell, type Column } from '../../data/preparation/column.ts'
import type { PreparationError } from '../../data/preparation/preparation-error.ts'
import { prepareCells } from '../../data/preparation/preparation.ts'
import type { Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { DocumentErrors } from '../document-error.ts'
import { forwardBy, forwardOf, valueBy } from '../internal/interpreted.ts'
import type { ModelOf } from './model-file.ts'
import type { SavedEquation, SavedModel } from './saved-model.ts'

/** What a network answers to prepared numbers. */
export interface ModelResponse {
  /** The outputs h of the network. */
  readonly outputs: readonly number[]
  /** What the loss makes of them: probabilities of logits; the outputs themselves where they are answers. */
  readonly answers: readonly number[]
}

/** A model that can be asked. */
export interface ModelPredictor {
  readonly model: SavedModel
  /** The answers to prepared inputs. */
  readonly respond: (prepared: readonly number[]) => ModelResponse
  /** The loss of one example, prepared; NaN where the model does not hold its equation. */
  readonly lossAt: (target: readonly number[]) => (outputs: readonly number[]) => number
}

const noEquation = (model: SavedModel, reason: string): DocumentErrors => [
  { _tag: 'NoEquation', reason, module: model.network.module || 'which is not named' }
]

const graphOf = (model: SavedModel, equation: SavedEquation) =>
  equation._tag === 'Traced' ? E.right(equation.graph) : E.left(noEquation(model, equation.reason))

const lossOf = ({ equations: { loss }, network }: SavedModel): ModelPredictor['lossAt'] => {
  if (loss._tag === 'Untraced') return () => () => NaN
  const at = valueBy(network.outputs, loss.graph)
  return y => h => at({ y, h })[0] ?? NaN
}

/**
 * A saved model as what it answers, by its equation alone: the network that it was saved from is not needed.
 *
 * Cost: each answer that of the graph's operations, one by one. Errors: a model whose equation could not be traced; give the network to {@link networkPredictor}.
 * Numerics: the answers are those of the network, bit for bit.
 */
export const modelPredictor = (model: SavedModel): E.Either<DocumentErrors, ModelPredictor> =>
  pipe(
    graphOf(model, model.equations.network),
    E.map(graph => ({ model, respond: forwardBy(model.network, graph, model.parameters), lossAt: lossOf(model) }))
  )

/**
 * A saved model as what it answers, by the network that it was saved from; see `decodeModelFor`.
 *
 * Errors: a model that does not hold what makes answers of the outputs.
 */
export const networkPredictor =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>) =>
  ({ model, parameters }: ModelOf<P>): E.Either<DocumentErrors, ModelPredictor> => {
    const forward = forwardOf<I, O, P>(network, parameters)
    return pipe(
      model.equations.answer,
      O.match(
        (): E.Either<DocumentErrors, (h: readonly number[]) => readonly number[]> => E.right(h => h),
        equation =>
          pipe(
            graphOf(model, equation),
            E.map(graph => {
              const at = valueBy(model.network.outputs, graph)
              return (x: readonly number[]) => at({ x })
            })
          )
      ),
      E.map(answer => ({
        model,
        respond: (prepared: readonly number[]) => {
          const outputs = forward(prepared)
          return { outputs, answers: answer(outputs) }
        },
        lossAt: lossOf(model)
      }))
    )
  }

/** What is predicted for a column of targets. */
export type PredictedTarget =
  | {
      readonly _tag: 'Number'
      readonly name: string
      /** In the unit of the data; `null` where the network's answer is NaN. */
      readonly value: number | null
    }
  | {
      readonly _tag: 'Class'
      readonly name: string
      /** The class of the largest answer, the first of equal ones; `null` where one is NaN. */
      readonly value: string | null
      /** The answer for each class, in the order of the preparation's classes. */
      readonly scores: readonly number[]
    }

/** What is predicted for a row: an answer for each column of targets. */
export type Prediction = readonly PredictedTarget[]

/** Whether the scores of classes are probabilities: numbers in [0, 1]. */
export const scoresAreProbabilities = ({ loss }: SavedModel): boolean => loss.answers !== 'logits'

/** The predictions that answers stand for. */
export const predictionOf = ({ data, preparation }: SavedModel, answers: readonly number[]): Prediction =>
  preparation.targets.map((column: Column, k): PredictedTarget => {
    const start = preparation.targets.slice(0, k).reduce((sum, before) => sum + widthOf(before), 0)
    const own = answers.slice(start, start + widthOf(column))
    const [name, value] = [data.targets[k] ?? '', restoreCell(column)(own)]
    return column._tag === 'Number'
      ? { _tag: 'Number', name, value: typeof value === 'number' ? value : null }
      : { _tag: 'Class', name, value: value === null ? null : String(value), scores: own }
  })

/**
 * What a model predicts for the cells of a row, in the order of its columns of inputs (`model.data.inputs`).
 *
 * Cost: one forward pass. Errors: as `prepareCells`; `row` is the number that errors tell, from 1. Never fails otherwise.
 */
export const predictCells =
  ({ model, respond }: ModelPredictor) =>
  (cells: readonly Cell[], row = 1): E.Either<PreparationError, Prediction> =>
    pipe(
      cells,
      prepareCells(model.preparation, 'inputs', row),
      E.map(prepared => predictionOf(model, respond(prepared).answers))
    )
