/**
 * Whether targets lie where a loss wants them, told before training starts.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Size } from '../dimension/size.ts'
import { simplexTolerance, type TargetDomain } from '../loss/targets.ts'
import type { Batch } from './batch.ts'
import { componentsOf } from './internal/components.ts'

/** A target outside of the domain of a loss; example and component are counted from 1. */
export type TargetError =
  | {
      readonly _tag: 'TargetOutside'
      readonly loss: string
      readonly domain: TargetDomain
      readonly example: number
      readonly component: number
      readonly got: number
      /** Whether the batch has −1 and 1 and nothing else where 0 and 1 are wanted, or the reverse. */
      readonly otherLabels: boolean
    }
  | { readonly _tag: 'TargetSum'; readonly loss: string; readonly example: number; readonly got: number }

/** What is read of a loss. */
type Asking = { readonly name: string; readonly targets: TargetDomain }

/**
 * The batch, if all of its targets lie in the domain that the loss declares.
 *
 * Range: every component finite; for the simplex the sum may be off by 1e-6. Cost: O(m·components). Errors: the first target outside, with its
 * example, its component and its value; `showTargetError` says what to do. Laws: for a batch that passes, no loss of the library is negative.
 *
 * @example
 * ```ts
 * import { batch, binaryCrossEntropy, checkTargets, showTargetError, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const signs = batch([
 *   { input: vector([1]), target: vector([1]) },
 *   { input: vector([2]), target: vector([-1]) }
 * ])
 * assert.deepEqual(
 *   E.mapLeft(showTargetError)(checkTargets(binaryCrossEntropy)(signs)),
 *   E.left('Example 2, target 1: binary cross-entropy expects numbers from 0 to 1; got -1. Write the labels -1 as 0.')
 * )
 * ```
 */
export const checkTargets =
  (loss: Asking) =>
  <I extends Size, O extends Size>(given: Batch<I, O>): E.Either<TargetError, Batch<I, O>> => {
    const targets = given.examples.map(({ target }) => componentsOf(target))
    const isIn = isInside[loss.targets]
    const example = targets.findIndex(target => !target.every(isIn))
    const component = targets[example]?.findIndex(number => !isIn(number)) ?? -1
    const sums = loss.targets === 'simplex' ? targets.map(target => target.reduce((sum, y) => sum + y, 0)) : []
    const off = sums.findIndex(sum => !(Math.abs(sum - 1) <= simplexTolerance))
    return example !== -1
      ? E.left({
          _tag: 'TargetOutside',
          loss: loss.name,
          domain: loss.targets,
          example: example + 1,
          component: component + 1,
          got: targets[example]?.[component] ?? NaN,
          otherLabels: targets.every(target => target.every(loss.targets === 'signs' ? isBit : isSign))
        })
      : off !== -1
        ? E.left({ _tag: 'TargetSum', loss: loss.name, example: off + 1, got: sums[off] ?? NaN })
        : E.right(given)
  }

const isBit = (y: number): boolean => y === 0 || y === 1
const isSign = (y: number): boolean => y === -1 || y === 1
const isFraction = (y: number): boolean => y >= 0 && y <= 1

const isInside: Readonly<Record<TargetDomain, (y: number) => boolean>> = {
  any: Number.isFinite,
  'unit interval': isFraction,
  simplex: isFraction,
  signs: isSign
}

const expected: Readonly<Record<TargetDomain, string>> = {
  any: 'finite numbers',
  'unit interval': 'numbers from 0 to 1',
  simplex: 'numbers from 0 to 1 with the sum 1',
  signs: '-1 or 1'
}

const remedy: Readonly<Record<TargetDomain, string>> = {
  any: 'Correct the value, or remove the example.',
  'unit interval': 'Scale the targets (minMax), or take a loss for any numbers (quadratic).',
  simplex: 'Write each class as 1 at its place and 0 elsewhere (oneHot).',
  signs: 'Write one class as -1 and the other as 1.'
}

/**
 * The error in a sentence, with its remedy. Never fails; see {@link checkTargets}.
 *
 * @example
 * ```ts
 * import { showTargetError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showTargetError({ _tag: 'TargetSum', loss: 'softmax cross-entropy', example: 3, got: 2 }),
 *   'Example 3: softmax cross-entropy expects targets with the sum 1; got the sum 2. Divide them by their sum.'
 * )
 * ```
 */
export const showTargetError = (error: TargetError): string => {
  if (error._tag === 'TargetSum')
    return `Example ${error.example}: ${error.loss} expects targets with the sum 1; got the sum ${error.got}. ${
      error.got > 0 ? 'Divide them by their sum.' : 'Give the example a class.'
    }`
  const { domain, got, otherLabels } = error
  const labels = domain === 'signs' ? 'Write the labels 0 as -1.' : 'Write the labels -1 as 0.'
  return `Example ${error.example}, target ${error.component}: ${error.loss} expects ${expected[domain]}; got ${got}. ${
    !Number.isFinite(got) ? remedy.any : otherLabels && domain !== 'any' ? labels : remedy[domain]
  }`
}
