import { Command as Commander, CommanderError } from 'commander'
import * as O from 'fp-ts/lib/Option.js'
import type { Command, OptionDefinition } from '../command.ts'

/** How commander ended: with a request, with a text to print, or with a refusal. */
export type Ending =
  | { readonly _tag: 'Asked'; readonly command: string; readonly raw: unknown }
  | { readonly _tag: 'Printed'; readonly text: string }
  | { readonly _tag: 'Refused'; readonly code: string; readonly message: string }

/** A command that is not named is only listed. */
const unloaded = { options: [], help: '' }

/** An argument as the help shows it; one that may be left out in brackets. */
const shown = (name: string): string => (name.endsWith('?') ? `[${name.slice(0, -1)}]` : `<${name}>`)

/** For example `train [options] <model>`, whether or not the options are loaded. */
const term =
  (commands: readonly Command[]) =>
  (one: Commander): string => {
    const takes = commands.find(({ name }) => name === one.name())?.takes
    return takes === undefined
      ? `${one.name()} [command]`
      : [one.name(), '[options]', ...Object.keys(takes).map(shown)].join(' ')
  }

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const addOption = (to: Commander, { flags, description, usual, required, repeated = false }: OptionDefinition) =>
  repeated
    ? to.option(flags, description, collected)
    : required !== undefined
      ? to.requiredOption(flags, description)
      : to.option(flags, description, usual)

/**
 * Commander as a function of the arguments: it neither writes nor ends the process.
 */
export const runCommander =
  (commands: readonly Command[], version: string, help: string) =>
  (argv: readonly string[]): Ending => {
    const written: string[] = []
    const asked: Ending[] = []
    const program = new Commander('lawgrad').exitOverride().configureOutput({
      writeOut: text => written.push(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false
    })
    try {
      program
        .description('Neural networks whose shapes are types and whose gradients are laws.')
        .version(version, '-V, --version', 'print the version')
        .helpOption('-h, --help', 'print this help')
        .configureHelp({ subcommandTerm: term(commands) })
        .addHelpText('after', help)
      for (const { name, description, takes, body } of commands) {
        const { options, help: after } = O.isSome(body) ? body.value : unloaded
        const one = program.command(name).description(description)
        const names = Object.keys(takes).map(each => each.replace('?', ''))
        for (const [each, meaning] of Object.entries(takes)) one.argument(shown(each), meaning)
        for (const option of options) addOption(one, option)
        one.addHelpText('after', after).action((...given: readonly unknown[]) => {
          const named = names.flatMap((each, k) => (given[k] === undefined ? [] : [[each, given[k]]]))
          asked.push({ _tag: 'Asked', command: name, raw: { ...one.opts(), ...Object.fromEntries(named) } })
        })
      }
      program.parse(argv, { from: 'user' })
      return asked[0] ?? { _tag: 'Refused', code: 'commander.help', message: '' }
    } catch (error) {
      // Help and version end commander by an error, too, of exit code 0.
      if (!(error instanceof CommanderError)) throw error
      return error.exitCode === 0
        ? { _tag: 'Printed', text: written.join('') }
        : { _tag: 'Refused', code: error.code, message: error.message }
    }
  }
