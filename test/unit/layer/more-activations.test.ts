/** The activations with bends, tails and settings: against PyTorch's numbers and the decimal truth, and the laws that each states. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  dense,
  elu,
  eluLayer,
  gelu,
  geluLayer,
  geluTanh,
  geluTanhLayer,
  hardSigmoid,
  hardSigmoidLayer,
  identityLayer,
  input,
  leakyRelu,
  leakyReluLayer,
  reluLayer,
  silu,
  siluLayer,
  vector,
  type Dense,
  type Elu,
  type Gelu,
  type GeluTanh,
  type HardSigmoid,
  type Layer,
  type LeakyRelu,
  type Network,
  type None,
  type Silu
} from 'lawgrad'
import { gradientText, layerLatex, layerText } from '../../../src/layer/equations.ts'
import golden from '../../golden/activations.json' with { type: 'json' }
import { anyDouble, within } from '../scalar/arbitraries.ts'
import { exact } from '../scalar/decimal.ts'
import { ulps } from '../scalar/ulps.ts'
import { truePullback } from './truth.ts'

type Name = keyof typeof golden.activations

const layers: Readonly<Record<Name, Layer<1, 1, None>>> = {
  'leakyRelu(0.01)': leakyReluLayer()(1),
  'leakyRelu(0.2)': leakyReluLayer(0.2)(1),
  'elu(1)': eluLayer()(1),
  'elu(0.75)': eluLayer(0.75)(1),
  gelu: geluLayer(1),
  geluTanh: geluTanhLayer(1),
  silu: siluLayer(1),
  hardSigmoid: hardSigmoidLayer(1)
}
const names = Object.keys(layers).filter((name): name is Name => name in layers)

const at = (layer: Layer<1, 1, None>, z: number) => {
  const { output, pullback } = layer.vjp([])(vector([z]))
  return { y: [...output][0] ?? NaN, dy: [...pullback(vector([1])).input][0] ?? NaN }
}

describe.each(names)('%s', name => {
  it('is what PyTorch computes, value and derivative, to 1e-12 of the largest component', () => {
    const { y, dy: slopes } = golden.activations[name]
    // PyTorch 1.13 has 1/6 in single precision there
    const dy = name === 'hardSigmoid' ? slopes.map(slope => (slope === Math.fround(1 / 6) ? 1 / 6 : slope)) : slopes
    const near = golden.x.flatMap((x, i) => (Math.abs(x) <= 40 ? [i] : []))
    const largest = (values: readonly number[]) => Math.max(...near.map(i => Math.abs(values[i] ?? NaN)))
    expect(near.length).toBeGreaterThan(200)
    for (const [i, x] of golden.x.entries()) {
      const ours = at(layers[name], x)
      const scale = Math.max(largest(y), Math.abs(x))
      expect(Math.abs(ours.y - (y[i] ?? NaN)), `at ${x}`).toBeLessThanOrEqual(1e-12 * scale)
      expect(Math.abs(ours.dy - (dy[i] ?? NaN)), `slope at ${x}`).toBeLessThanOrEqual(1e-12 * largest(dy))
    }
  })

  it('has the name of its setting, and no NaN for a finite number', () => {
    expect(layers[name].name).toBe(name)
    fc.assert(
      fc.property(anyDouble, z => {
        expect(Object.values(at(layers[name], z)).some(Number.isNaN)).toBe(false)
      })
    )
    expect(at(layers[name], NaN).y).toBeNaN()
  })
})

/** The relative error allowed of a derivative at z; gelu's grows as z², by the rounding of what is exponentiated. */
const tails = [
  ['leakyRelu(0.01)', () => 1],
  ['elu(0.75)', () => 3],
  ['silu', (z: number) => (Math.abs(z + 1.278) < 0.5 ? Infinity : 16)],
  ['hardSigmoid', () => 1],
  ['gelu', (z: number) => (Math.abs(z + 0.752) < 0.3 ? Infinity : 16 + 4 * z ** 2)],
  ['geluTanh', (z: number) => (Math.abs(z + 0.753) < 0.3 ? Infinity : 16 + 4 * z ** 4)]
] as const

describe('derivatives far into saturation, relative to themselves, in ulps of the decimal truth', () => {
  it.each(tails)('%s', (name, bound) => {
    fc.assert(
      fc.property(fc.oneof(within(4), within(21), within(37)), z => {
        const [truth] = truePullback(layers[name])([], vector([z]), vector([1]))
        fc.pre(truth !== undefined && (truth.value.isZero() || truth.value.abs().gt(1e-300)))
        expect(ulps(at(layers[name], z).dy + 0, truth?.value ?? exact(NaN))).toBeLessThanOrEqual(bound(z))
      }),
      { numRuns: 150 }
    )
  })
})

