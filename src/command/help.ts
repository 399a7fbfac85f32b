/** What the help of `lawgrad` itself ends with. */
import type { CommandSummary } from './command.ts'

export const rootHelp = (commands: readonly CommandSummary[]): string => `
Examples:
${commands.map(({ example }) => `  $ lawgrad ${example}`).join('\n')}

where or.ts holds a network whose shapes the compiler has checked,

  import { dense, input, sigmoid } from 'lawgrad'
  import { pipe } from 'fp-ts/lib/function.js'
  export default pipe(input(2), dense(1), sigmoid)

and or.csv a header and rows of numbers, inputs first: x1,x2,y

Exit codes:
  0    done; all that was verified holds
  1    something failed: a law, training that diverged, results that cannot be written; with --strict a warning
  2    the options, the model or the data are wrong
  130  interrupted (143: asked to end)
Unless the code is 0, no results were written, but for reports of what failed (--junit and the like), the state or the
trials of a run that was interrupted, which it goes on from, and the results that --strict warns of.`
