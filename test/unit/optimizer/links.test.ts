/** What optimizers refuse, what links know, schedules, and how states are theirs. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  accumulateVelocity,
  adam,
  adamW,
  addDecayedParameters,
  chain,
  constant,
  dense,
  getVectorSpace,
  gradientDescent,
  input,
  inverseTime,
  link,
  matrix,
  momentum,
  named,
  rateAt,
  rmsProp,
  scaleByAdam,
  scaleByRms,
  vector,
  vectorShape,
  weightsOnly,
  type AnyMemory,
  type LeafMask,
  type Optimizer,
  type ParameterLeaf,
  type RunningNumber
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { of } from '../layer/truth.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const shape = vectorShape(2)
const zero = vector([0, 0])

/** The updates that a rule answers to a sequence of gradients at θ = 0. */
const updates = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>, gradients: readonly (readonly number[])[]) => {
  let state = rule.init(shape)
  return gradients.map(g => {
    const answer = rule.update(shape)({ gradient: of(2, g), parameters: zero, state })
    state = answer.state
    return [...answer.update]
  })
}

describe('a state of another optimizer is refused', () => {
  /** A step with a state that the types would refuse. */
  const step = (rule: { readonly update: unknown }, state: unknown) => () =>
    call(call(rule.update, shape), { gradient: vector([1, 1]), parameters: zero, state })
  const rules = { momentum: momentum(0.1), adam: adam(0.1), rmsProp: rmsProp(0.1), descent: gradientDescent(0.1) }

  it('with what was expected and what came', () => {
    expect(step(rules.adam, rules.momentum.init(shape))).toThrow(
      new TypeError(
        "expected the state of scaleByAdam(0.9, 0.999, 1e-8), which remembers mean, meanSquare and power1, power2; got one of velocity and nothing. Start from the optimizer's own init."
      )
    )
    expect(step(rules.momentum, rules.rmsProp.init(shape))).toThrow(
      'expected the state of accumulateVelocity(0.9), which remembers velocity and nothing; got one of meanSquare and nothing'
    )
    expect(step(rules.descent, rules.adam.init(shape))).toThrow(
      'expected the state of gradientDescent(0.1), of 1 links; got one of 2'
    )
    expect(step(rules.adam, { count: 0, links: [] })).toThrow('of 2 links; got one of 0')
  })

  it('every one for every other, and its own is taken', () => {
    for (const [name, rule] of Object.entries(rules))
      for (const [other, { init }] of Object.entries(rules)) {
        const attempt = step(rule, init(shape))
        if (name === other) expect(attempt).not.toThrow()
        else expect(attempt).toThrow(/^expected the state of/u)
      }
  })

  it('a state of parameters of another shape', () => {
    expect(step(rules.momentum, rules.momentum.init(vectorShape(3)))).toThrow(
      new TypeError("Type '3' is not assignable to type '2'.")
    )
  })
})

describe('hyperparameters out of range are refused with the sentence', () => {
  const finite = 'a finite number from 0'
  const share = 'a number from 0 to below 1'
  const wrongOf = (words: string) => (words === share ? [NaN, -1, -1e-9, 1, 2, Infinity] : [NaN, -1, -1e-9, Infinity])

  it.each<readonly [string, string, string, (value: number) => unknown]>([
    ['learningRate', finite, '0.1', value => gradientDescent(value)],
    ['learningRate', finite, '0.1', value => constant(value)],
    ['learningRate', finite, '0.1', value => momentum(value)],
    ['learningRate', finite, '0.1', value => rmsProp(value)],
    ['learningRate', finite, '0.1', value => adam(value)],
    ['learningRate', finite, '0.1', value => adamW(value)],
    ['learningRate', finite, '0.1', value => inverseTime(value, 10)],
    ['momentum', share, '0.9', value => momentum(0.1, { momentum: value })],
    ['momentum', share, '0.9', value => accumulateVelocity(value)],
    ['decay', share, '0.99', value => rmsProp(0.1, { decay: value })],
    ['decay', share, '0.99', value => scaleByRms({ decay: value })],
    ['epsilon', finite, '1e-8', value => rmsProp(0.1, { epsilon: value })],
    ['beta1', share, '0.9', value => adam(0.1, { beta1: value })],
    ['beta2', share, '0.999', value => adam(0.1, { beta2: value })],
    ['beta2', share, '0.999', value => scaleByAdam({ beta2: value })],
    ['epsilon', finite, '1e-8', value => adam(0.1, { epsilon: value })],
    ['beta1', share, '0.9', value => adamW(0.1, { beta1: value })],
    ['weightDecay', finite, '0.01', value => adamW(0.1, { weightDecay: value })],
    ['weightDecay', finite, '0.01', value => addDecayedParameters(value)]
  ])('%s: %s', (name, words, usual, make) => {
    for (const value of wrongOf(words))
      expect(() => make(value)).toThrow(
        new TypeError(`${name}: expected ${words}; got ${value}. Give for instance ${usual}.`)
      )
    for (const value of [0, 0.5, 0.999]) expect(() => make(value)).not.toThrow()
  })

  it('half of inverseTime is above 0', () => {
    for (const half of [NaN, -1, Infinity, 0])
      expect(() => inverseTime(1, half)).toThrow(
        new TypeError(`half: expected a finite number above 0; got ${half}. Give for instance 1000.`)
      )
  })
})

