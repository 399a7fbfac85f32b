import * as E from 'fp-ts/lib/Either.js'
import type { PreparationError } from '../../../data/preparation/preparation-error.ts'
import type { Row } from '../../../data/preparation/preparation.ts'
import type { ModelPredictor } from '../../../exchange/model-file/predictor.ts'
import { judgeRows, type Judged } from '../../../exchange/model-file/rows.ts'
import type { Piece } from '../../internal/rows.ts'
import { surveyor, type Survey } from '../../internal/survey.ts'

/** So many rows are judged at a time, and then no longer held. */
const together = 1024

/** A table that has been read through, its rows judged; where something is wrong with it, not all of them are. */
export interface JudgedTable {
  readonly survey: Survey
  readonly judged: readonly Judged[]
  readonly errors: readonly PreparationError[]
}

/** Reads through a table and judges its rows. */
export const judgedTable = async (pieces: AsyncIterable<Piece>, predictor: ModelPredictor): Promise<JudgedTable> => {
  const [survey, judge] = [surveyor(false), judgeRows(predictor)]
  const judged: Judged[] = []
  const errors: PreparationError[] = []
  let waiting: Row[] = []
  const judgeThem = (): void => {
    const found = judge(waiting)
    if (E.isLeft(found)) errors.push(...found.left)
    else for (const each of found.right) judged.push(each)
    waiting = []
  }
  for await (const piece of pieces) {
    survey.see(piece)
    if (piece._tag !== 'Row' || survey.isWrong()) continue
    waiting.push(piece.row)
    if (waiting.length === together) judgeThem()
  }
  if (!survey.isWrong()) judgeThem()
  return { survey: survey.found(), judged, errors }
}
