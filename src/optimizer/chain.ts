/**
 * Optimizers made of optimizers: each works on what the one before it answers.
 */
import { joined } from './internal/joined.ts'
import type { AnyMemory, AnyOptimizer, Optimizer } from './optimizer.ts'

/** The memories of optimizers, one after the other. */
export type Chained<Os extends readonly unknown[]> = Os extends readonly [Optimizer<infer Ms>, ...infer Rest]
  ? readonly [...Ms, ...Chained<Rest>]
  : readonly []

/**
 * The optimizer that hands the gradient to the first part, the update of each part to the next as if it were the gradient, and
 * answers with the last part's update.
 *
 * The last part gives the direction its sign and length: `gradientDescent(learningRate)`. Its state is the tuple of the states of all links.
 * Cost: the sum of the parts. Never fails. Laws: a chain of chains is the chain of all parts; the empty chain answers with the gradient.
 *
 * @example
 * ```ts
 * import { accumulateVelocity, chain, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const heavyBall = chain(accumulateVelocity(0.5), gradientDescent(1))
 * const shape = vectorShape(1)
 * const start = heavyBall.init(shape)
 * const [velocity, descent] = start.links
 * const state = { count: 1, links: [{ ...velocity, tensors: { velocity: vector([4]) } }, descent] } as const
 * const answer = heavyBall.update(shape)({ gradient: vector([1]), parameters: vector([0]), state })
 * assert.deepEqual([...answer.update], [-3]) // −1·(0.5·4 + 1)
 * assert.deepEqual([...answer.state.links[0].tensors.velocity], [3])
 * ```
 */
export const chain = <const Os extends readonly AnyOptimizer[]>(...parts: Os): Optimizer<Chained<Os>> =>
  joined<Chained<Os>>(parts)

/** The optimizer under another name. Never fails. */
export const named =
  (name: string) =>
  <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>): Optimizer<Ms> =>
    joined<Ms>([optimizer], name)
