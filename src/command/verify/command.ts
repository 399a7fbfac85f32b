/** `lawgrad verify`: its options, its help, and what it does. The laws are loaded when they are tried, and by this command alone. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { command } from '../command.ts'
import type { Program } from '../effects.ts'
import { knownLosses } from '../losses.ts'
import { decodeVerifyOptions, rawVerifyOptions, type VerifyOptions } from './options.ts'

const run =
  (options: VerifyOptions): Program<void> =>
  capabilities =>
    pipe(
      TE.fromTask(() => import('./run.ts')),
      TE.flatMap(({ runVerify }) => runVerify(options)(capabilities))
    )

export const verify = command({
  options: [
    { flags: '--loss <name>', description: `whose gradient is verified: ${knownLosses}`, usual: 'quadratic' },
    { flags: '--data <file>', description: 'CSV file to verify the gradient on (default: random examples)' },
    {
      flags: '--examples <n>',
      description: 'examples to draw, or to take of the data at most (default: 3; 32 of the data)'
    },
    {
      flags: '--components <n>',
      description: 'components of each tensor of more than 64 that are looked at one by one (default: 16)'
    },
    {
      flags: '--seconds <n>',
      description: 'look at more and more of them until so much time has passed (default: 0, those of --components)'
    },
    { flags: '--seed <n>', description: 'of everything random', usual: '0' },
    { flags: '--runs <n>', description: 'random cases of each law', usual: '100' },
    {
      flags: '--law <name>',
      description: 'only this law, this part of the model, or gradient; may be repeated',
      repeated: true
    },
    { flags: '--path <path>', description: 'with --seed and one --law: the case of a counterexample again' },
    { flags: '--json', description: 'print one JSON document instead of text' },
    { flags: '--junit <file>', description: 'write the results as JUnit XML too' }
  ],
  help: `
Examples:
  $ lawgrad verify xor.ts
  $ lawgrad verify xor.ts --data xor.csv --loss quadratic --seed 7
  $ lawgrad verify digits.ts --data digits.csv --law gradient --seconds 600
  $ lawgrad verify xor.ts --runs 10000 --junit verify.xml
  $ lawgrad verify xor.ts --law 'layer 2' --law gradient
  $ lawgrad verify mine.ts --law 'layer, mine: purity' --seed 0 --path 3:0:1

The model is a network, or a layer of your own. Its gradient is held against dual numbers, the complex
step, Richardson's extrapolation and central differences, for every tensor of parameters and the input,
at initial parameters and after some training; then the laws of every layer, and of the network, are
tried on random cases, fewer of a large layer. A line of the report has:
  certified  components, or directions through all of a large tensor, that agree, where a zero would not have
  needed     the tolerance that would have been needed
  detects    the smallest relative error of the largest component that would have been refused
  unchecked  why nothing can be said; that is no failure, unless it is so of the whole gradient

Exit codes: 0 nothing failed, 1 something did, 2 the options, the model or the data are wrong, 130 interrupted.`,
  raw: rawVerifyOptions,
  decode: decodeVerifyOptions,
  run
})
