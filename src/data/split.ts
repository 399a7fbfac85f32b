/**
 * Parts of a batch by chance: to train on, to choose by, and to test with.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import * as RR from 'fp-ts/lib/ReadonlyRecord.js'
import type { State } from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../dimension/size.ts'
import type { Random } from '../random/random.ts'
import { shuffle } from '../random/shuffle.ts'
import type { Batch, Example } from './batch.ts'
import { batchOf } from './internal/batch.ts'

/** Why a batch cannot be split as was asked. */
export type SplitError =
  | { readonly _tag: 'WrongFraction'; readonly part: string; readonly got: number }
  | { readonly _tag: 'WrongSum'; readonly got: number }
  | { readonly _tag: 'EmptyPart'; readonly part: string; readonly examples: number }
  | { readonly _tag: 'WrongFolds'; readonly got: number; readonly examples: number }

/** The examples to train on, and those held out. */
export interface Fold<in out I extends Size, in out O extends Size> {
  readonly train: Batch<I, O>
  readonly validation: Batch<I, O>
}

/** How far from 1 the sum of fractions may be: 0.1 + 0.2 + 0.7 is not 1 in doubles. */
const tolerance = 1e-9

/**
 * Splits a batch by chance into parts of the given fractions, such as `{ train: 0.6, validation: 0.2, test: 0.2 }`; the names are yours.
 *
 * The examples are shuffled; the part k is those from `round(m·(f₁ + … + fₖ₋₁))` up to `round(m·(f₁ + … + fₖ))`, m the number of examples. Shapes:
 * `Batch<I, O>` → one `Batch<I, O>` for each name. Range: fractions above 0 and up to 1, of sum 1 within 1e-9. Cost: one shuffle. Errors: a fraction or
 * a sum out of range, a part without an example; `showSplitError` says them. Laws: the parts are disjoint, and together they are the batch; the same
 * generator gives the same parts; the generator goes on after an error as after a success.
 * Of a data set the examples are split; give the parts its names again with `dataset`.
 *
 * @example
 * ```ts
 * import { batch, pythonRandom, showSplitError, splitBatch, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const example = (x: number) => ({ input: vector([x]), target: vector([2 * x]) })
 * const four = batch([example(0), example(1), example(2), example(3)])
 * const [parts] = splitBatch({ train: 0.75, test: 0.25 })(four)(pythonRandom(0))
 * assert.deepEqual(pipe(parts, E.map(({ train }) => train.examples.map(({ input }) => [...input]))), E.right([[2], [0], [1]]))
 * const [none] = splitBatch({ train: 0.9, test: 0.1 })(four)(pythonRandom(0))
 * assert.deepEqual(
 *   E.mapLeft(showSplitError)(none),
 *   E.left('The part test has no example of the 4: give it a larger fraction, or more data.')
 * )
 * ```
 */
export const splitBatch =
  <K extends string>(fractions: Readonly<Record<K, number>>) =>
  <I extends Size, O extends Size>({
    examples
  }: Batch<I, O>): State<Random, E.Either<SplitError, Readonly<Record<K, Batch<I, O>>>>> =>
  random => {
    const [order, next] = shuffle<Example<I, O>>(examples)(random)
    const names: readonly string[] = Object.keys(fractions)
    const ends = pipe(
      names,
      RA.map((name): number =>
        pipe(RR.lookup(name)<number>(fractions), found => (found._tag === 'Some' ? found.value : NaN))
      ),
      RA.scanLeft(0, (sum, fraction) => sum + fraction)
    )
    const boundary = (index: number) => Math.round(order.length * Math.min(1, ends[index] ?? 1))
    const cut = RR.traverseWithIndex(E.Applicative)((name: K): E.Either<SplitError, Batch<I, O>> => {
      const index = names.indexOf(name)
      return batchOrError<I, O>(name, order.length, order.slice(boundary(index), boundary(index + 1)))
    })
    return [pipe(checked(fractions), E.flatMap(cut)), next]
  }

