/** `--replay`: the question of a file once more. */
import * as E from 'fp-ts/lib/Either.js'
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { askAgain, type Again } from '../../../laws/review/again.ts'
import { whereOf } from '../../../laws/review/report.ts'
import type { CommandError } from '../command-error.ts'
import { failed, print, type Program } from '../effects.ts'
import { fileWrong, readTextOf } from '../other-file.ts'
import { replayed, type Replayed } from './internal/replayed.ts'

/** Asks a program once more what a file has, and says whether it is right now. */
export const replay = (program: string, file: string): Program<void> =>
  pipe(
    readTextOf('a replay file, as --save writes it')(file),
    RTE.flatMapEither(text =>
      pipe(
        replayed(text),
        E.mapLeft(() => fileWrong(file, 'expected a replay file, as --save writes it; got something else'))
      )
    ),
    RTE.flatMap(question => asked(program, question))
  )

const asked =
  (program: string, { layout, failure }: Replayed): Program<void> =>
  capabilities =>
    pipe(
      TE.fromTask<Again, CommandError>(askAgain(capabilities.programs.launch(program), layout, failure)),
      TE.flatMap((again): TE.TaskEither<CommandError, void> => {
        switch (again._tag) {
          case 'Right':
            return print(`${whereOf(failure)} is right now\n`)(capabilities)
          case 'NoAnswer':
            return TE.left(failed(again.reason))
          case 'Wrong': {
            const { numbers, worst } = again.failure
            return TE.left(
              failed(`${whereOf(again.failure)} is ${numbers.got[worst]}, expected ${numbers.expected[worst]}.`)
            )
          }
        }
      })
    )
