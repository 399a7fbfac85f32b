import { Command } from 'commander'

/** How commander ended: with an action's request, or with an error, to which help and version belong too. */
export type Outcome =
  | { readonly _tag: 'Asked'; readonly request: unknown }
  | { readonly _tag: 'Ended'; readonly error: unknown; readonly text: string }

/**
 * Commander as a function of the arguments: it neither writes nor ends the process.
 *
 * `define` describes the commands; their actions call `ask`.
 */
export const runCommander =
  (name: string, define: (program: Command, ask: (request: unknown) => void) => void) =>
  (argv: readonly string[]): Outcome => {
    const written: string[] = []
    const asked: unknown[] = []
    const program = new Command(name).exitOverride().configureOutput({
      writeOut: text => written.push(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false
    })
    try {
      define(program, request => asked.push(request))
      program.parse(argv, { from: 'user' })
      return { _tag: 'Asked', request: asked[0] }
    } catch (error) {
      return { _tag: 'Ended', error, text: written.join('') }
    }
  }
