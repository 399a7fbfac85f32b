/**
 * Training that went wrong, recognized from its history and its parameters, with the remedy.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { Batch } from '../data/batch.ts'
import type { Size } from '../dimension/size.ts'
import type { Shape } from '../tensor/shape.ts'
import type { History } from './fit.ts'
import { spreadOf, strangeTensor } from './internal/strange.ts'

/** What went wrong. */
export type Divergence =
  /** A cost, a gradient or a parameter is NaN or infinite; the epoch is the first one, the tensor the first such one of the parameters. */
  | {
      readonly _tag: 'NotFinite'
      readonly what: 'cost' | 'gradient' | 'parameters'
      readonly epoch: number
      /** The place of the tensor in the parameters, such as `0.weights`. */
      readonly tensor: O.Option<string>
      readonly value: number
      /** Whether the cost grew before. */
      readonly grew: boolean
    }
  /** The cost has risen for five epochs, to more than twice the first. */
  | { readonly _tag: 'Growth'; readonly epoch: number; readonly from: number; readonly to: number }
  /** The gradient is 0 while the network is no better than the mean of the targets. */
  | { readonly _tag: 'Dead'; readonly epoch: number; readonly gradientNorm: number; readonly cost: number }

/** So many rises in a row are growth. */
const rises = 5

/** Up to here a gradient is 0. */
const nothing = 1e-8

/**
 * What went wrong in training, if anything: the first of NaN or infinity, growth without end, a dead network.
 *
 * `history` is that of consecutive epochs, `parameters` those at its end. *Growth*: the last five costs each above the one before, the last more
 * than twice the first of the history. *Dead*: the last gradient norm at most 1e-8 and less than a ten-thousandth of the cost, while `Σ(h − y)²` of
 * the last epoch is no less than 0.99 of `Σ(y − ȳ)²` (so that a network that has converged is none). Cost: linear. Never fails; `None` where nothing is
 * wrong, or the history is empty.
 *
 * @example
 * ```ts
 * import { batch, dense, divergence, gradientDescent, input, pythonRandom, quadraticLoss, showDivergence, initialState, train, trainer, uniform, vector } from 'lawgrad'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { pipe } from 'fp-ts/lib/function.js'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(1))
 * const raw = batch([{ input: vector([3000]), target: vector([15]) }])
 * const [history, { parameters }] = train(line, { epochs: 100 })(raw)(initialState(line, uniform(0, 1))(pythonRandom(0)))
 * assert.deepEqual(
 *   pipe(divergence(line.network)(raw)(history, parameters), O.map(showDivergence)),
 *   O.some(
 *     'Epoch 23: the cost is Infinity, at the end the parameters 0.weights are not finite. ' +
 *       'The cost grew before: take a smaller learning rate, and scale the inputs (standardize).'
 *   )
 * )
 * ```
 */
export const divergence =
  <P>({ shape }: { readonly shape: Shape<P> }) =>
  <I extends Size, O extends Size>(batch: Batch<I, O>) =>
  (history: History, parameters: P): O.Option<Divergence> => {
    const last = history.at(-1)
    if (last === undefined) return O.none
    const strange = strangeTensor(shape, parameters)
    const index = history.findIndex(
      ({ cost, gradientNorm }) => !Number.isFinite(cost) || !Number.isFinite(gradientNorm)
    )
    const at = history[index]
    if (at !== undefined || strange !== undefined) {
      const what = at === undefined ? 'parameters' : Number.isFinite(at.cost) ? 'gradient' : 'cost'
      const before = history.slice(0, index === -1 ? history.length : index).map(({ cost }) => cost)
      return O.some({
        _tag: 'NotFinite',
        what,
        epoch: (at ?? last).epoch,
        tensor: O.fromNullable(strange?.path),
        value: (what === 'parameters' ? strange?.value : what === 'cost' ? at?.cost : at?.gradientNorm) ?? NaN,
        grew: (before.at(-1) ?? 0) > 2 * (before[0] ?? 0)
      })
    }
    const tail = history.slice(-rises - 1).map(({ cost }) => cost)
    const [first, { cost, epoch, gradientNorm, sumOfSquaredErrors }] = [history[0]?.cost ?? NaN, last]
    return tail.length > rises && tail.every((each, k) => k === 0 || each > (tail[k - 1] ?? NaN)) && cost > 2 * first
      ? O.some({ _tag: 'Growth', epoch, from: first, to: cost })
      : gradientNorm <= nothing && gradientNorm < 1e-4 * cost && sumOfSquaredErrors >= 0.99 * spreadOf(batch)
        ? O.some({ _tag: 'Dead', epoch, gradientNorm, cost })
        : O.none
  }

const short = (number: number): string => String(Number(number.toPrecision(3)))

/**
 * What went wrong in a sentence, and the remedy that fits the cause in another. Never fails; see {@link divergence}.
 */
export const showDivergence = (found: Divergence): string => {
  switch (found._tag) {
    case 'NotFinite': {
      const tensor = O.getOrElse(() => '')(found.tensor)
      const what =
        found.what === 'parameters'
          ? `a component of the parameters ${tensor} is ${found.value}`
          : `the ${found.what === 'cost' ? 'cost' : 'norm of the gradient'} is ${found.value}${
              tensor === '' ? '' : `, at the end the parameters ${tensor} are not finite`
            }`
      return `Epoch ${found.epoch}: ${what}. ${
        found.grew
          ? 'The cost grew before: take a smaller learning rate, and scale the inputs (standardize).'
          : 'The cost did not grow before: look for a logarithm or a quotient of 0 (take the loss of logits), or scale the inputs (standardize).'
      }`
    }
    case 'Growth':
      return `Epoch ${found.epoch}: the cost has grown from ${short(found.from)} to ${short(found.to)}, and grows on. Take a smaller learning rate, and scale the inputs (standardize).`
    case 'Dead':
      return `Epoch ${found.epoch}: the gradient is ${found.gradientNorm === 0 ? 0 : short(found.gradientNorm)} while the network is no better than the mean of the targets, with the cost ${short(found.cost)}. Its units are all off or saturated, or the inputs say nothing of the targets: begin with other parameters, a smaller learning rate or scaled inputs, or take an activation that is never flat.`
  }
}
