/** Forty steps of every optimizer along given gradients, with schedules, clipping and penalties: PyTorch's numbers, and for Lion those of its paper. */
import {
  adadelta,
  adagrad,
  adam,
  adamW,
  addL1,
  addL2,
  amsGrad,
  chain,
  clipByNorm,
  clipByValue,
  cosineDecay,
  exponentialDecay,
  gradientDescent,
  inverseTime,
  lion,
  matrixShape,
  momentum,
  rateAt,
  rmsProp,
  stepDecay,
  structShape,
  vectorShape,
  warmUp,
  weightsOnly,
  type AnyMemory,
  type Optimizer,
  type Schedule
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import lionGolden from '../../golden/lion.json' with { type: 'json' }
import golden from '../../golden/optimizers.json' with { type: 'json' }

const shape = structShape({ weights: matrixShape(2, 3), bias: vectorShape(2) })

/** Within 1e-12 of the largest component. */
const expectNear = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length)
  const bound = 1e-12 * Math.max(...expected.map(Math.abs))
  expected.forEach((value, i) => expect(Math.abs((actual[i] ?? NaN) - value)).toBeLessThanOrEqual(bound))
}

interface Walk {
  readonly start: readonly number[]
  readonly gradients: readonly (readonly number[])[]
  readonly after: Readonly<Record<string, readonly number[]>>
}

/** The steps whose parameters are known must be met, each of them. */
const expectWalk = <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>, { start, gradients, after }: Walk) => {
  const update = optimizer.update(shape)
  const met: string[] = []
  let [theta, state] = [start, optimizer.init(shape)]
  gradients.forEach((gradient, k) => {
    const step = update({ gradient: shape.unflatten(gradient), parameters: shape.unflatten(theta), state })
    const moves = shape.flatten(step.update)
    theta = theta.map((each, i) => each + (moves[i] ?? NaN))
    state = step.state
    const expected = after[String(k + 1)]
    if (expected !== undefined) {
      expectNear(theta, expected)
      met.push(String(k + 1))
    }
  })
  expect(met).toEqual(['1', '2', '3', '10', '20', '40'])
}

type Name = keyof typeof golden.walks

const follows = <Ms extends readonly AnyMemory[]>(
  name: Name,
  optimizer: Optimizer<Ms>
): readonly [Name, () => void] => [name, () => expectWalk(optimizer, { ...golden, after: golden.walks[name].after })]

const schedules = {
  stepDecay: stepDecay(0.1, [3, 10, 11], 0.5),
  'stepDecay, every 7': stepDecay(0.1, [7, 14, 21, 28, 35], 0.25),
  exponentialDecay: exponentialDecay(0.1, 0.9),
  cosineDecay: cosineDecay(0.1, 40, 0.01),
  warmUp: warmUp(5, 0.1),
  inverseTime: inverseTime(0.1, 10),
  'adam, exponentialDecay': exponentialDecay(0.1, 0.9)
} satisfies Partial<Record<Name, Schedule>>

const others = { beta1: 0.5, beta2: 0.75, epsilon: 1e-3 }

const walks = [
  follows('gradientDescent', gradientDescent(0.1)),
  follows('momentum', momentum(0.1)),
  follows('momentum, L2', chain(addL2(0.01), momentum(0.1, { momentum: 0.5 }))),
  follows('nesterov', momentum(0.1, { nesterov: true })),
  follows('rmsProp', rmsProp(0.01)),
  follows('rmsProp, decay 0.9', rmsProp(0.01, { decay: 0.9, epsilon: 1e-4 })),
  follows('adagrad', adagrad(0.1)),
  follows('adagrad, epsilon 0.01', adagrad(0.1, { epsilon: 0.01 })),
  follows('adadelta', adadelta(1)),
  follows('adadelta, decay 0.95', adadelta(0.5, { decay: 0.95, epsilon: 1e-4 })),
  follows('adam', adam(0.05)),
  follows('adam, others', adam(0.05, others)),
  follows('amsGrad', amsGrad(0.05)),
  follows('amsGrad, others', amsGrad(0.05, others)),
  follows('adamW', adamW(0.05, { weightDecay: 0.1 })),
  follows('adamW, weights only', adamW(0.05, { weightDecay: 0.1, decays: weightsOnly })),
  follows('clipByValue', chain(clipByValue(0.5), momentum(0.1))),
  follows('clipByNorm', chain(clipByNorm(2), momentum(0.1))),
  follows('L1', chain(addL1(0.01), gradientDescent(0.1))),
  follows('L2', chain(addL2(0.01), gradientDescent(0.1))),
  follows('stepDecay', gradientDescent(schedules.stepDecay)),
  follows('stepDecay, every 7', gradientDescent(schedules['stepDecay, every 7'])),
  follows('exponentialDecay', gradientDescent(schedules.exponentialDecay)),
  follows('cosineDecay', gradientDescent(schedules.cosineDecay)),
  follows('warmUp', gradientDescent(schedules.warmUp)),
  follows('inverseTime', gradientDescent(schedules.inverseTime)),
  follows('adam, exponentialDecay', adam(schedules['adam, exponentialDecay']))
]

it('every walk of PyTorch is followed', () =>
  expect(walks.map(([name]) => name).toSorted()).toEqual(Object.keys(golden.walks).toSorted()))

it.each(walks)('%s is that of PyTorch', (_, check) => check())

describe('the rate of each step', () => {
  it.each(Object.entries(schedules))('of %s is that of PyTorch', (name, schedule) => {
    const rates = Object.entries(golden.walks).flatMap(([each, walk]) =>
      each === name && 'rates' in walk ? walk.rates : []
    )
    expectNear(
      rates.map((_, k) => rateAt(schedule)(k + 1)),
      rates
    )
    expect(rates).toHaveLength(40)
  })
})

it.each(lionGolden.walks)('Lion of rate $rate and decay $weightDecay is that of its paper', walk =>
  expectWalk(lion(walk.rate, walk), { ...lionGolden, after: walk.after })
)