const checked = <K extends string>(
  fractions: Readonly<Record<K, number>>
): E.Either<SplitError, Readonly<Record<K, number>>> => {
  const entries = Object.entries<number>(fractions)
  const wrong = entries.find(([, fraction]) => !(fraction > 0 && fraction <= 1))
  const sum = entries.reduce((total, [, fraction]) => total + fraction, 0)
  return wrong !== undefined
    ? E.left({ _tag: 'WrongFraction', part: wrong[0], got: wrong[1] })
    : Math.abs(sum - 1) <= tolerance
      ? E.right(fractions)
      : E.left({ _tag: 'WrongSum', got: sum })
}

const batchOrError = <I extends Size, O extends Size>(
  part: string,
  of: number,
  examples: readonly Example<I, O>[]
): E.Either<SplitError, Batch<I, O>> =>
  RA.isNonEmpty(examples) ? E.right(batchOf<I, O>(examples)) : E.left({ _tag: 'EmptyPart', part, examples: of })

/**
 * The k folds of cross-validation: each example is held out once, and trained on k − 1 times.
 *
 * The examples are shuffled; the fold i holds out those from `round(m·i/k)` up to `round(m·(i + 1)/k)`. Shapes: `Batch<I, O>` → k pairs of `Batch<I, O>`.
 * Range: k an integer from 2 to m, the number of examples. Cost: one shuffle, O(k·m). Errors: another k. Laws: the parts held out are disjoint and
 * together the batch; their sizes differ by at most one.
 *
 * @example
 * ```ts
 * import { batch, folds, pythonRandom, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const example = (x: number) => ({ input: vector([x]), target: vector([x]) })
 * const [two] = folds(2)(batch([example(1), example(2), example(3), example(4)]))(pythonRandom(0))
 * const held = pipe(two, E.map(pairs => pairs.map(({ validation }) => validation.examples.map(({ input }) => [...input]))))
 * assert.deepEqual(held, E.right([[[3], [1]], [[2], [4]]]))
 * ```
 */
export const folds =
  (k: number) =>
  <I extends Size, O extends Size>({
    examples
  }: Batch<I, O>): State<Random, E.Either<SplitError, RNEA.ReadonlyNonEmptyArray<Fold<I, O>>>> =>
  random => {
    const [order, next] = shuffle<Example<I, O>>(examples)(random)
    const m = order.length
    const boundary = (index: number) => Math.round((m * index) / k)
    const fold = (index: number): E.Either<SplitError, Fold<I, O>> => {
      const [from, to] = [boundary(index), boundary(index + 1)]
      return pipe(
        E.Do,
        E.apS('train', batchOrError<I, O>('train', m, [...order.slice(0, from), ...order.slice(to)])),
        E.apS('validation', batchOrError<I, O>('validation', m, order.slice(from, to)))
      )
    }
    return [
      Number.isInteger(k) && k >= 2 && k <= m
        ? pipe(RNEA.range(0, k - 1), RNEA.traverse(E.Applicative)(fold))
        : E.left({ _tag: 'WrongFolds', got: k, examples: m }),
      next
    ]
  }

/**
 * The error in a sentence, with its remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showSplitError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showSplitError({ _tag: 'WrongSum', got: 0.9 }),
 *   'The fractions of a split: expected the sum 1; got 0.9. Let the largest part have the rest.'
 * )
 * ```
 */
export const showSplitError = (error: SplitError): string => {
  switch (error._tag) {
    case 'WrongFraction':
      return `The fraction of the part ${error.part}: expected a number above 0 and up to 1; got ${error.got}. Leave out a part that shall be empty.`
    case 'WrongSum':
      return `The fractions of a split: expected the sum 1; got ${error.got}. Let the largest part have the rest.`
    case 'EmptyPart':
      return `The part ${error.part} has no example of the ${error.examples}: give it a larger fraction, or more data.`
    case 'WrongFolds':
      return `The number of folds: expected an integer from 2 to ${error.examples}, the number of examples; got ${error.got}. ${error.examples < 2 ? 'Give more data.' : 'Hold out fewer or more at a time.'}`
  }
}
