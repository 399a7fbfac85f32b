/**
 * The parts of the rows: one to train on, and those held out, by seed, as `splitBatch` of the library cuts them.
 */
import * as E from 'fp-ts/lib/Either.js'
import * as RNEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { State } from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import { batch, type Batch, type Example } from '../../data/batch.ts'
import { splitBatch, type SplitError } from '../../data/split.ts'
import type { Row } from '../../data/preparation/preparation.ts'
import type { Random } from '../../random/random.ts'
import { vector } from '../../tensor/tensor.ts'
import type { CommandError } from '../command-error.ts'
import { optionError, type OptionError } from '../option-error.ts'
import { optionsWrong } from '../option-values.ts'
import type { PartRows } from './examples.ts'
import type { PartName } from './facts.ts'
import type { Shares, TrainOptions } from './options.ts'

/** The parts, and the generator to go on with. */
export interface Split {
  readonly parts: readonly [PartRows, ...(readonly PartRows[])]
  readonly random: Random
}

const optionOf: Readonly<Record<string, string>> = { validation: '--validation', test: '--test' }

const wrong =
  (shares: Shares) =>
  (error: SplitError): OptionError => {
    const part = error._tag === 'EmptyPart' ? error.part : 'training'
    const examples = error._tag === 'EmptyPart' ? error.examples : 0
    const option = optionOf[part] ?? '--validation and --test'
    const got =
      part === 'validation' ? shares.validation : part === 'test' ? shares.test : shares.validation + shares.test
    return optionError(
      option,
      `a share that leaves an example in every part of the ${examples}`,
      'Give another share, or more data.'
    )(String(got))
  }

/** The rows that stand at the indices of a batch. */
const rowsAt =
  ({ rows, lines }: Omit<PartRows, 'name'>, name: PartName) =>
  ({ examples }: Batch<1, 1>): PartRows => {
    const indices = pipe(
      examples,
      RNEA.map(({ input }: Example<1, 1>) => [...input][0] ?? 0)
    )
    return {
      name,
      rows: pipe(
        indices,
        RNEA.map((k): Row => rows[k] ?? RNEA.head(rows))
      ),
      lines: indices.map(k => lines[k] ?? 0),
      places: indices
    }
  }

/** The rows cut into parts; all of them are the training part where nothing is held out, and no number is drawn. */
export const splitRows =
  ({ shares }: Pick<TrainOptions, 'shares'>) =>
  (all: Omit<PartRows, 'name'>) =>
  (random: Random): E.Either<CommandError, Split> => {
    if (shares.validation === 0 && shares.test === 0) return E.right({ parts: [{ ...all, name: 'training' }], random })
    const numbered = batch(
      pipe(
        all.rows,
        RNEA.mapWithIndex((k): Example<1, 1> => ({ input: vector([k]), target: vector([0]) }))
      )
    )
    const training = 1 - shares.validation - shares.test
    const held: readonly PartName[] = ['validation', 'test']
    const fractions = {
      training,
      ...(shares.validation > 0 ? { validation: shares.validation } : {}),
      ...(shares.test > 0 ? { test: shares.test } : {})
    }
    const [parts, rest] = cut(fractions, numbered)(random)
    return pipe(
      parts,
      E.bimap(
        error => optionsWrong([wrong(shares)(error)]),
        (found): Split => ({
          parts: [
            rowsAt(all, 'training')(found['training'] ?? numbered),
            ...held.flatMap(name => {
              const part = found[name]
              return part === undefined ? [] : [rowsAt(all, name)(part)]
            })
          ],
          random: rest
        })
      )
    )
  }

const cut = (
  fractions: Readonly<Record<string, number>>,
  numbered: Batch<1, 1>
): State<Random, E.Either<SplitError, Readonly<Record<string, Batch<1, 1>>>>> =>
  splitBatch<string>(fractions)<1, 1>(numbered)
