/** What a thread does for `tune`: it reads what the command read, and then tries points on parts as it is told. */
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { Prepare } from '../capabilities.ts'
import { showCommandError, type CommandError } from '../command-error.ts'
import { optionsWrong } from '../option-values.ts'
import { decodeTuneOptions, rawTuneOptions } from './options.ts'
import { loadSearch, scoreAt } from './search.ts'

/** The numbers of a point and of a part. */
export const taskCodec = t.readonly(t.type({ point: t.number, part: t.number }))

/** A score, or why there is none. */
export const resultCodec = t.union([
  t.readonly(t.type({ _tag: t.literal('Right'), right: t.number })),
  t.readonly(t.type({ _tag: t.literal('Left'), left: t.string }))
])

const unexpected: CommandError = { _tag: 'Failed', sentence: 'expected a task of lawgrad tune.' }

export const prepare: Prepare = setup => capabilities =>
  pipe(
    rawTuneOptions.decode(setup),
    E.mapLeft(() => unexpected),
    E.flatMap(raw => E.mapLeft(optionsWrong)(decodeTuneOptions(raw))),
    TE.fromEither,
    TE.flatMap(options => loadSearch(options)(capabilities)),
    TE.bimap(
      showCommandError,
      search => (task: unknown) =>
        pipe(
          taskCodec.decode(task),
          E.mapLeft(() => unexpected),
          E.flatMap(({ point: p, part: k }) => {
            const [point, part] = [search.points[p], search.parts[k]]
            return point === undefined || part === undefined ? E.left(unexpected) : scoreAt(search, point, part)
          }),
          E.mapLeft(showCommandError)
        )
    )
  )
