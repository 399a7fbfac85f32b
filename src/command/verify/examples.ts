/**
 * The examples that a gradient is verified on, where a file of data is given.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { CommandError } from '../command-error.ts'
import { decodeTable, type PlainExample } from '../data.ts'
import { drawn, type Sampling } from '../drawn.ts'
import type { PlainSize } from '../sizes.ts'
import type { VerifyOptions } from './options.ts'

/** The examples, unless they are to be drawn, and where they come from. */
type Taken = {
  readonly sampling: Sampling
  readonly examples: O.Option<RNEA.ReadonlyNonEmptyArray<PlainExample>>
}

/** The examples of the data, so many of them as are to be taken. */
export const takenOf = (
  { data, examples: most, seed }: Pick<VerifyOptions, 'data' | 'examples' | 'seed'>,
  network: { readonly inputs: PlainSize; readonly outputs: PlainSize },
  text: O.Option<string>
): E.Either<CommandError, Taken> =>
  O.isNone(data) || O.isNone(text)
    ? E.right({ sampling: { taken: most, of: most }, examples: O.none })
    : pipe(
        decodeTable(data.value, network)(text.value),
        E.map(({ examples: all }) => {
          const taken = drawn(most, seed)(all)
          return {
            sampling: { taken: taken.length, of: all.length },
            examples: RNEA.fromReadonlyArray(taken)
          }
        })
      )
