/** `lawgrad review`, as the registry has it. What asks and judges is loaded when it is needed, and by this command alone. */
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { command } from '../command.ts'
import { print, type Program } from '../effects.ts'
import { example, knownKits } from './kits.ts'
import { rawReviewOptions, reviewOptions, type ReviewRequest } from './options.ts'

const run =
  (request: ReviewRequest): Program<void> =>
  capabilities =>
    request._tag === 'Print'
      ? print(request.text)(capabilities)
      : pipe(
          TE.fromTask(() => import('./run.ts')),
          TE.flatMap(({ runReview }) => runReview(request)(capabilities))
        )

export const review = command({
  options: [
    { flags: '--kit <language>', description: `print an adapter to fill in: ${knownKits}` },
    { flags: '--example', description: 'print a program that is wrong, to see a report' },
    {
      flags: '--network <file>',
      description: 'module with the only network to ask about (default: several small ones)'
    },
    {
      flags: '--loss <name>',
      description: 'with --network: quadratic, binaryCrossEntropy or categoricalCrossEntropy',
      usual: 'quadratic'
    },
    { flags: '--precision <name>', description: 'exact, double or single (default: what the program says, or double)' },
    { flags: '--seed <n>', description: 'of the questions', usual: '0' },
    { flags: '--timeout <seconds>', description: 'that an answer may take', usual: '5' },
    { flags: '--json', description: 'print one JSON document for each program instead of text' },
    { flags: '--markdown', description: 'print Markdown, to paste into a review' },
    { flags: '--junit <file>', description: 'write the results as JUnit XML too' },
    { flags: '--html <file>', description: 'write a page with pictures of the errors too' },
    { flags: '--csv <file>', description: 'write a line for each program too' },
    { flags: '--save <file>', description: 'write the smallest wrong case to a file, to ask it again' },
    { flags: '--replay <file>', description: 'ask only the case of such a file' }
  ],
  help: `
Examples:
  $ lawgrad review --kit python > adapter.py
  $ lawgrad review 'python3 adapter.py'
  $ lawgrad review --example > wrong.mjs && lawgrad review 'node wrong.mjs'
  $ lawgrad review submissions/ --csv table.csv --html table.html

The program reads a line of JSON and writes a line of JSON, by the protocol lawgrad-review/1. It is asked
about small networks: outputs, loss, gradient, a step, several steps, batches, in this order, and never
sees our answers. What is a convention is found out, told and followed. The first stage that is wrong is
told with the smallest case that was found, and a cause where one explains all numbers. The same seed
asks the same questions. In a folder every file of a known extension is a program, unless its name begins
with _; as many run at a time as there are cores.

Exit codes: 0 nothing wrong was found, 1 something was, 2 the options are wrong.`,
  raw: rawReviewOptions,
  decode: reviewOptions(example),
  run
})
