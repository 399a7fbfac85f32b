/**
 * The command line, as commander reads it: arguments to a request, with no effect.
 */
import { CommanderError, type Command } from 'commander'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { CommandError } from './command-error.ts'
import { knownInitializers } from './initializers.ts'
import { runCommander } from './internal/run-commander.ts'
import { losses } from './losses.ts'
import { rawTrainOptions, type RawTrainOptions } from './options.ts'

/** What the command line asks for. */
export type Request =
  { readonly _tag: 'Train'; readonly options: RawTrainOptions } | { readonly _tag: 'Print'; readonly text: string }

const rootHelp = `
Example:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'

where or.ts holds a network whose shapes the compiler has checked,

  import { dense, input, sigmoid } from 'lawgrad'
  import { pipe } from 'fp-ts/lib/function.js'
  export default pipe(input(2), dense(1), sigmoid)

and or.csv a header and rows of numbers, inputs first: x1,x2,y

Exit codes:
  0    done
  1    something failed: training diverged, the results cannot be written
  2    the options, the model or the data are wrong
  130  interrupted (143: asked to end)
Unless the code is 0, nothing was written.`

const trainHelp = `
Examples:
  $ lawgrad train or.ts --data or.csv --learning-rate 40 --initializer 'uniform(0, 1)'
  $ lawgrad train xor.ts --data xor.csv --learning-rate 15 --epochs 2000 --output out/xor
  $ lawgrad train xor.ts --data xor.csv --batch-size 2 --seed 7 --json > run.json

The output folder gets report.html, error.svg, parameters.json and history.csv, and decision.svg for a network of two
inputs and one output. They are written together or not at all, and replace those of an earlier run.`

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
      .option('--loss <name>', `what is minimized: ${[...losses.keys()].join(', ')}`, 'quadratic')
      .option('--learning-rate <number>', 'α of gradient descent, above 0', '0.5')
      .option('--epochs <n>', 'passes over the examples', '1000')
      .option('--batch-size <n>', 'examples in a step, shuffled in every epoch; or full', 'full')
      .option('--seed <n>', 'of the random generator, the one of Python', '0')
      .option('--initializer <name>', knownInitializers, 'glorotUniform')
      .option('--output <folder>', 'where the results go (default: out/ and the name of the model)')
      .option('--title <text>', 'of the report and the pictures (default: the name of the model)')
      .option('--json', 'print one JSON document instead of text')
      .addHelpText('after', trainHelp)
      .action((model: unknown, options: object) => ask({ ...options, model }))
  }

/** Reads the arguments after `lawgrad`. */
export const parseArguments =
  (version: string) =>
  (argv: readonly string[]): E.Either<CommandError, Request> => {
    const outcome = runCommander('lawgrad', define(version))(argv)
    return outcome._tag === 'Ended'
      ? ended(outcome.error, outcome.text)
      : pipe(
          rawTrainOptions.decode(outcome.request),
          E.bimap(
            () => unexpected,
            options => ({ _tag: 'Train', options })
          )
        )
  }

/** Help and version also end commander by an error, of exit code 0. */
const ended = (error: unknown, text: string): E.Either<CommandError, Request> =>
  error instanceof CommanderError
    ? error.exitCode === 0
      ? E.right({ _tag: 'Print', text })
      : E.left({ _tag: 'UsageError', sentence: sentence(error) })
    : E.left({ _tag: 'UsageError', sentence: String(error) })

/** Commander's message: `error: unknown option '--epoch'\n(Did you mean --epochs?)`. */
const sentence = ({ code, message }: CommanderError): string => {
  const said = message
    .replace(/^error: /, '')
    .replace(/\n\((?<hint>.*)\)$/, '. $<hint>')
    .replace(/(?<![.?])$/, '.')
  const option = /'(?<flag>--[\w-]+)/.exec(message)?.groups?.['flag'] ?? 'the option'
  switch (code) {
    case 'commander.missingArgument':
      return 'expected a model after train; got none. Example: lawgrad train or.ts --data or.csv.'
    case 'commander.missingMandatoryOptionValue':
      return `${option}: expected a CSV file; got none. Example: --data or.csv.`
    case 'commander.optionMissingArgument':
      return `${option}: expected a value; got none. See lawgrad train --help.`
    case 'commander.help':
      return unexpected.sentence
    case 'commander.excessArguments':
      return `${said} Put a value that contains spaces in quotes.`
    default:
      return `${said} See lawgrad --help and lawgrad train --help.`
  }
}