describe('an update knows the leaf that it is on', () => {
  const network = pipe(input(2), dense(2), dense(1))
  const parameters = network.shape.unflatten([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const still = getVectorSpace(network.shape).zero
  const decayed = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>) =>
    network.shape.flatten(
      rule.update(network.shape)({ gradient: still, parameters, state: rule.init(network.shape) }).update
    )

  it('decay of weights alone spares the biases', () => {
    expect(decayed(addDecayedParameters(0.5, weightsOnly))).toEqual([0.5, 1, 1.5, 2, 0, 0, 3.5, 4, 0])
    expect(decayed(addDecayedParameters(0.5))).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5])
    const withMask = decayed(adamW(0.5, { weightDecay: 0.25, decays: weightsOnly })).map(u => u + 0)
    expect(withMask).toEqual([-0.125, -0.25, -0.375, -0.5, 0, 0, -0.875, -1, 0])
  })

  it('by path and sizes, in the order of the shape', () => {
    const leaves: ParameterLeaf[] = []
    const spy: LeafMask = leaf => leaves.push(leaf) > 0
    decayed(addDecayedParameters(0.5, spy))
    expect(leaves.map(({ path, extents }) => [path.join('.'), extents])).toEqual([
      ['0.weights', [2, 2]],
      ['0.bias', [2]],
      ['1.weights', [1, 2]],
      ['1.bias', [1]]
    ])
  })

  it('a mask of one’s own: the first layer alone', () => {
    const first: LeafMask = ({ path }) => path[0] === '0'
    expect(decayed(addDecayedParameters(0.5, first))).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 0, 0, 0])
  })
})

describe('schedules', () => {
  it('say the rate of a step, from 1', () => {
    expect([1, 10, 30].map(rateAt(inverseTime(0.5, 10)))).toEqual([0.5 / 1.1, 0.25, 0.125])
    expect([1, 1000].map(rateAt(constant(0.3)))).toEqual([0.3, 0.3])
  })

  it('are what an optimizer steps with', () => {
    const rule = gradientDescent(inverseTime(1, 2))
    expect(
      updates(rule, [
        [3, -6],
        [3, -6],
        [3, -6]
      ])
    ).toEqual([
      [-3 / 1.5, 6 / 1.5],
      [-1.5, 3],
      [-3 * 0.4, 6 * 0.4]
    ])
    expect(rule.name).toBe('gradientDescent(inverseTime(1, 2))')
    expect(adam(inverseTime(1, 2)).name).toBe('adam(inverseTime(1, 2))')
  })

  it('of one’s own: a rate that is warmed up', () => {
    const warm = {
      name: 'warm',
      at:
        ({ num, over, where, minus }) =>
        step =>
          where(minus(step, num(2)), num(1), over(step, num(4)))
    } satisfies Parameters<typeof rateAt>[0]
    expect(
      updates(gradientDescent(warm), [
        [4, 0],
        [4, 0],
        [4, 0]
      ]).map(([u]) => u)
    ).toEqual([-1, -2, -4])
  })
})

describe('the global norm', () => {
  /** g · limit / max(limit, ‖g‖) */
  const clipByNorm = (limit: number) =>
    link({
      name: `clipByNorm(${limit})`,
      update:
        ({ scale, over, num, where, minus }) =>
        ({ gradient, norm }) => {
          const length = norm()
          return {
            update: scale(where(minus(length, num(limit)), over(num(limit), length), num(1)))(gradient),
            tensors: {}
          }
        }
    })
  const network = pipe(input(1), dense(1), dense(1))
  const run = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>, gradient: readonly number[]) =>
    network.shape.flatten(
      rule.update(network.shape)({
        gradient: network.shape.unflatten(gradient),
        parameters: getVectorSpace(network.shape).zero,
        state: rule.init(network.shape)
      }).update
    )

  it('is over all tensors of the parameters', () => {
    expect(run(clipByNorm(1), [3, 0, 0, 4])).toEqual([3 * 0.2, 0, 0, 4 * 0.2])
    expect(run(clipByNorm(5), [3, 0, 0, 4])).toEqual([3, 0, 0, 4])
    expect(run(clipByNorm(6), [3, 0, 0, 4])).toEqual([3, 0, 0, 4])
  })

  it('is that of the answer of the link before', () => {
    expect(run(chain(gradientDescent(2), clipByNorm(5)), [3, 0, 0, 4])).toEqual([-3, -0, -0, -4])
    expect(run(chain(clipByNorm(5), gradientDescent(2)), [3, 0, 0, 4])).toEqual([-6, -0, -0, -8])
  })
})

