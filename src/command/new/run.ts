/** `lawgrad new`: a name to a folder with a project that works. */
import * as RTE from 'fp-ts/lib/ReaderTaskEither.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Capabilities } from '../capabilities.ts'
import type { CommandError } from '../command-error.ts'
import { checkFolder, print, writeSet, type Program } from '../effects.ts'
import type { OutputOption } from '../file-sentences.ts'
import type { NewOptions } from './options.ts'
import { projectFiles } from './project.ts'

const output: OutputOption = { flag: 'new', thing: 'a folder for the project', another: 'another' }

const occupied = (name: string, [first = '', ...others]: readonly string[]): CommandError => ({
  _tag: 'UsageError',
  sentence: `expected a folder that is empty or does not exist; ${name} holds ${first}${
    others.length === 0 ? '' : ` and ${others.length} more`
  }. Give another name, or remove it first; nothing was written.`
})

/** Nothing is there that the project would stand among. */
const vacant =
  (name: string): Program<void> =>
  ({ listFolder }) =>
    pipe(
      listFolder(name),
      TE.orElse(error =>
        error.problem === 'missing' ? TE.right<typeof error, readonly string[]>([]) : TE.left(error)
      ),
      TE.mapLeft((error): CommandError => ({ _tag: 'OutputFailed', option: output, error })),
      TE.filterOrElse(
        names => names.length === 0,
        names => occupied(name, names)
      ),
      TE.map(() => undefined)
    )

const showDone = (name: string, files: readonly { readonly name: string }[]): string =>
  `${name} has ${files.map(file => file.name).join(', ')}.

  cd ${name}
  npm install
  npm run train
  npm test
`

/** Writes the files of a project together, or none of them. */
export const runNew = ({ name }: NewOptions): Program<void> =>
  pipe(
    vacant(name),
    RTE.flatMap(() => checkFolder(name, output)),
    RTE.flatMap(() => RTE.asks(({ version }: Capabilities) => projectFiles({ name, version }))),
    RTE.tap(files => writeSet({ folder: name, files, names: files.map(file => file.name) }, output)),
    RTE.flatMap(files => print(showDone(name, files)))
  )
