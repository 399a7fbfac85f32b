/** `lawgrad prove`: its options, its help, and what it does. The laws are loaded when they are needed. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { command } from '../command.ts'
import type { Program } from '../effects.ts'
import { interpreterOption } from '../interpreters.ts'
import { knownLosses } from '../losses.ts'
import { decodeProveOptions, rawProveOptions, type ProveOptions } from './options.ts'

const run =
  (options: ProveOptions): Program<void> =>
  capabilities =>
    pipe(
      TE.fromTask(() => import('./run.ts')),
      TE.flatMap(({ runProve }) => runProve(options)(capabilities))
    )

export const prove = command({
  options: [
    {
      flags: '--data <file>',
      description: 'CSV file with the examples whose cost is differentiated',
      required: { expected: 'a CSV file', example: '--data data.csv' }
    },
    {
      flags: '--labels <file>',
      description: 'IDX or npy: the targets, where the data are an array in such a file; with --trained'
    },
    {
      flags: '--loss <name>',
      description: `of which the gradient is: ${knownLosses} (default: quadratic; that of the trained model)`
    },
    {
      flags: '--trained <file>',
      description: 'model.json of train, or its folder: the point is its parameters, the data are prepared as it says'
    },
    interpreterOption('computes the gradient that is proved, the engine none by the inputs', 'reference'),
    { flags: '--examples <n>', description: 'examples to take of the data at most, drawn by the seed', usual: '8' },
    { flags: '--components <n>', description: 'components to prove of each tensor at most', usual: '64' },
    {
      flags: '--steps <n>',
      description: 'steps of training to the second point, without --trained; 0 for the first alone',
      usual: '20'
    },
    { flags: '--seed <n>', description: 'of everything random', usual: '0' },
    { flags: '--json', description: 'print one JSON document instead of text' }
  ],
  help: `
Examples:
  $ lawgrad prove xor.ts --data xor.csv
  $ lawgrad prove mnist.ts --data digits.csv --loss softmaxCrossEntropy --examples 2 --components 16
  $ lawgrad prove xor.ts --data xor.csv --trained out/xor --interpreter engine
  $ lawgrad prove xor.ts --data xor.csv --json > proof.json

Each derivative by a parameter, and by an input, is enclosed in an interval, from the equation alone, by dual numbers that carry bounds on their
rounding; so is the exact value of the pullback. Told is how each number that was executed is known:
  enclosed   it lies within a narrow enclosure of the true derivative, which meets that of the pullback
  certified  an enclosure is of no use there, or rounding alone explains what is missing; an exact oracle agrees
  sampled    left out by --components, and met along one random direction
  unchecked  nothing can be said, with the reason: a kink within rounding, not finite
  outside    further off than rounding explains: the gradient is wrong
The ulp bounds of elementary functions are tested, not proved. Cost: about 30 costs of the data for each component.

Exit codes: 0 nothing is outside, 1 something is, 2 the options, the model or the data are wrong.`,
  raw: rawProveOptions,
  decode: decodeProveOptions,
  run
})