describe('Adam', () => {
  it('has running products that are the powers, to 1e-15, after 1000 steps', () => {
    const rule = scaleByAdam({ beta1: 0.9, beta2: 0.999 })
    let state = rule.init(shape)
    for (let step = 1; step <= 1000; step += 1) {
      state = rule.update(shape)({ gradient: vector([1, -1]), parameters: zero, state }).state
      const { power1, power2 } = state.links[0].numbers
      expect(Math.abs(power1 - 0.9 ** step)).toBeLessThanOrEqual(1e-15)
      expect(Math.abs(power2 - 0.999 ** step)).toBeLessThanOrEqual(1e-15)
    }
    expect(state.count).toBe(1000)
  })

  it('is its links in a row, under a name', () => {
    const parts = chain(scaleByAdam(), gradientDescent(0.1))
    expect(
      updates(adam(0.1), [
        [1, 2],
        [-3, 1],
        [0.5, 0]
      ])
    ).toEqual(
      updates(parts, [
        [1, 2],
        [-3, 1],
        [0.5, 0]
      ])
    )
    expect(parts.name).toBe('scaleByAdam(0.9, 0.999, 1e-8) → gradientDescent(0.1)')
    expect(pipe(parts, named('mine')).name).toBe('mine')
    expect(updates(pipe(parts, named('mine')), [[1, 2]])).toEqual(updates(adam(0.1), [[1, 2]]))
  })
})

describe('a link of one’s own', () => {
  /** The mean of all answers so far, and how many there were. */
  const averaged = link({
    name: 'averaged',
    tensors: ['sum'],
    numbers: {
      seen: {
        start: 0,
        next:
          ({ plus, num }) =>
          before =>
            plus(before, num(1))
      }
    },
    update:
      ({ add, scale, over, num }) =>
      ({ gradient, tensors, numbers }) => {
        const sum = add(gradient)(tensors.sum)
        return { update: scale(over(num(1), numbers.seen))(sum), tensors: { sum } }
      }
  })

  it('remembers tensors and numbers from step to step', () => {
    expect(
      updates(averaged, [
        [2, 0],
        [4, 2],
        [6, 1]
      ])
    ).toEqual([
      [2, 0],
      [3, 1],
      [4, 1]
    ])
  })

  it('that forgets to answer with what it remembers is refused', () => {
    const forgetful = link({
      name: 'forgetful',
      tensors: ['sum'],
      // as: the types are circumvented, as JavaScript would
      update:
        () =>
        ({ gradient }) => ({ update: gradient, tensors: {} as { readonly sum: typeof gradient } })
    })
    expect(() => updates(forgetful, [[1, 1]])).toThrow(
      new TypeError('forgetful: expected an answer that remembers sum; got none. Return it in tensors.')
    )
  })

  it('works on tensors of every size', () => {
    const big = link({
      name: 'signs',
      update:
        ({ map, where, num }) =>
        ({ gradient }) => ({ update: map(g => where(g, num(1), num(-1)))(gradient), tensors: {} })
    })
    const { update } = big.update(pipe(input(2), dense(1)).shape)({
      gradient: [{ weights: matrix([[5, -5]]), bias: vector([3]) }],
      parameters: [{ weights: matrix([[0, 0]]), bias: vector([0]) }],
      state: big.init(pipe(input(2), dense(1)).shape)
    })
    expect([...update[0].weights, ...update[0].bias]).toEqual([[1, -1], 1])
  })
})

describe('optimizers, states and updates are frozen to the bottom', () => {
  const deep = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(deep))

  it.each<readonly [string, { readonly links: unknown; readonly init: unknown }]>([
    ['adam', adam(0.1)],
    ['momentum', momentum(0.1)],
    ['chain', chain(accumulateVelocity(0.5), gradientDescent(1))]
  ])('%s', (_, rule) => {
    expect(deep(rule)).toBe(true)
    expect(deep(call(rule.init, shape))).toBe(true)
    expect(Reflect.set(Object(rule.links), 0, 7)).toBe(false)
  })

  it('a caller’s definition changes nothing later', () => {
    const tensors: 'velocity'[] = ['velocity']
    const numbers: { seen: RunningNumber } = { seen: { start: 1, next: () => before => before } }
    const mine = link({
      name: 'mine',
      tensors,
      numbers,
      update: () => at => ({ update: at.gradient, tensors: { velocity: at.gradient } })
    })
    tensors.pop()
    Object.assign(numbers, { other: numbers.seen })
    Object.assign(numbers.seen, { start: 99 })
    const { links } = mine.init(shape)
    expect(links[0].numbers).toEqual({ seen: 1 })
    expect(Object.keys(links[0].tensors)).toEqual(['velocity'])
  })
})