describe('the kinks have the slope of the piece below, or 0, as in PyTorch', () => {
  it.each([
    ['leakyRelu(0.2)', 0, 0.2],
    ['elu(0.75)', 0, 0.75],
    ['hardSigmoid', -3, 0],
    ['hardSigmoid', 3, 0]
  ] as const)('%s at %d: %d', (name, z, slope) => {
    expect(at(layers[name], z).dy).toBe(slope)
    expect(golden.activations[name].dy[golden.x.indexOf(z)]).toBe(slope)
  })
})

describe('laws', () => {
  it('slope 0 is relu and slope 1 the identity; alpha 0 is relu', () => {
    fc.assert(
      fc.property(within(30), z => {
        const [none, full] = [at(leakyReluLayer(0)(1), z), at(leakyReluLayer(1)(1), z)]
        const { y, dy } = at(reluLayer(1), z)
        expect([none.y + 0, none.dy]).toEqual([y, dy])
        expect(full).toEqual(at(identityLayer(1), z))
        expect(at(eluLayer(0)(1), z).y + 0).toBe(y)
      })
    )
  })

  it('geluTanh is within 5e-4 of gelu, and both and silu keep the digits of their tails', () => {
    fc.assert(
      fc.property(within(30), z => {
        expect(Math.abs(at(layers.gelu, z).y - at(layers.geluTanh, z).y)).toBeLessThanOrEqual(5e-4)
      })
    )
    // mpmath, 30 digits: −10·erfc(10/√2)/2, −10·sigmoid(2u(−10)), −40·sigmoid(−40)
    const tails = [at(layers.gelu, -10).y, at(layers.geluTanh, -10).y, at(layers.silu, -40).y]
    const truths = [-7.619853024160526e-23, -1.204092348209806e-37, -1.6993417021166355e-16]
    tails.forEach((y, i) => expect(y / (truths[i] ?? NaN)).toBeCloseTo(1, 12))
  })
})

describe('settings out of range are refused with what was expected', () => {
  it.each([
    [() => leakyReluLayer(-1), 'slope: expected a finite number from 0; got -1. Give for instance 0.01.'],
    [() => leakyRelu(NaN), 'slope: expected a finite number from 0; got NaN. Give for instance 0.01.'],
    [() => elu(Infinity), 'alpha: expected a finite number from 0; got Infinity. Give for instance 1.']
  ])('%s', (make, message) => {
    expect(make).toThrow(message)
  })
})

it('are stages, with their settings in the name', () => {
  const network: Network<
    2,
    1,
    [Dense<2, 3>, LeakyRelu<3>, Elu<3>, Gelu<3>, GeluTanh<3>, Silu<3>, Dense<3, 1>, HardSigmoid<1>]
  > = pipe(input(2), dense(3), leakyRelu(), elu(0.5), gelu, geluTanh, silu, dense(1), hardSigmoid)
  expect(network.name).toBe('2 → dense 3 → leakyRelu(0.01) → elu(0.5) → gelu → geluTanh → silu → dense 1 → hardSigmoid')
  expect(network.range).toEqual({ range: 'probabilities' })
})

it('are written as what they compute', () => {
  const words = (layer: Layer<1, 1, None>) => [...layerText(layer).lines, ...gradientText(layer).lines]
  expect(words(layers['leakyRelu(0.2)'])).toEqual([
    'y = {x if x > 0, 0.2·x otherwise}',
    '∂x = c ⊙ {1 if x > 0, 0.2 otherwise}'
  ])
  expect(words(layers['elu(0.75)'])).toEqual([
    'y = {x if x > 0, 0.75·expm1(x) otherwise}',
    '∂x = c ⊙ {1 if x > 0, 0.75·exp(x) otherwise}'
  ])
  expect(words(layers.silu)).toEqual(['y = x ⊙ sigmoid(x)', '∂x = c ⊙ (sigmoid(x) ⊙ (1 + x ⊙ sigmoid(−x)))'])
  expect(layerText(layers.gelu)).toEqual({ lines: ['y = x ⊙ (erfc(−x / √2) / 2)'], legend: ['erfc(z) = 1 − erf(z)'] })
  expect(layerLatex(layers.gelu).lines).toEqual([
    String.raw`y = x \odot \frac{\operatorname{erfc}\left(-\frac{x}{\sqrt{2}}\right)}{2}`
  ])
})
