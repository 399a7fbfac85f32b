/** The activations of one variable against the decimal truth and PyTorch's numbers, and the laws that each states. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityLayer, reluLayer, sigmoidLayer, softplusLayer, tanhLayer, vector } from 'lawgrad'
import golden from '../../golden/scalars.json' with { type: 'json' }
import { anyDouble, within } from '../scalar/arbitraries.ts'
import { exact } from '../scalar/decimal.ts'
import { ulps } from '../scalar/ulps.ts'
import { truePullback } from './truth.ts'

/** Layer and the bound in ulps of its derivative. */
const layers = {
  identity: [identityLayer(1), 0],
  sigmoid: [sigmoidLayer(1), 4],
  tanh: [tanhLayer(1), 5],
  relu: [reluLayer(1), 0],
  softplus: [softplusLayer(1), 2]
} as const

type Name = keyof typeof layers
const names = Object.keys(layers).filter((name): name is Name => name in layers)

const at = (name: Name, z: number) => {
  const { output, pullback } = layers[name][0].vjp([])(vector([z]))
  return { y: [...output][0] ?? NaN, dy: [...pullback(vector([1])).input][0] ?? NaN }
}

describe.each(names)('%s', name => {
  it('is what PyTorch computes, value and derivative', () => {
    const { y, dy } = golden.activations[name]
    expect(golden.x.length).toBeGreaterThan(100)
    for (const [i, x] of golden.x.entries()) {
      const ours = at(name, x)
      expect(Math.abs(ours.y - (y[i] ?? NaN))).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(ours.y)))
      expect(Math.abs(ours.dy - (dy[i] ?? NaN))).toBeLessThanOrEqual(1e-15)
    }
  })

  it('has a derivative with relative accuracy over the whole range of doubles', () => {
    fc.assert(
      fc.property(anyDouble, z => {
        const [truth] = truePullback(layers[name][0])([], vector([z]), vector([1]))
        expect(ulps(at(name, z).dy + 0, truth?.value ?? exact(NaN))).toBeLessThanOrEqual(layers[name][1])
      }),
      { numRuns: 300 }
    )
  })

  it('is increasing, keeps NaN and has no other', () => {
    fc.assert(
      fc.property(anyDouble, anyDouble, (a, b) => {
        const [low, high] = [at(name, Math.min(a, b)), at(name, Math.max(a, b))]
        expect(low.y).toBeLessThanOrEqual(high.y * (1 + Math.sign(high.y) * 2 ** -50))
        expect(low.dy).toBeGreaterThanOrEqual(0)
      })
    )
    expect(at(name, NaN).y).toBeNaN()
    // the derivatives of identity and relu are constant on each piece, and a NaN is on the upper one
    if (name === 'identity' || name === 'relu') expect(at(name, NaN).dy).toBe(1)
    else expect(at(name, NaN).dy).toBeNaN()
  })
})

describe('symmetries', () => {
  it('tanh is odd and 2·sigmoid(2z) − 1', () => {
    fc.assert(
      fc.property(within(30), z => {
        expect(at('tanh', -z).y + at('tanh', z).y).toBe(0)
        expect(at('tanh', z).y).toBeCloseTo(2 * at('sigmoid', 2 * z).y - 1, 14)
      })
    )
  })

  it('relu(c·z) = c·relu(z) for powers of two c', () => {
    fc.assert(
      fc.property(within(30), fc.integer({ min: -20, max: 20 }), (z, k) => {
        expect(at('relu', 2 ** k * z).y).toBe(2 ** k * at('relu', z).y)
      })
    )
  })
})
