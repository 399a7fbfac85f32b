/**
 * What a command asks before it writes: that the folder is its own for a while, and that nothing which it reads is written over.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { standardInput, type Capabilities } from './capabilities.ts'
import type { CommandError } from './command-error.ts'
import type { Program } from './effects.ts'
import type { OutputOption } from './file-sentences.ts'
import { optionError } from './option-error.ts'

/** Takes the folder that an option names until the command ends, so that no other run writes into it. */
export const claimFolder =
  (folder: string, option: OutputOption): Program<void> =>
  ({ claim }) =>
    pipe(
      claim(folder),
      TE.mapLeft((error): CommandError => ({ _tag: 'OutputFailed', option, error }))
    )

/** A file that a command reads, and what it is called: `--data`, or `the model`. */
export type Input = { readonly said: string; readonly path: string }

/** What a command writes: files of a folder, by the option that names it. */
export interface Output {
  readonly option: OutputOption
  /** What the option was given. */
  readonly given: string
  readonly paths: readonly string[]
}

type Known = { readonly path: string; readonly identity: string }

/** What cannot be looked at is left to those who read and write it: they say why. */
const identityOf =
  ({ identity }: Pick<Capabilities, 'identity'>) =>
  (path: string): TE.TaskEither<never, O.Option<Known>> =>
    pipe(
      identity(path),
      TE.map(O.map(known => ({ path, identity: known }))),
      TE.orElse(() => TE.right<never, O.Option<Known>>(O.none))
    )

const wouldReplace = ({ option, given }: Output, file: string, { said, path }: Input): CommandError => ({
  _tag: 'OptionErrors',
  errors: [
    optionError(
      option.flag,
      `${option.thing} that replaces nothing which is read`,
      `${file} is the file of ${said}${file === path ? '' : `, ${path}`}, and would be written over: move that file, or name ${option.another}.`
    )(given)
  ]
})

/** Refuses to write over a file that is read, whatever path or link leads to it. */
export const keepInputs =
  (given: readonly Input[], output: Output): Program<void> =>
  capabilities => {
    const inputs = given.filter(({ path }) => path !== standardInput)
    return pipe(
      TE.Do,
      TE.apS('read', TE.traverseArray(identityOf(capabilities))(inputs.map(({ path }) => path))),
      TE.apS('written', TE.traverseArray(identityOf(capabilities))(output.paths)),
      TE.flatMap(({ read, written }) =>
        pipe(
          RA.zip(read)(inputs),
          RA.findFirstMap(([input, known]) =>
            pipe(
              known,
              O.flatMap(({ identity }) => RA.findFirst((one: Known) => one.identity === identity)(RA.compact(written))),
              O.map(({ path }) => wouldReplace(output, path, input))
            )
          ),
          O.match(
            (): TE.TaskEither<CommandError, void> => TE.right(undefined),
            error => TE.left(error)
          )
        )
      )
    )
  }
