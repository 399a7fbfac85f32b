import {
  adam,
  adamW,
  append,
  categoricalCrossEntropy,
  chain,
  clipByNorm,
  convolution,
  dense,
  dropout,
  flatten,
  gaussianNoise,
  gradientDescent,
  input,
  maxPool,
  momentum,
  pipe,
  quadraticLoss,
  relu,
  residual,
  sigmoid,
  sigmoidCrossEntropy,
  softmax,
  softmaxCrossEntropy,
  tanh,
  trainer,
  type AnyMemory,
  type Size,
  type Trainer
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import type { Compiled } from '../../../src/engine/internal/compile/compile.ts'
import { worthwhile } from '../../../src/engine/internal/compile/tickets.ts'
import { inAnyOrder } from './any-order.ts'
import { machineOf, stepOf, valuesIn } from './machines.ts'
import { cell } from './sequences.ts'
import { attention, gains, layerNorm, recurrent, rowSoftmax, tripled } from './parts.ts'

const same = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  name: string,
  subject: Trainer<I, O, P, Ms>,
  examples: readonly number[] = [13]
): void =>
  it.each(examples)(`${name} on %i`, count => {
    for (const [width, withNorm] of [
      [64, true],
      [32, false]
    ] as const) {
      const whole = stepOf(subject, count, withNorm, { width })
      const shared = stepOf(subject, count, withNorm, { width, shared: 1 })
      const own = machineOf(whole)
      own.run(1)
      const expected = valuesIn(whole, own.memory)
      expect(expected.flatMap(([, values]) => values).every(value => Number.isFinite(value))).toBe(true)
      expect(shared.tickets?.calls.length).toBeGreaterThan(4)
      expect(inAnyOrder(shared, 1)).toEqual(expected)
      // values in the places of earlier ones, which are as many as fit
      const sparing = stepOf(subject, count, withNorm, { width, shared: 1, saving: 1 })
      expect(sparing.places.length).toBeLessThanOrEqual(shared.places.length)
      for (const seed of [1, 2]) expect(inAnyOrder(sparing, seed)).toEqual(expected)
      for (const program of [shared, sparing, stepOf(subject, count, withNorm, { width, saving: 1 })]) {
        const alone = machineOf(program)
        alone.run(1)
        expect(valuesIn(program, alone.memory)).toEqual(expected)
      }
    }
  })

it('a step of 784-128-10 is some thirty tickets in three phases', () => {
  const digits = pipe(input(784), dense(128), relu, dense(10))
  const program = stepOf(trainer(digits, softmaxCrossEntropy, gradientDescent(0.1)), 128, false, { shared: worthwhile })
  const { calls, opens } = program.tickets ?? { calls: [], opens: [] }
  expect(new Set(opens).size).toBe(3)
  expect([Math.round(calls.length / 10), calls.length === opens.length]).toEqual([3, true])
})

it('of a large batch values lie in the places of earlier ones', () => {
  const deep = pipe(input(5), dense(8), tanh, dense(8), tanh, dense(8), tanh, dense(3))
  const step = (saving: number, examples: number) =>
    stepOf(trainer(deep, quadraticLoss, gradientDescent(0.1)), examples, true, { saving })
  const bytes = (program: Compiled): number => program.places.reduce((sum, place) => sum + place.bytes, 0)
  const [plain, sparing] = [step(Infinity, 300), step(1, 300)]
  // of twelve values of eight numbers, and what is made of them
  expect(bytes(sparing)).toBeLessThan(0.75 * bytes(plain))
  const [own, other] = [machineOf(plain), machineOf(sparing)]
  for (const machine of [own, other]) machine.run(3)
  expect(valuesIn(sparing, other.memory)).toEqual(valuesIn(plain, own.memory))
})

describe('the tickets of a phase, in any order, are the step bit for bit', () => {
  const net = pipe(input(5), dense(7), tanh, dense(3))
  same('a network', trainer(net, quadraticLoss, gradientDescent(0.3)), [1, 3, 4, 5, 33])
  same('classes', trainer(pipe(input(5), dense(9), relu, dense(3)), softmaxCrossEntropy, adam(0.1)))
  same('classes by softmax', trainer(pipe(net, softmax), categoricalCrossEntropy, momentum(0.1)))
  same('a unit of one output', trainer(pipe(input(1), dense(1), sigmoid), quadraticLoss, gradientDescent(0.3)), [9])
  same('one logit', trainer(pipe(input(9), dense(1)), sigmoidCrossEntropy, adamW(0.1)), [7])
  same(
    'the norm of the gradient in the update',
    trainer(net, quadraticLoss, chain(clipByNorm(0.1), gradientDescent(0.3)))
  )
  same(
    'residual, and noise',
    trainer(
      pipe(input(5), gaussianNoise(0.1), residual(pipe(input(5), dense(5), tanh)), dropout(0.5), dense(2)),
      quadraticLoss,
      adam(0.1)
    )
  )
  same('layer norm', trainer(pipe(input(5), append(layerNorm), dense(3)), quadraticLoss, gradientDescent(0.1)))
  same('a recurrent layer', trainer(pipe(input(3, 2), append(recurrent)), quadraticLoss, gradientDescent(0.1)))
  same('a sequence', trainer(pipe(input(9, 7), append(cell(9, 7, 9))), quadraticLoss, gradientDescent(0.1)), [1, 6])
  same('gains', trainer(pipe(input(3, 5), append(gains)), quadraticLoss, gradientDescent(0.1)))
  same('a bias three times', trainer(pipe(input(5), append(tripled)), quadraticLoss, gradientDescent(0.1)))
  same(
    'a softmax of each row',
    trainer(pipe(input(3, 4), append(rowSoftmax), flatten, dense(2)), quadraticLoss, gradientDescent(0.1))
  )
  same('attention', trainer(pipe(input(3, 4), append(attention)), quadraticLoss, gradientDescent(0.001)))
  same(
    'convolutions and a pool',
    trainer(
      pipe(input(2, 9, 11), convolution(3, 2), tanh, convolution(4, 3), relu, maxPool(2), flatten, dense(2)),
      quadraticLoss,
      gradientDescent(0.001)
    )
  )
})
