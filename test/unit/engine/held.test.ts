/** Rows that are held in memory and gathered there are those that are put in one by one, bit for bit. */
import {
  adam,
  batch,
  dense,
  dropout,
  gradientDescent,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  relu,
  sigmoid,
  tanh,
  trainer,
  uniform,
  vectorBy,
  type AnyMemory,
  type Batch,
  type EngineOptions,
  type Example,
  type Trainer
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { mostHeld } from '../../../src/engine/internal/run/held.ts'
import { started } from '../../../src/engine/internal/run/machine.ts'
import { preparedFor } from '../../../src/engine/internal/run/prepared.ts'
import { begin } from '../../../src/engine/internal/run/session.ts'
import { names } from '../../../src/engine/internal/step/names.ts'
import { gapsOf } from './gaps.ts'
import { numbersFrom, stepOf } from './machines.ts'

type Draw<I extends number, O extends number> = (next: () => number) => Example<I, O>

const dataOf = <I extends number, O extends number>(draw: Draw<I, O>, count: number, seed = 3): Batch<I, O> => {
  const next = numbersFrom(seed)
  const [first, ...rest] = Array.from({ length: count }, () => draw(next))
  if (first === undefined) throw new Error('no examples')
  return batch<readonly [Example<I, O>, ...Example<I, O>[]]>([first, ...rest])
}

/** Three epochs, epoch by epoch, with so many bytes of rows held. */
const course = <I extends number, O extends number, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  data: Batch<I, O>,
  size: number,
  options: EngineOptions,
  mostBytes: number
) => {
  const prepared = preparedFor(subject, Math.min(size, data.examples.length), options, data.examples.length)
  if ('reason' in prepared) throw new Error(prepared.reason)
  const start = initialState<I, O, P, Ms>(subject, uniform(-0.5, 0.5))(pythonRandom(1))
  const { session, release } = begin<I, O, P, Ms>(subject, prepared, size, data, start, undefined, mostBytes)
  const epochs = [1, 2, 3].map(number => ({ metrics: session.epoch(number), state: session.state() }))
  release()
  return epochs
}

const same = <I extends number, O extends number, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  draw: Draw<I, O>,
  options: EngineOptions = {}
) => {
  for (const [size, count] of [
    [1, 5],
    [2, 5],
    [3, 7],
    [4, 8],
    [13, 20]
  ] as const) {
    const data = dataOf(draw, count)
    const run = (mostBytes: number) => course<I, O, P, Ms>(subject, data, size, options, mostBytes)
    expect(run(mostHeld)).toEqual(run(0))
  }
}

describe('rows that are held', () => {
  it('straight code, rows of two numbers and of one', () => {
    same(trainer(pipe(input(2), dense(3), tanh, dense(1), sigmoid), quadraticLoss, adam(0.1)), next => ({
      input: vectorBy(2)(next),
      target: vectorBy(1)(next)
    }))
    same(trainer(pipe(input(1), dense(2), tanh, dense(2)), quadraticLoss, gradientDescent(0.1)), next => ({
      input: vectorBy(1)(next),
      target: vectorBy(2)(next)
    }))
  })
  it('kernels, of ragged rows, of 64 bits and of 32', () => {
    for (const precision of ['double', 'single'] as const) {
      const long = pipe(input(45), dense(40), relu, dense(3))
      same(
        trainer(long, quadraticLoss, gradientDescent(0.1)),
        next => ({ input: vectorBy(45)(next), target: vectorBy(3)(next) }),
        { precision }
      )
      same(
        trainer(pipe(input(1), dense(50), tanh, dense(33)), quadraticLoss, adam(0.01)),
        next => ({ input: vectorBy(1)(next), target: vectorBy(33)(next) }),
        { precision }
      )
    }
  })
  it('with noise', () => {
    const noisy = pipe(input(9), dense(30), dropout(0.5), relu, dense(2))
    same(trainer(noisy, quadraticLoss, gradientDescent(0.1)), next => ({
      input: vectorBy(9)(next),
      target: vectorBy(2)(next)
    }))
  })
  it('of several batches in turn, longer and shorter, on one trainer', () => {
    const subject = trainer(pipe(input(20), dense(30), tanh, dense(2)), quadraticLoss, gradientDescent(0.1))
    for (const [count, seed] of [
      [30, 1],
      [21, 2],
      [50, 3],
      [30, 1]
    ] as const) {
      const data = dataOf(next => ({ input: vectorBy(20)(next), target: vectorBy(2)(next) }), count, seed)
      const run = (mostBytes: number) => course(subject, data, 7, {}, mostBytes)
      expect(run(mostHeld)).toEqual(run(0))
    }
  })
})

describe('a run that gathers', () => {
  const subject = trainer(pipe(input(45), dense(7), tanh, dense(3)), quadraticLoss, adam(0.1))
  it.each([
    [64, 0],
    [64, Infinity],
    [32, 0]
  ] as const)('of %i bits, straight up to %s operations, writes nothing between values', (width, straight) => {
    const program = stepOf(subject, 5, true, { width, straight, gathers: [names.input, names.target] })
    const machine = started([program], 0, undefined, 13)
    const bytes = new Uint8Array(machine.memory)
    const end = program.pages * 65536
    const gaps = gapsOf(program.places, end)
    for (const [from, to] of gaps) bytes.fill(0xa5, from, to)
    machine.list.set([12, 0, 3, 3, 11, 1, 2, 4, 5, 6])
    const held = bytes.slice(end)
    machine.run(2, 0, 0)
    for (const [from, to] of gaps) expect(bytes.subarray(from, to).every(byte => byte === 0xa5)).toBe(true)
    expect(bytes.subarray(end)).toEqual(held)
  })
})
