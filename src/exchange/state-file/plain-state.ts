/**
 * Training states as plain data, which threads give one another and of which the text of a file is made where no network is at hand.
 */
import type { Size } from '../../dimension/size.ts'
import type { AnyMemory } from '../../optimizer/optimizer.ts'
import type { RandomState } from '../../random/state.ts'
import type { Description } from '../../tensor/shape.ts'
import { plainOf, plainText } from '../internal/plain-form.ts'
import type { SavedState, Training } from './state-file.ts'

/** What a link of an optimizer remembers: components of trees, and numbers. */
export interface PlainLink {
  readonly name: string
  readonly tensors: Readonly<Record<string, ArrayLike<number>>>
  readonly numbers: Readonly<Record<string, number>>
}

/** The best parameters so far. */
export interface PlainBest {
  readonly parameters: ArrayLike<number>
  readonly cost: number
  readonly step: number
  readonly sinceBest: number
}

/** A state of training; trees are the components of their tensors in the order of `network.shape`. */
export interface PlainState {
  readonly lawgrad: string
  readonly network: {
    readonly name: string
    readonly inputs: readonly number[]
    readonly outputs: readonly number[]
    readonly shape: Description
  }
  readonly step: number
  readonly parameters: ArrayLike<number>
  readonly optimizer: { readonly name: string; readonly count: number; readonly links: readonly PlainLink[] }
  readonly random: RandomState
  readonly course: {
    readonly epoch: number
    readonly position: number
    readonly epochStart: RandomState
    readonly history: readonly Readonly<Record<string, number>>[]
    readonly best: PlainBest | null
    readonly notes: Readonly<Record<string, string>>
  }
}

/** The format of the files of states. */
export const stateFormat = 'lawgrad-state/1'

/** A state as plain data: no tensor, function or option in it. Cost: linear. Never fails. */
export const plainState =
  <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(trainer: Training<I, O, P, Ms>) =>
  (saved: SavedState<P, Ms>): PlainState =>
    plainOf<I, O, P, Ms>(trainer, saved)

/** The text of a state, `encodeState` of what it was made of. Cost: linear. Never fails. */
export const encodePlainState = (state: PlainState): string => plainText(stateFormat, state)
