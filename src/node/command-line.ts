/**
 * The command line, as commander reads it: arguments to a request, with no effect.
 */
import { CommanderError, type Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'
import type { CommandError } from './command-error.ts'
import { rootHelp, trainHelp, verifyHelp } from './help.ts'
import { knownInitializers } from './initializers.ts'
import { runCommander } from './internal/run-commander.ts'
import { knownLosses } from './losses.ts'
import { knownOptimizers } from './optimizers.ts'
import { rawTrainOptions, type RawTrainOptions } from './options.ts'
import { rawVerifyOptions, type RawVerifyOptions } from './verify-options.ts'

/** What the command line asks for. */
export type Request =
  | { readonly _tag: 'Train'; readonly options: RawTrainOptions }
  | { readonly _tag: 'Verify'; readonly options: RawVerifyOptions }
  | { readonly _tag: 'Print'; readonly text: string }

const unexpected = { _tag: 'UsageError', sentence: 'expected a command; got none. See lawgrad --help.' } as const

const define =
  (version: string) =>
  (program: Command, ask: (request: unknown) => void): void => {
    program
      .description('Neural networks whose shapes are types and whose gradients are laws.')
      .version(version, '-V, --version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .addHelpText('after', rootHelp)
    program
      .command('train')
      .description('Train a network on examples and report what it learned.')
      .argument('<model>', 'TypeScript or JavaScript module whose default export is a network')
      .requiredOption('--data <file>', 'CSV file: a header of names, then numbers; inputs first, then targets')
      .option('--loss <name>', `what is minimized: ${knownLosses}`, 'quadratic')
      .option('--optimizer <name>', knownOptimizers, 'gradientDescent')
      .option(
        '--learning-rate <number>',
        'α, above 0 (default: 0.5; 0.1 for momentum, 0.01 for rmsProp, adam and adamW)'
      )
      .option('--epochs <n>', 'passes over the examples', '1000')
      .option('--batch-size <n>', 'examples in a step, shuffled in every epoch; or full', 'full')
      .option('--seed <n>', 'of the random generator, the one of Python', '0')
      .option('--initializer <name>', knownInitializers, 'glorotUniform')
      .option('--output <folder>', 'where the results go (default: out/ and the name of the model)')
      .option('--title <text>', 'of the report and the pictures (default: the name of the model)')
      .option('--json', 'print one JSON document instead of text')
      .addHelpText('after', trainHelp)
      .action((model: unknown, options: object) => ask({ _tag: 'Train', options: { ...options, model } }))
    program
      .command('verify')
      .description('Hold the gradient of a network against oracles, and try the laws of its layers.')
      .argument('<model>', 'TypeScript or JavaScript module whose default export is a network or a layer')
      .option('--loss <name>', `whose gradient is verified: ${knownLosses}`, 'quadratic')
      .option('--data <file>', 'CSV file to verify the gradient on (default: random examples)')
      .option('--examples <n>', 'examples to draw, or to take of the data at most (default: 3; 32 of the data)')
      .option('--seed <n>', 'of everything random', '0')
      .option('--runs <n>', 'random cases of each law', '100')
      .option('--law <name>', 'only this law, this part of the model, or gradient; may be repeated', collected)
      .option('--path <path>', 'with --seed and one --law: the case of a counterexample again')
      .option('--json', 'print one JSON document instead of text')
      .option('--junit <file>', 'write the results as JUnit XML too')
      .addHelpText('after', verifyHelp)
      .action((model: unknown, options: object) => ask({ _tag: 'Verify', options: { ...options, model } }))
  }

/** An option that may be repeated. */
const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const requestCodec = t.union([
  t.type({ _tag: t.literal('Train'), options: rawTrainOptions }),
  t.type({ _tag: t.literal('Verify'), options: rawVerifyOptions })
])

/** Reads the arguments after `lawgrad`. */
export const parseArguments =
  (version: string) =>
  (argv: readonly string[]): E.Either<CommandError, Request> => {
    const outcome = runCommander('lawgrad', define(version))(argv)
    return outcome._tag === 'Ended'
      ? ended(outcome.error, outcome.text, argv[0] === 'verify' ? 'verify' : 'train')
      : pipe(
          requestCodec.decode(outcome.request),
          E.mapLeft(() => unexpected)
        )
  }

/** Help and version also end commander by an error, of exit code 0. */
const ended = (error: unknown, text: string, name: CommandName): E.Either<CommandError, Request> =>
  error instanceof CommanderError
    ? error.exitCode === 0
      ? E.right({ _tag: 'Print', text })
      : E.left({ _tag: 'UsageError', sentence: sentence(error, name) })
    : E.left({ _tag: 'UsageError', sentence: String(error) })

type CommandName = 'train' | 'verify'

const examples = { train: 'train or.ts --data or.csv', verify: 'verify or.ts' } as const

/** Commander's message: `error: unknown option '--epoch'\n(Did you mean --epochs?)`. */
const sentence = ({ code, message }: CommanderError, name: CommandName): string => {
  const said = message
    .replace(/^error: /, '')
    .replace(/\n\((?<hint>.*)\)$/, '. $<hint>')
    .replace(/(?<![.?])$/, '.')
  const option = /'(?<flag>--[\w-]+)/.exec(message)?.groups?.['flag'] ?? 'the option'
  switch (code) {
    case 'commander.missingArgument':
      return `expected a model after ${name}; got none. Example: lawgrad ${examples[name]}.`
    case 'commander.missingMandatoryOptionValue':
      return `${option}: expected a CSV file; got none. Example: --data or.csv.`
    case 'commander.optionMissingArgument':
      return `${option}: expected a value; got none. See lawgrad ${name} --help.`
    case 'commander.help':
      return unexpected.sentence
    case 'commander.excessArguments':
      return `${said} Put a value that contains spaces in quotes.`
    case 'commander.unknownCommand':
      return `${said} See lawgrad --help.`
    default:
      return `${said} See lawgrad --help and lawgrad ${name} --help.`
  }
}
