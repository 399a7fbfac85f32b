import {
  adam,
  adamW,
  append,
  dense,
  flatten,
  gradientDescent,
  convolution,
  input,
  maxPool,
  pipe,
  quadraticLoss,
  relu,
  softmaxCrossEntropy,
  tanh,
  trainer,
  type AnyMemory,
  type Layer,
  type Logits,
  type Size,
  type Trainer
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { compiled } from '../../../src/engine/internal/compile/compile.ts'
import { started } from '../../../src/engine/internal/run/machine.ts'
import { stepProgram } from '../../../src/engine/internal/step/program.ts'
import { stepGraphs } from '../../../src/engine/internal/step/trace.ts'
import { gapsOf } from './gaps.ts'
import { rowSoftmax } from './parts.ts'
import { cell, leaky } from './sequences.ts'

const pattern = 0xa5

const untouched = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  subject: Trainer<I, O, P, Ms>,
  examples: number,
  width: 64 | 32 = 64
): void => {
  for (const [withNorm, straight] of [
    [true, 0],
    [false, 0],
    [true, Infinity]
  ] as const) {
    const program = compiled(stepProgram(stepGraphs(subject), examples, withNorm), {
      width,
      fused: false,
      fuse: true,
      ride: true,
      straight,
      place: 0
    })
    const machine = started([program])
    const bytes = new Uint8Array(machine.memory)
    const gaps = gapsOf(program.places, bytes.length)
    expect(gaps.every(([from, to]) => to - from >= 64)).toBe(true)
    for (const [from, to] of gaps) bytes.fill(pattern, from, to)
    machine.run(2)
    for (const [from, to] of gaps) expect(bytes.subarray(from, to).every(byte => byte === pattern)).toBe(true)
  }
}

describe('nothing is written between values', () => {
  const sized = <I extends Size, P>(network: Layer<I, 3, P, Logits>): void =>
    it.each([1, 2, 5])(`${network.name} on %i`, examples => {
      untouched(trainer(network, softmaxCrossEntropy, gradientDescent(0.1)), examples)
      untouched(trainer(network, quadraticLoss, adam(0.1)), examples, 32)
    })
  sized(pipe(input(1), dense(1), tanh, dense(3)))
  sized(pipe(input(2), dense(1), tanh, dense(3)))
  sized(pipe(input(1), dense(2), tanh, dense(3)))
  sized(pipe(input(3), dense(5), tanh, dense(3)))
  sized(pipe(input(8), dense(7), tanh, dense(3)))
  sized(pipe(input(5), dense(16), tanh, dense(3)))
  sized(pipe(input(17), dense(9), tanh, dense(3)))
  it('rows of matrices that each example has', () => {
    for (const examples of [1, 3])
      for (const width of [64, 32] as const)
        untouched(
          trainer(pipe(input(3, 4), append(rowSoftmax), flatten, dense(3)), quadraticLoss, adam(0.1)),
          examples,
          width
        )
  })
  it('sequences', () => {
    for (const examples of [1, 3])
      for (const width of [64, 32] as const)
        untouched(
          trainer(pipe(input(9, 5), append(cell(9, 5, 9)), append(leaky(9, 9)), dense(3)), quadraticLoss, adam(0.1)),
          examples,
          width
        )
  })
  it('convolutions and a pool of ragged sizes', () => {
    const deep = pipe(input(2, 9, 11), convolution(3, 2), tanh, convolution(4, 3), relu, maxPool(2))
    const small = pipe(input(1, 5, 7), convolution(3, 2), relu, flatten, dense(3))
    for (const examples of [1, 3]) {
      untouched(trainer(small, quadraticLoss, adamW(0.1)), examples)
      untouched(trainer(deep, quadraticLoss, gradientDescent(0.1)), examples)
      untouched(trainer(deep, quadraticLoss, gradientDescent(0.1)), examples, 32)
    }
  })
})
