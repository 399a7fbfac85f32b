/** What each optimizer's documentation states. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accumulateVelocity,
  adam,
  adamW,
  addDecayedParameters,
  chain,
  getVectorSpace,
  gradientDescent,
  momentum,
  rmsProp,
  scaleByAdam,
  vectorShape,
  type AnyMemory,
  type Optimizer,
  type OptimizerState,
  type Vector
} from 'lawgrad'
import { of } from '../layer/truth.ts'
import { within } from '../scalar/arbitraries.ts'

const shape = vectorShape(2)
const space = getVectorSpace(shape)
const pair = fc.tuple(within(4), within(4))
const gradients = fc.array(pair, { minLength: 1, maxLength: 6 })

type Walk<Ms extends readonly AnyMemory[]> = {
  readonly parameters: Vector<2>
  readonly state: OptimizerState<Ms, Vector<2>>
  readonly updates: readonly number[][]
}

/** The updates that a rule answers to a sequence of gradients, from θ = (1, −2). */
const walk = <Ms extends readonly AnyMemory[]>(
  rule: Optimizer<Ms>,
  sequence: readonly (readonly number[])[]
): Walk<Ms> => {
  const begin: Walk<Ms> = { parameters: of(2, [1, -2]), state: rule.init(shape), updates: [] }
  const update = rule.update(shape)
  return sequence.reduce<Walk<Ms>>(({ parameters, state, updates }, g) => {
    const answer = update({ gradient: of(2, g), parameters, state })
    return {
      parameters: space.add(answer.update)(parameters),
      state: answer.state,
      updates: [...updates, [...answer.update]]
    }
  }, begin)
}

/** The names of what the links of a state remember. */
const namesOf = (state: { readonly links: unknown }) =>
  Object.values(Object(state.links)).map(link =>
    Object.values(Object(link)).flatMap(record => Object.keys(Object(record)))
  )

const lawful = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>) =>
  describe(rule.name, () => {
    it('counts its steps, remembers what it remembered and is pure', () => {
      fc.assert(
        fc.property(gradients, sequence => {
          const { state, updates } = walk(rule, sequence)
          expect(state.count).toBe(sequence.length)
          expect(namesOf(state)).toEqual(namesOf(rule.init(shape)))
          expect(walk(rule, sequence).updates).toEqual(updates)
        })
      )
    })

    it('rate 0 or no gradient moves nothing, but for decay', () => {
      const still = walk(rule, [
        [0, 0],
        [0, 0]
      ]).updates.flat()
      if (rule.name.startsWith('adamW')) expect(still.every(u => u !== 0)).toBe(true)
      else expect(still.every(u => u === 0)).toBe(true)
    })
  })

lawful(gradientDescent(0.1))
lawful(momentum(0.1))
lawful(momentum(0.1, { nesterov: true }))
lawful(rmsProp(0.1))
lawful(adam(0.1))
lawful(adamW(0.1))
lawful(chain(accumulateVelocity(0.5), accumulateVelocity(0.25), gradientDescent(0.1)))

it('rate 0 is the identity', () => {
  const sequence = [
    [1, 2],
    [3, -4]
  ]
  for (const { parameters } of [
    walk(gradientDescent(0), sequence),
    walk(momentum(0), sequence),
    walk(rmsProp(0), sequence),
    walk(adam(0), sequence),
    walk(adamW(0), sequence)
  ])
    expect([...parameters]).toEqual([1, -2])
})

it('momentum 0 is plain descent, Nesterov or not, and weight decay 0 is Adam, bit for bit', () => {
  fc.assert(
    fc.property(gradients, sequence => {
      const plain = walk(gradientDescent(0.1), sequence).updates
      expect(walk(momentum(0.1, { momentum: 0 }), sequence).updates).toEqual(plain)
      expect(walk(momentum(0.1, { momentum: 0, nesterov: true }), sequence).updates).toEqual(plain)
      expect(walk(adamW(0.1, { weightDecay: 0 }), sequence).updates).toEqual(walk(adam(0.1), sequence).updates)
    })
  )
})

it('a steady gradient reaches learningRate / (1 − momentum) times the gradient', () => {
  const steady = Array.from({ length: 500 }, () => [1, -3])
  const [x = NaN, y = NaN] = walk(momentum(0.1), steady).updates.at(-1) ?? []
  expect(x).toBeCloseTo(-1, 10)
  expect(y).toBeCloseTo(3, 10)
})

it('the first step of Adam is −learningRate·sign(g), and the scale of gradients does not matter, as epsilon → 0', () => {
  const size = fc.integer({ min: -100, max: 100 }).map(k => 2 ** k)
  const nonzero = pair.filter(g => g.every(x => Math.abs(x) > 1e-3))
  fc.assert(
    fc.property(fc.array(nonzero, { minLength: 1, maxLength: 5 }), size, (sequence, factor) => {
      const scaled = sequence.map(g => g.map(x => x * factor))
      const [byAdam, byRms] = [adam(0.1, { epsilon: 0 }), rmsProp(0.1, { epsilon: 0 })]
      expect(walk(byAdam, scaled).updates).toEqual(walk(byAdam, sequence).updates)
      expect(walk(byRms, scaled).updates).toEqual(walk(byRms, sequence).updates)
      const [first = []] = walk(adam(0.1, { epsilon: 0 }), sequence).updates
      for (const [i, u] of first.entries()) expect(u).toBeCloseTo(-0.1 * Math.sign(sequence[0]?.[i] ?? NaN), 14)
    })
  )
})

describe('chain', () => {
  const v = accumulateVelocity

  it('of chains is the chain of all, the empty chain its unit: updates, state and links', () => {
    const flat = chain(v(0.5), scaleByAdam(), v(0.25), addDecayedParameters(0.1))
    const same = <Ms extends readonly AnyMemory[]>(nested: Optimizer<Ms>): void => {
      expect(nested.links.map(link => link.name)).toEqual(flat.links.map(link => link.name))
      fc.assert(
        fc.property(gradients, sequence => {
          const [one, other] = [walk(flat, sequence), walk(nested, sequence)]
          expect(other.updates).toEqual(one.updates)
          expect(other.state).toEqual(one.state)
        }),
        { numRuns: 30 }
      )
    }
    same(chain(chain(v(0.5), scaleByAdam()), chain(v(0.25), addDecayedParameters(0.1))))
    same(chain(chain(v(0.5), chain(scaleByAdam(), v(0.25))), addDecayedParameters(0.1)))
    same(chain(chain(), v(0.5), scaleByAdam(), v(0.25), addDecayedParameters(0.1), chain()))
  })

  it('the empty chain answers with the gradient', () => {
    expect(walk(chain(), [[3, -4]]).updates).toEqual([[3, -4]])
  })

  it('has the tuple of the states of its links, each under its own names', () => {
    expect(namesOf(chain(v(0.5), v(0.5), v(0.5)).init(shape))).toEqual([['velocity'], ['velocity'], ['velocity']])
    expect(namesOf(chain(chain(v(0.5), scaleByAdam()), gradientDescent(1)).init(shape))).toEqual([
      ['velocity'],
      ['mean', 'meanSquare', 'power1', 'power2'],
      []
    ])
  })
})
