import * as E from 'fp-ts/lib/Either.js'
import { showPreparationError } from '../../../data/preparation/preparation-error.ts'
import type { ModelColumns } from '../../../exchange/model-file/model-table.ts'
import type { ModelPredictor } from '../../../exchange/model-file/predictor.ts'
import { predictRows } from '../../../exchange/model-file/rows.ts'
import type { Piece } from '../../internal/rows.ts'
import { surveyor, type Survey } from '../../internal/survey.ts'
import type { Writing } from '../answers.ts'

/** So many rows are answered at a time. */
const together = 1024

/** So many characters are written at a time. */
const size = 2 ** 16

/** What is known of a table once it has been read through, or why its rows could not be answered. */
export interface Outcome {
  survey: Survey | undefined
  fault: string | undefined
}

type RowPiece = Extract<Piece, { readonly _tag: 'Row' | 'WrongRow' }>

/**
 * The answers to a table as it is read, in parts. Once something is wrong with it there are no more of them, but the rest is read for what else
 * is wrong; then that is thrown, and told in `outcome`.
 */
export const answerParts = async function* (
  pieces: AsyncIterable<Piece>,
  predictor: ModelPredictor,
  writingOf: (columns: ModelColumns) => Writing,
  skip: boolean,
  outcome: Outcome
): AsyncGenerator<string, void> {
  const [survey, predict] = [surveyor(skip), predictRows(predictor)]
  let writing: Writing | undefined
  let waiting: RowPiece[] = []
  let [text, index] = ['', 0]
  const stop = (fault: string): never => {
    outcome.fault = fault
    throw new Error(fault)
  }
  const answerThem = (): void => {
    const predictions = predict(waiting.flatMap(piece => (piece._tag === 'Row' ? [piece.row.inputs] : [])))
    if (E.isLeft(predictions)) return stop(predictions.left.map(showPreparationError).join('\n'))
    let next = 0
    for (const piece of waiting)
      text += writing!.row(
        piece._tag === 'Row'
          ? { others: piece.row.others, prediction: predictions.right[next++]! }
          : { others: piece.others, prediction: null },
        index++
      )
    waiting = []
  }
  for await (const piece of pieces) {
    survey.see(piece)
    if (survey.isWrong()) continue
    if (piece._tag === 'Columns') {
      writing = writingOf(piece.columns)
      text = writing.head
    }
    if (piece._tag === 'Row' || piece._tag === 'WrongRow') waiting.push(piece)
    if (waiting.length === together) answerThem()
    if (text.length >= size) {
      yield text
      text = ''
    }
  }
  outcome.survey = survey.found()
  if (survey.isWrong()) throw new Error('something is wrong with the table')
  answerThem()
  yield text + writing!.tail
}
