/**
 * Training states as files: training that is saved, loaded and gone on with is training that was never interrupted, bit for bit.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Size } from '../../dimension/size.ts'
import type { AnyMemory } from '../../optimizer/optimizer.ts'
import type { Random } from '../../random/random.ts'
import type { Progress } from '../../training/stopping.ts'
import type { Trainer, TrainingState } from '../../training/step.ts'
import type { DocumentErrors } from '../document-error.ts'
import { readDocument } from '../internal/document.ts'
import { stateOf, stateText } from '../internal/state-form.ts'
import { stateFormat } from './plain-state.ts'

/** Where a course of training is. */
export interface Course<out P> {
  /** Epochs finished. */
  readonly epoch: number
  /** Steps made in the epoch after them. */
  readonly position: number
  /** The generator at the start of that epoch, from which its order is drawn. */
  readonly epochStart: Random
  /** What each epoch reported: numbers by name. */
  readonly history: readonly Readonly<Record<string, number>>[]
  /** The best parameters so far, where validation is watched. */
  readonly best: Option<Progress<P>>
  /** Texts by name, such as a digest of the options and one of the data, by which a state is known to belong to them. */
  readonly notes: Readonly<Record<string, string>>
}

/** All that a file of a state holds. */
export interface SavedState<out P, in out Ms extends readonly AnyMemory[]> {
  /** The version of lawgrad that wrote it. */
  readonly lawgrad: string
  readonly state: TrainingState<P, Ms>
  readonly course: Course<P>
}

/** What a state belongs to: a network and an optimizer; a trainer is one. */
export type Training<I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]> = Pick<
  Trainer<I, O, P, Ms>,
  'network' | 'optimizer'
>

/**
 * The text of a state, `lawgrad-state/1`: JSON whose numbers are the shortest that read back to the same double; −0, NaN and infinities are texts.
 *
 * Cost: linear. Never fails. Laws: `decodeState` gives the state back, and what is trained from it is what is trained from the state itself, bit for bit.
 *
 * @example
 * ```ts
 * import { adam, batch, decodeState, dense, encodeState, initialState, input, pipe, pythonRandom, quadraticLoss, step, trainer, uniform, vector } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * const line = trainer(pipe(input(1), dense(1)), quadraticLoss, adam(0.1))
 * const once = step(line)(batch([{ input: vector([1]), target: vector([2]) }]))
 * const [, state] = once(initialState(line, uniform(0, 1))(pythonRandom(7)))
 * const course = { epoch: 1, position: 0, epochStart: state.random, history: [], best: O.none, notes: {} }
 * const text = encodeState(line)({ lawgrad: '1.0.0', state, course })
 * const loaded = decodeState(line)(text)
 * assert.ok(E.isRight(loaded))
 * assert.deepEqual(once(loaded.right.state), once(state))
 * ```
 */
export const encodeState =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(trainer: Training<I, O, P, Ms>) =>
  (saved: SavedState<P, Ms>): string =>
    stateText<I, O, P, Ms>(stateFormat, trainer, saved)

/**
 * The state of a file, for a trainer whose network has the same sizes and parameters, and whose optimizer remembers the same.
 *
 * Cost: linear. Errors: a text that is no JSON, by line and column; another format or version; another network or optimizer, a value of another form, words
 * that are no generator, each by its path in the file; at most ten, and the count of the rest. Never throws, whatever the text.
 */
export const decodeState =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(trainer: Training<I, O, P, Ms>) =>
  (text: string): E.Either<DocumentErrors, SavedState<P, Ms>> =>
    pipe(
      readDocument([stateFormat])(text),
      E.flatMap(({ fields }) => stateOf<I, O, P, Ms>(trainer, fields))
    )
