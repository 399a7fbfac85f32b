import * as E from 'fp-ts/lib/Either.js'
import { predictCells, type ModelPredictor } from '../../../exchange/model-file/predictor.ts'
import type { FileError } from '../../capabilities.ts'
import type { Piece } from '../../internal/rows.ts'
import type { Writing } from '../answers.ts'

/** So many characters are written at a time. */
const size = 2 ** 16

/** Why no more answers come: the file is no longer what it was when it was read through. */
export interface Broken {
  error: FileError | 'changed' | undefined
}

/** The answers to a table that has been read through, in parts; whatever is wrong now is thrown, and told in `broken`. */
export const answerParts = async function* (
  pieces: AsyncIterable<Piece>,
  predictor: ModelPredictor,
  { head, row, tail }: Writing,
  broken: Broken
): AsyncGenerator<string, void> {
  const predict = predictCells(predictor)
  let [text, index] = [head, 0]
  const stop = (error: Broken['error']): never => {
    broken.error = error
    throw new Error('the data cannot be read to the end')
  }
  for await (const piece of pieces) {
    if (piece._tag === 'Unreadable') stop(piece.error)
    if (piece._tag === 'WrongFile') stop('changed')
    if (piece._tag !== 'Row' && piece._tag !== 'WrongRow') continue
    const predicted = piece._tag === 'Row' ? predict(piece.row.inputs) : undefined
    if (predicted !== undefined && E.isLeft(predicted)) stop('changed')
    text += row(
      {
        others: piece._tag === 'Row' ? piece.row.others : piece.others,
        prediction: predicted !== undefined && E.isRight(predicted) ? predicted.right : null
      },
      index++
    )
    if (text.length >= size) {
      yield text
      text = ''
    }
  }
  yield text + tail
}
