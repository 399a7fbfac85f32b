/**
 * Optimizers made of optimizers: each works on what the one before it answers.
 */
import type { VectorSpace } from '../linear/space.ts'
import type { Optimizer, OptimizerState, Situation, Update } from './optimizer.ts'

type Slots<P> = OptimizerState<P>['slots']

/** The names of a part's slots in the chain's state, by their names in the part. */
type Names = Readonly<Record<string, string>>

/**
 * The optimizer that hands the gradient to the first part, the update of each part to the next as if it were the gradient, and
 * answers with the last part's update.
 *
 * The last part gives the direction its sign and length: `gradientDescent(learningRate)`. Parts keep their slots' names; where two
 * share a name, the later one's is numbered. Cost: the sum of the parts. Never fails.
 * Laws: a chain of chains is the chain of all parts, up to those numbers; the empty chain answers with the gradient.
 *
 * @example
 * ```ts
 * import { accumulateVelocity, chain, getVectorSpace, gradientDescent, vector, vectorShape } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const space = getVectorSpace(vectorShape(1))
 * const heavyBall = chain(accumulateVelocity(0.5), gradientDescent(1))
 * const parameters = vector([0])
 * const state = { count: 1, slots: { velocity: vector([4]) } }
 * const answer = heavyBall.update(space)({ gradient: vector([1]), parameters, state })
 * assert.deepEqual([...answer.update], [-3]) // −1·(0.5·4 + 1)
 * assert.deepEqual(answer.state, { count: 2, slots: { velocity: vector([3]) } })
 * ```
 */
export const chain = (...parts: readonly Optimizer[]): Optimizer => ({
  name: parts.map(part => part.name).join(' → '),
  init: space => parameters => {
    const slots = parts.map(part => part.init(space)(parameters).slots)
    const names = slotNames(slots)
    return { count: 0, slots: merged(slots.map((own, k) => renamed(own, names[k] ?? {}))) }
  },
  update: <P>(space: VectorSpace<P>) => {
    const names = slotNames(parts.map(part => part.init(space)(space.zero).slots))
    const links = parts.map((part, k) => link(part.update(space), names[k] ?? {}))
    return ({ gradient, parameters, state }: Situation<P>): Update<P> =>
      links.reduce<Update<P>>(
        (before, next) => {
          const answer = next({ gradient: before.update, parameters, state })
          return {
            update: answer.update,
            state: { ...before.state, slots: merged([before.state.slots, answer.state.slots]) }
          }
        },
        { update: gradient, state: { count: state.count + 1, slots: {} } }
      )
  }
})

/** A part's update, working on its own slots of the chain's state. */
const link =
  <P>(update: (situation: Situation<P>) => Update<P>, names: Names) =>
  ({ state, ...situation }: Situation<P>): Update<P> => {
    const slots = Object.fromEntries(
      Object.entries(names).flatMap(([name, inChain]) => {
        const slot = state.slots[inChain]
        return slot === undefined ? [] : [[name, slot] as const]
      })
    )
    const answer = update({ ...situation, state: { count: state.count, slots } })
    return { update: answer.update, state: { ...answer.state, slots: renamed(answer.state.slots, names) } }
  }

const renamed = <P>(slots: Slots<P>, names: Names): Slots<P> =>
  Object.fromEntries(Object.entries(slots).map(([name, slot]) => [names[name] ?? name, slot]))

const merged = <P>(slots: readonly Slots<P>[]): Slots<P> => Object.fromEntries(slots.flatMap(Object.entries<P>))

/** A name for each slot of each part that no part before it, and no slot before it in its part, has taken. */
const slotNames = (parts: readonly Slots<unknown>[]): readonly Names[] =>
  parts.reduce<readonly Names[]>((all, slots) => {
    const taken = all.flatMap(names => Object.values(names))
    return [
      ...all,
      Object.keys(slots).reduce<Names>((names, name) => {
        const used = [...taken, ...Object.values(names)]
        const free = [name, ...used.map((_, k) => `${name}${k + 2}`)].find(candidate => !used.includes(candidate))
        return { ...names, [name]: free ?? name }
      }, {})
    ]
  }, [])
