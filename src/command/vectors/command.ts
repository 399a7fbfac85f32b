/** `lawgrad vectors`, as the registry has it: cases with numbers for those who cannot run a process. */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import { command } from '../command.ts'
import type { Program } from '../effects.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { integer, lifted, validation } from '../option-values.ts'
import type { VectorsOptions } from './run.ts'

const run =
  (options: VectorsOptions): Program<void> =>
  capabilities =>
    pipe(
      TE.fromTask(() => import('./run.ts')),
      TE.flatMap(({ runVectors }) => runVectors(options)(capabilities))
    )

const actions = ['make', 'check'] as const

export const vectors = command({
  options: [
    {
      flags: '--loss <name>',
      description: 'quadratic, binaryCrossEntropy or categoricalCrossEntropy',
      usual: 'quadratic'
    },
    { flags: '--seed <n>', description: 'of the numbers', usual: '0' },
    { flags: '--json', description: 'print what came of each answer as JSON' }
  ],
  help: `
Examples:
  $ lawgrad vectors make or.ts > vectors.json
  $ lawgrad vectors check vectors.json

A file has the format lawgrad-vectors/1: cases with sizes, activations, loss, parameters, inputs and targets,
and the answers outputs, lossValue, gradient, inputGradient and training. Put the numbers of your program in
place of ours, or leave an answer out. Files that another program made are judged as well.

Exit codes: 0 nothing is wrong, 1 something is, or nothing could be checked, 2 the options or the file are wrong.`,
  raw: t.intersection([
    t.type({ action: t.string, loss: t.string, seed: t.string }),
    t.partial({ file: t.string, json: t.boolean })
  ]),
  decode: raw =>
    sequenceS(validation)({
      action: lifted(
        E.fromNullable(
          optionError('vectors', 'make or check', 'Give for instance lawgrad vectors make or.ts.')(raw.action)
        )(actions.find(one => one === raw.action))
      ),
      file: lifted(
        raw.file === undefined
          ? E.left<OptionError, string>(
              optionError('vectors', 'a file', 'Give for instance lawgrad vectors check vectors.json.')('')
            )
          : E.right<OptionError, string>(raw.file)
      ),
      loss: lifted(E.right<OptionError, string>(raw.loss)),
      seed: lifted(integer('--seed', 0, raw.seed)),
      json: lifted(E.right<OptionError, boolean>(raw.json ?? false))
    }),
  run
})
