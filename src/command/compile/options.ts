/**
 * The options of `compile`.
 */
import { sequenceS } from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js'
import * as t from 'io-ts'
import { parseLoss, type KnownLoss } from '../losses.ts'
import type { OptionError } from '../option-error.ts'
import { integer, lifted, validation, mostMade } from '../option-values.ts'
import { parseOptimizer, type KnownOptimizer } from '../optimizers.ts'

/** What the command line gives. */
export const rawCompileOptions = t.intersection([
  t.type({ model: t.string, loss: t.string, optimizer: t.string, examples: t.string }),
  t.partial({ fast: t.boolean, single: t.boolean, json: t.boolean })
])

export interface CompileOptions {
  readonly model: string
  readonly loss: KnownLoss
  readonly optimizer: KnownOptimizer
  readonly examples: number
  readonly fast: boolean
  readonly single: boolean
  readonly json: boolean
}

/** All options at once, or what is wrong with each that is wrong. */
export const decodeCompileOptions = (
  raw: t.TypeOf<typeof rawCompileOptions>
): E.Either<NonEmptyArray<OptionError>, CompileOptions> =>
  sequenceS(validation)({
    model: E.right(raw.model),
    loss: lifted(parseLoss(raw.loss)),
    optimizer: lifted(parseOptimizer(raw.optimizer)),
    examples: lifted(integer('--examples', 1, raw.examples, 32, mostMade)),
    fast: E.right(raw.fast ?? false),
    single: E.right(raw.single ?? false),
    json: E.right(raw.json ?? false)
  })
