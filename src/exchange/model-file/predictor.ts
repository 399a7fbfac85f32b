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
import type { EngineOptions } from '../../engine/options.ts'
import type { Layer } from '../../layer/layer.ts'
import type { DocumentErrors } from '../document-error.ts'
import { forwardAll, forwardOf, noticedOnce, valuesBy } from '../internal/compiled.ts'
import type { ModelOf } from './model-file.ts'
import type { SavedEquation, SavedModel } from './saved-model.ts'

/** What a network answers to prepared numbers. */
export interface ModelResponse {
  /** The outputs h of the network. */
  readonly outputs: readonly number[]
  /** What the loss makes of them: probabilities of logits; the outputs themselves where they are answers. */
  readonly answers: readonly number[]
}

/** A model that can be asked, about many rows at a time. */
export interface ModelPredictor {
  readonly model: SavedModel
  /** The answers to prepared inputs, in their order. */
  readonly respond: (prepared: readonly (readonly number[])[]) => readonly ModelResponse[]
  /** The loss of each example, from prepared targets and outputs; NaN where the model does not hold its equation. */
  readonly losses: (
    targets: readonly (readonly number[])[]
  ) => (outputs: readonly (readonly number[])[]) => readonly number[]
}

const noEquation = (model: SavedModel, reason: string): DocumentErrors => [
  { _tag: 'NoEquation', reason, module: model.network.module || 'which is not named' }
]

const graphOf = (model: SavedModel, equation: SavedEquation) =>
  equation._tag === 'Traced' ? E.right(equation.graph) : E.left(noEquation(model, equation.reason))

const lossesOf = ({ equations, network, loss }: SavedModel, options: EngineOptions): ModelPredictor['losses'] => {
  if (equations.loss._tag === 'Untraced') return targets => () => targets.map(() => NaN)
  const at = valuesBy(`the loss ${loss.name}`, ['y', 'h'], network.outputs, [], equations.loss.graph, options)
  return targets => outputs => at(targets.map((y, k) => [y, outputs[k] ?? []])).map(([value]) => value?.[0] ?? NaN)
}

/**
 * A saved model as what it answers, by its equation alone: the network that it was saved from is not needed.
 *
 * Cost: the graph is compiled at the first use, and each answer is then a forward pass. Errors: a model whose equation could not be traced; give the network to
 * {@link networkPredictor}. Numerics: an answer does not depend on what others it is asked with; by the reference (`interpreter`) it is that of the network, bit for bit.
 * Laws: every interpreter answers what the reference does, within rounding.
 */
export const modelPredictor = (
  model: SavedModel,
  options: EngineOptions = {}
): E.Either<DocumentErrors, ModelPredictor> =>
  pipe(
    graphOf(model, model.equations.network),
    E.map(graph => {
      const own = noticedOnce(options)
      const forward = forwardAll(`the network ${model.network.name}`, model.network, graph, model.parameters, own)
      return {
        model,
        respond: (prepared: readonly (readonly number[])[]) =>
          forward(prepared.map(x => [x])).map(([outputs = [], answers = []]) => ({ outputs, answers })),
        losses: lossesOf(model, own)
      }
    })
  )

/**
 * A saved model as what it answers, by the network that it was saved from; see `decodeModelFor`.
 *
 * Errors: a model that does not hold what makes answers of the outputs.
 */
export const networkPredictor =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, options: EngineOptions = {}) =>
  ({ model, parameters }: ModelOf<P>): E.Either<DocumentErrors, ModelPredictor> => {
    const own = noticedOnce(options)
    const forward = forwardOf<I, O, P>(network, parameters, own)
    const sizes = model.network.outputs
    return pipe(
      model.equations.answer,
      O.match(
        (): E.Either<DocumentErrors, (outputs: readonly (readonly number[])[]) => readonly (readonly number[])[]> =>
          E.right(outputs => outputs),
        equation =>
          pipe(
            graphOf(model, equation),
            E.map(graph => {
              const at = valuesBy('what makes answers of the outputs', ['x'], sizes, sizes, graph, own)
              return (outputs: readonly (readonly number[])[]) => at(outputs.map(h => [h])).map(([y = []]) => y)
            })
          )
      ),
      E.map(answers => ({
        model,
        respond: (prepared: readonly (readonly number[])[]) => {
          const outputs = forward(prepared)
          const answered = answers(outputs)
          return outputs.map((h, k) => ({ outputs: h, answers: answered[k] ?? [] }))
        },
        losses: lossesOf(model, own)
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
 * What a model predicts for the cells of a row, in the order of its columns of inputs (`model.data.inputs`); see `predictRows` for many.
 *
 * Cost: one forward pass. Errors: as `prepareCells`; `row` is the number that errors tell, from 1. Never fails otherwise.
 */
export const predictCells =
  ({ model, respond }: ModelPredictor) =>
  (cells: readonly Cell[], row = 1): E.Either<PreparationError, Prediction> =>
    pipe(
      cells,
      prepareCells(model.preparation, 'inputs', row),
      E.map(prepared => predictionOf(model, respond([prepared])[0]?.answers ?? []))
    )
