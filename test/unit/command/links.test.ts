import { gradientDescent, vector, vectorShape, type AnyMemory, type Optimizer } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { linked, showLinks, type LinkOptions } from '../../../src/command/links.ts'
import type { LentOptimizer } from '../../../src/command/optimizers.ts'

const descent: LentOptimizer = use => use(gradientDescent(1))

/** The update at θ = (2, −4) for the gradient (3, 4). */
const updateWith = (options: LinkOptions): readonly number[] =>
  linked(options)(descent)(<Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>) => {
    const shape = vectorShape(2)
    const state = optimizer.init(shape)
    return [...optimizer.update(shape)({ gradient: vector([3, 4]), parameters: vector([2, -4]), state }).update]
  })

describe('linked', () => {
  it('leaves the optimizer as it is without links', () =>
    expect(linked({})(descent)(optimizer => optimizer.links.map(({ name }) => name))).toEqual(['gradientDescent(1)']))

  it('clips first, then adds what regularizes', () => {
    expect(updateWith({ clipValue: 3.5 })).toEqual([-3, -3.5])
    expect(updateWith({ clipNorm: 2.5 })).toEqual([-1.5, -2])
    expect(updateWith({ l1: 0.5 })).toEqual([-3.5, -3.5])
    expect(updateWith({ l2: 0.5 })).toEqual([-4, -2])
    expect(updateWith({ l2: 0.5, l1: 0.25, clipNorm: 2.5 })).toEqual([-2.75, 0.25])
  })

  it('are told in words', () =>
    expect(showLinks({ clipValue: 1, clipNorm: 2, l1: 0.1, l2: 0.2 })).toBe(
      ', each component of the gradient clipped to ±1, gradient clipped to the norm 2, L1 0.1, L2 0.2'
    ))
})
