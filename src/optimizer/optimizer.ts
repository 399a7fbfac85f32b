/**
 * An optimizer turns gradients into updates: a pair of pure functions, `init` and `update`, that work on parameters of any shape.
 *
 * Its state is data: a count of steps and slots of the shape of the parameters (a velocity, say), so that every state can be
 * compared, saved and resumed alike.
 */
import type { VectorSpace } from '../linear/space.ts'

/** The state of an optimizer of parameters `P`. */
export interface OptimizerState<out P> {
  /** Updates made so far. */
  readonly count: number
  /** What the optimizer remembers, by name; each of the shape of the parameters. */
  readonly slots: Readonly<Record<string, P>>
}

/** What an optimizer is given to make one update. */
export type Situation<P> = {
  readonly gradient: P
  readonly parameters: P
  readonly state: OptimizerState<P>
}

/** The update Δθ, to be added to the parameters, and the next state. */
export type Update<P> = { readonly update: P; readonly state: OptimizerState<P> }

/** A rule for making updates out of gradients. */
export interface Optimizer {
  readonly name: string
  /** The state before the first update. */
  readonly init: <P>(space: VectorSpace<P>) => (parameters: P) => OptimizerState<P>
  readonly update: <P>(space: VectorSpace<P>) => (situation: Situation<P>) => Update<P>
}
