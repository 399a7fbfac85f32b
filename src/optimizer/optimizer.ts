/**
 * An optimizer turns gradients into updates: a chain of links, each of which works on what the one before it answers.
 *
 * A link is written once over an `Algebra`, for one tensor of the parameters whose size it does not know. Its state is data: tensors of the shape of
 * the parameters and numbers, by name; the state of a chain is the tuple of its links'. One optimizer's state is not another's.
 */
import type { Algebra } from '../algebra/algebra.ts'
import type { Expr, Num } from '../algebra/expr.ts'
import type { AnySize, Extents } from '../dimension/size.ts'
import type { Shape } from '../tensor/shape.ts'
import { linked } from './internal/linked.ts'

/** What a link remembers: tensors by the names `K`, numbers by the names `Q`. */
export interface Memory<in out K extends string, in out Q extends string = never> {
  readonly tensors: readonly K[]
  readonly numbers: readonly Q[]
}

/** The memory of some link. */
export interface AnyMemory {
  readonly tensors: readonly unknown[]
  readonly numbers: readonly unknown[]
}

/** The memory of a link that remembers nothing. */
export interface Nothing extends Memory<never> {}

/** What a link of memory `M` remembers of parameters `P`. */
export interface LinkState<in out M extends AnyMemory, out P> {
  readonly tensors: { readonly [Name in M['tensors'][number] & string]: P }
  readonly numbers: { readonly [Name in M['numbers'][number] & string]: number }
}

/** The state of an optimizer whose links have the memories `Ms`. */
export interface OptimizerState<in out Ms extends readonly AnyMemory[], out P> {
  /** Updates made so far. */
  readonly count: number
  /** What each link remembers. */
  readonly links: { readonly [K in keyof Ms]: LinkState<Ms[K], P> }
}

/** A tensor of the parameters: where it stands, and the sizes of its axes. */
export type ParameterLeaf = { readonly path: readonly string[]; readonly extents: Extents }

/** What a link knows when it makes its answer for one tensor of the parameters. */
export interface At<in out K extends string, in out Q extends string> {
  /** The gradient, or the answer of the link before. */
  readonly gradient: Expr<AnySize>
  readonly parameter: Expr<AnySize>
  /** What the link remembers for this tensor. */
  readonly tensors: { readonly [Name in K]: Expr<AnySize> }
  /** What the link remembers as numbers, this step's. */
  readonly numbers: { readonly [Name in Q]: Num }
  /** Updates made, this one included. */
  readonly step: Num
  /** The Euclidean norm of the gradient, or of the link before's answer, over all tensors of the parameters. */
  readonly norm: () => Num
  readonly leaf: ParameterLeaf
}

/** What a link answers for one tensor: the update, and what it remembers from now on. */
export interface Answer<in out K extends string> {
  readonly update: Expr<AnySize>
  readonly tensors: { readonly [Name in K]: Expr<AnySize> }
}

/** A number that a link carries from step to step. */
export type RunningNumber = {
  readonly start: number
  /** This step's from the last one's. */
  readonly next: (algebra: Algebra) => (before: Num) => Num
}

/** What one writes to define a link. */
export interface LinkDefinition<in out K extends string, in out Q extends string> {
  readonly name: string
  /** Tensors that it remembers, each of the shape of the parameters and zero at the start; none by default. */
  readonly tensors?: readonly K[]
  /** Numbers that it remembers; none by default. */
  readonly numbers?: { readonly [Name in Q]: RunningNumber }
  readonly update: (algebra: Algebra) => (at: At<NoInfer<K>, NoInfer<Q>>) => Answer<NoInfer<K>>
}

/** A link whose memory is forgotten; see `chain`. */
export interface AnyLink {
  readonly name: string
  readonly tensors: readonly string[]
  readonly numbers: Readonly<Record<string, RunningNumber>>
  readonly update: (algebra: Algebra) => (at: At<string, string>) => Answer<string>
}

/** What an optimizer is given to make one update. */
export interface Situation<in out Ms extends readonly AnyMemory[], in out P> {
  readonly gradient: P
  readonly parameters: P
  readonly state: OptimizerState<Ms, P>
}

/** The update Δθ, to be added to the parameters, and the next state. */
export interface Update<in out Ms extends readonly AnyMemory[], in out P> {
  readonly update: P
  readonly state: OptimizerState<Ms, P>
}

/** A rule for making updates out of gradients; the type lists the memories of its links. */
export interface Optimizer<in out Ms extends readonly AnyMemory[]> {
  readonly name: string
  readonly links: readonly AnyLink[]
  /** The state before the first update. */
  readonly init: <P>(shape: Shape<P>) => OptimizerState<Ms, P>
  /** One update, read with real numbers. */
  readonly update: <P>(shape: Shape<P>) => (situation: Situation<Ms, P>) => Update<Ms, P>
}

/** Some optimizer. */
export interface AnyOptimizer {
  readonly name: string
  readonly links: readonly AnyLink[]
}

/**
 * The optimizer of one link.
 *
 * Shapes: the update of one tensor, of whatever size; a tensor that is remembered under another name than declared, or not at all, does not
 * compile. Never fails. Laws: see `lawgrad/laws`.
 *
 * @example
 * ```ts
 * import { chain, gradientDescent, link, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * // the sign of the gradient in place of the gradient
 * const sign = link({
 *   name: 'sign',
 *   update: ({ map, where, num, negate }) => ({ gradient }) => ({
 *     update: map(g => where(g, num(1), where(negate(g), num(-1), num(0))))(gradient),
 *     tensors: {}
 *   })
 * })
 * const rule = chain(sign, gradientDescent(0.5))
 * const shape = vectorShape(2)
 * const parameters = vector([0, 0])
 * const { update } = rule.update(shape)({ gradient: vector([3, -1e-9]), parameters, state: rule.init(shape) })
 * assert.deepEqual([...update], [-0.5, 0.5])
 * ```
 */
export const link = <const K extends string = never, const Q extends string = never>(
  definition: LinkDefinition<K, Q>
): Optimizer<readonly [Memory<K, Q>]> => linked<K, Q>(definition)
