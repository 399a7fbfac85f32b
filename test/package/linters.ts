/** What others check of a package before it is published. */
import { node } from '../stages/stage.ts'
import { type Check, failed } from './check.ts'
import { tarball } from './pack.ts'

/** publint: the manifest and the files agree. attw: every entry has types of its own kind; the package has ES modules only (ADR 18). */
export const linterChecks = async (): Promise<readonly Check[]> => [
  failed('publint', await node('node_modules/publint/src/cli.js', ['run', tarball(), '--strict'])),
  failed(
    'attw',
    await node('node_modules/@arethetypeswrong/cli/dist/index.js', [
      tarball(),
      '--profile',
      'esm-only',
      '--no-definitely-typed',
      '--format',
      'ascii',
      '--no-emoji',
      '--no-color'
    ])
  )
]
