/**
 * The examples that a gradient is verified on, where a file of data is given.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import { decodeCsv } from '../data/csv.ts'
import type { Layer } from '../layer/layer.ts'
import { pythonRandom } from '../random/random.ts'
import { shuffle } from '../random/shuffle.ts'
import type { Batch } from '../training/batch.ts'
import type { CommandError } from './command-error.ts'
import { dataWrong } from './effects.ts'
import type { ExampleFacts } from './findings.ts'
import type { VerifyOptions } from './verify-options.ts'

/** The examples, unless they are to be drawn, and where they come from. */
type Taken<I extends number, O extends number> = { readonly facts: ExampleFacts; readonly batch: O.Option<Batch<I, O>> }

/** The examples of the data, so many of them as are to be taken. */
export const takenOf = <I extends number, O extends number, P>(
  { data, examples: most, seed }: VerifyOptions,
  network: Layer<I, O, P>,
  text: O.Option<string>
): E.Either<CommandError, Taken<I, O>> =>
  O.isNone(data) || O.isNone(text)
    ? E.right({ facts: { taken: most, of: most }, batch: O.none })
    : pipe(
        decodeCsv<I, O>({ file: data.value, inputs: network.inputs, outputs: network.outputs })(text.value),
        E.bimap(dataWrong, all => {
          const [order] = shuffle(all.examples.map((_, k) => k))(pythonRandom(seed))
          const kept = new Set(all.examples.length <= most ? order : order.slice(0, most))
          const taken = all.examples.filter((_, k) => kept.has(k))
          const examples = RNEA.fromReadonlyArray(taken)
          return {
            facts: { taken: taken.length, of: all.examples.length },
            batch: O.map((some: typeof all.examples) => ({ ...all, examples: some }))(examples)
          }
        })
      )
