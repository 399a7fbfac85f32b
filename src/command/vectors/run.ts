/** `lawgrad vectors`: a network to cases, or a file of cases to what came of its answers. */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { checkVectors, decodeVectors, makeVectors, type Judged } from '../../../laws/review/vectors.ts'
import { textTable } from '../../report/index.ts'
import { failed, print, type Program } from '../effects.ts'
import { loadModel } from '../model.ts'
import { fileWrong, readTextOf } from '../other-file.ts'
import { architectureOf } from '../review/architecture.ts'
import { jsonNumber } from '../tree.ts'

export interface VectorsOptions {
  readonly action: 'make' | 'check'
  readonly file: string
  readonly loss: string
  readonly seed: number
  readonly json: boolean
}

const make = ({ file, loss, seed }: VectorsOptions): Program<void> =>
  pipe(
    loadModel(file),
    RTE.flatMapEither(model => E.mapLeft(sentence => failed(`${file}: ${sentence}.`))(architectureOf(loss)(model))),
    RTE.flatMap(model => print(`${JSON.stringify(makeVectors(model, seed), undefined, 1)}\n`))
  )

const counted = (all: readonly Judged[], status: Judged['status']): number =>
  all.filter(one => one.status === status).length

const text = (all: readonly Judged[]): string => {
  const told = all.filter(({ status }) => status !== 'right')
  const summary = `${counted(all, 'right')} answers right, ${counted(all, 'wrong')} wrong, ${counted(all, 'unchecked')} unchecked\n`
  return told.length === 0
    ? summary
    : `${textTable(['case', 'answer', 'status', 'why'])(told.map(one => [one.case, one.what, one.status, one.said]))}\n${summary}`
}

const check = ({ file, json }: VectorsOptions): Program<void> =>
  pipe(
    readTextOf('a file of lawgrad-vectors/1')(file),
    RTE.flatMapEither(read => E.mapLeft((sentence: string) => fileWrong(file, sentence))(decodeVectors(read))),
    RTE.map(checkVectors),
    RTE.tap(all =>
      print(
        json
          ? `${JSON.stringify({ format: 'lawgrad-judged/1', answers: all.map(one => ({ ...one, deviation: jsonNumber(one.deviation) })) })}\n`
          : text(all)
      )
    ),
    RTE.flatMapEither(all =>
      counted(all, 'wrong') > 0
        ? E.left(failed(`${counted(all, 'wrong')} of ${all.length} answers are wrong.`))
        : counted(all, 'right') === 0
          ? E.left(failed('nothing could be checked.'))
          : E.right(undefined)
    )
  )

/** Makes or checks. */
export const runVectors = (options: VectorsOptions): Program<void> =>
  options.action === 'make' ? make(options) : check(options)
