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
  type Optimizer,
  type OptimizerState,
  type Vector
} from 'lawgrad'
import { of } from '../layer/truth.ts'
import { within } from '../scalar/arbitraries.ts'

const space = getVectorSpace(vectorShape(2))
const pair = fc.tuple(within(4), within(4))
const gradients = fc.array(pair, { minLength: 1, maxLength: 6 })

type Walk = {
  readonly parameters: Vector<2>
  readonly state: OptimizerState<Vector<2>>
  readonly updates: readonly number[][]
}

/** The updates that a rule answers to a sequence of gradients, from θ = (1, −2). */
const walk = (rule: Optimizer, sequence: readonly (readonly number[])[]): Walk => {
  const start = of(2, [1, -2])
  const begin: Walk = { parameters: start, state: rule.init(space)(start), updates: [] }
  const update = rule.update(space)
  return sequence.reduce<Walk>(({ parameters, state, updates }, g) => {
    const answer = update({ gradient: of(2, g), parameters, state })
    return {
      parameters: space.add(answer.update)(parameters),
      state: answer.state,
      updates: [...updates, [...answer.update]]
    }
  }, begin)
}

const rules = [
  gradientDescent(0.1),
  momentum(0.1),
  momentum(0.1, { nesterov: true }),
  rmsProp(0.1),
  adam(0.1),
  adamW(0.1),
  chain(accumulateVelocity(0.5), accumulateVelocity(0.25), gradientDescent(0.1))
]

describe.each(rules.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
  it('counts its steps, keeps its slots and is pure', () => {
    fc.assert(
      fc.property(gradients, sequence => {
        const { state, updates } = walk(rule, sequence)
        expect(state.count).toBe(sequence.length)
        expect(Object.keys(state.slots)).toEqual(Object.keys(rule.init(space)(space.zero).slots))
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

it('rate 0 is the identity', () => {
  for (const rule of [gradientDescent(0), momentum(0), rmsProp(0), adam(0), adamW(0)])
    expect([
      ...walk(rule, [
        [1, 2],
        [3, -4]
      ]).parameters
    ]).toEqual([1, -2])
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
      for (const rule of [adam(0.1, { epsilon: 0 }), rmsProp(0.1, { epsilon: 0 })]) {
        const { updates } = walk(rule, sequence)
        expect(
          walk(
            rule,
            sequence.map(g => g.map(x => x * factor))
          ).updates
        ).toEqual(updates)
      }
      const [first = []] = walk(adam(0.1, { epsilon: 0 }), sequence).updates
      for (const [i, u] of first.entries()) expect(u).toBeCloseTo(-0.1 * Math.sign(sequence[0]?.[i] ?? NaN), 14)
    })
  )
})

describe('chain', () => {
  const v = accumulateVelocity

  it('is associative, the empty chain its unit, up to the numbers of slots', () => {
    fc.assert(
      fc.property(gradients, sequence => {
        const flat = walk(chain(v(0.5), scaleByAdam(), v(0.25), addDecayedParameters(0.1)), sequence)
        for (const nested of [
          chain(chain(v(0.5), scaleByAdam()), chain(v(0.25), addDecayedParameters(0.1))),
          chain(chain(v(0.5), chain(scaleByAdam(), v(0.25))), addDecayedParameters(0.1)),
          chain(chain(), v(0.5), scaleByAdam(), v(0.25), addDecayedParameters(0.1), chain())
        ]) {
          const { updates, state } = walk(nested, sequence)
          expect(updates).toEqual(flat.updates)
          expect(Object.values(state.slots)).toEqual(Object.values(flat.state.slots))
        }
      })
    )
  })

  it('gives every slot a name of its own', () => {
    const names = (rule: Optimizer) => Object.keys(rule.init(space)(space.zero).slots)
    expect(names(chain(v(0.5), v(0.5), v(0.5)))).toEqual(['velocity', 'velocity2', 'velocity3'])
    expect(names(chain(chain(v(0.5), v(0.5)), v(0.5)))).toEqual(['velocity', 'velocity2', 'velocity3'])
    expect(new Set(names(chain(v(0.5), chain(v(0.5), v(0.5)), scaleByAdam(), scaleByAdam()))).size).toBe(7)
    expect(names(adam(0.1))).toEqual(['mean', 'meanSquare'])
  })
})
