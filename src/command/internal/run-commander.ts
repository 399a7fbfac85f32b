import { Command as Commander, CommanderError } from 'commander'
import type { CommandSummary, OptionDefinition } from '../command.ts'

/** How commander ended: with a request, with a text to print, or with a refusal. */
export type Ending =
  | { readonly _tag: 'Asked'; readonly command: string; readonly raw: unknown }
  | { readonly _tag: 'Printed'; readonly text: string }
  | { readonly _tag: 'Refused'; readonly code: string; readonly message: string }

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
  (commands: readonly CommandSummary[], version: string, help: string) =>
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
        .addHelpText('after', help)
      for (const { name, description, model, options, help: after } of commands) {
        const one = program.command(name).description(description).argument('<model>', model)
        for (const option of options) addOption(one, option)
        one
          .addHelpText('after', after)
          .action(
            (of: unknown, given: object) =>
              void asked.push({ _tag: 'Asked', command: name, raw: { ...given, model: of } })
          )
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
