/**
 * The command line: arguments to a request, with no effect.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Command, CommandBody, CommandSummary, OptionDefinition } from './command.ts'
import type { CommandError } from './command-error.ts'
import { rootHelp } from './help.ts'
import { runCommander, type Ending } from './internal/run-commander.ts'

/** What the command line asks for. */
export type Request =
  | { readonly _tag: 'Perform'; readonly command: CommandBody; readonly raw: unknown }
  | { readonly _tag: 'Print'; readonly text: string }

const noCommand = 'expected a command; got none. See lawgrad --help.'

/** The command that the first argument names. */
export const commandOf = <C extends CommandSummary>(
  commands: readonly C[],
  [first]: readonly string[]
): C | undefined => commands.find(({ name }) => name === first)

/** Reads the arguments after `lawgrad`. */
export const parseArguments =
  (commands: readonly Command[], version: string) =>
  (argv: readonly string[]): E.Either<CommandError, Request> => {
    const outcome = runCommander(commands, version, rootHelp(commands))(argv)
    switch (outcome._tag) {
      case 'Asked': {
        const { body } = commandOf(commands, [outcome.command]) ?? { body: O.none }
        return O.isNone(body)
          ? E.left({ _tag: 'UsageError', sentence: noCommand })
          : E.right({ _tag: 'Perform', command: body.value, raw: outcome.raw })
      }
      case 'Printed':
        return E.right({ _tag: 'Print', text: outcome.text })
      case 'Refused':
        return E.left({ _tag: 'UsageError', sentence: sentence(outcome, commandOf(commands, argv)) })
    }
  }

/** Commander's message: `error: unknown option '--epoch'\n(Did you mean --epochs?)`. */
const sentence = (
  { code, message }: Extract<Ending, { readonly _tag: 'Refused' }>,
  command: Command | undefined
): string => {
  const said = message
    .replace(/^error: /, '')
    .replace(/\n\((?<hint>.*)\)$/, '. $<hint>')
    .replace(/(?<![.?])$/, '.')
  const option = /'(?<flag>--[\w-]+)/.exec(message)?.groups?.['flag'] ?? 'the option'
  const help = command === undefined ? 'lawgrad --help' : `lawgrad ${command.name} --help`
  switch (code) {
    case 'commander.missingArgument':
      return `expected a ${missingName(message)} after ${command?.name ?? 'the command'}; got none. Example: lawgrad ${command?.example ?? '--help'}.`
    case 'commander.missingMandatoryOptionValue':
      return `${option}: ${missing(option, command)}`
    case 'commander.optionMissingArgument':
      return `${option}: expected a value; got none. See ${help}.`
    case 'commander.help':
      return noCommand
    case 'commander.excessArguments':
      return `${said} Put a value that contains spaces in quotes.`
    case 'commander.unknownCommand':
      return `${said} See lawgrad --help.`
    default:
      return `${said} See ${command === undefined ? help : `lawgrad --help and ${help}`}.`
  }
}

/** Commander's message: `error: missing required argument 'model'`. */
const missingName = (message: string): string => /'(?<name>\w+)'/.exec(message)?.groups?.['name'] ?? 'value'

const optionsOf = (command: Command | undefined): readonly OptionDefinition[] =>
  command === undefined || O.isNone(command.body) ? [] : command.body.value.options

const missing = (option: string, command: Command | undefined): string => {
  const { expected = 'a value', example = option } =
    optionsOf(command).find(({ flags }) => flags.startsWith(option))?.required ?? {}
  return `expected ${expected}; got none. Example: ${example}.`
}
