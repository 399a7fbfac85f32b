/** Convolution, pooling and flattening: what they compute, what they cost, where they have kinks, and what they refuse. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  branches,
  convolutionLayer,
  denseLayer,
  flatten,
  flattenLayer,
  flops,
  glorotUniform,
  gradientGraph,
  gradientText,
  input,
  layerGraph,
  layerText,
  maxPool,
  maxPoolLayer,
  normal,
  pythonRandom,
  tensorFrom,
  type Tensor
} from 'lawgrad'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { within } from '../scalar/arbitraries.ts'

const numbers = (count: number) => fc.array(within(4), { minLength: count, maxLength: count })

const image = <S extends [number, number, number]>(
  make: (components: readonly number[]) => E.Either<unknown, Tensor<S>>,
  components: readonly number[]
): Tensor<S> => {
  const made = make(components)
  if (E.isLeft(made)) throw new Error('expected as many components as the size says')
  return made.right
}
const of245 = (components: readonly number[]) => image<[2, 4, 5]>(tensorFrom([2, 4, 5]), components)
const of246 = (components: readonly number[]) => image<[2, 4, 6]>(tensorFrom([2, 4, 6]), components)

describe('convolution', () => {
  const layer = convolutionLayer([2, 4, 5], 3, 2)

  it('is the sum over channels and window, by hand', () => {
    const sizes: readonly [2, 3] = [layer.inputs[0], layer.outputs[0]]
    expect([sizes, layer.inputs, layer.outputs]).toEqual([
      [2, 3],
      [2, 4, 5],
      [3, 3, 4]
    ])
    fc.assert(
      fc.property(numbers(27), numbers(40), (theta, x) => {
        const parameters = layer.shape.unflatten(theta)
        const [kernels, bias] = [[...parameters.kernels], [...parameters.bias]]
        const at = (c: number, i: number, j: number) => x[c * 20 + i * 5 + j] ?? NaN
        const expected = bias.map((b, f) =>
          Array.from({ length: 3 }, (_, i) =>
            Array.from(
              { length: 4 },
              (_, j) =>
                [0, 1]
                  .flatMap(c => [0, 1].flatMap(p => [0, 1].map(q => ({ c, p, q }))))
                  .reduce((sum, { c, p, q }, k) => sum + (kernels[f]?.[k] ?? NaN) * at(c, i + p, j + q), 0) + b
            )
          )
        )
        const got = layer.forward(parameters)(of245(x)).components
        for (const [f, plane] of expected.entries())
          for (const [i, row] of plane.entries())
            for (const [j, y] of row.entries()) expect(got[f]?.[i]?.[j]).toBeCloseTo(y, 10)
      }),
      { numRuns: 100 }
    )
  })

  it('with a kernel of 1×1 is a dense layer of the channels at each place', () => {
    const one = convolutionLayer([2, 4, 5], 3, 1)
    fc.assert(
      fc.property(numbers(9), numbers(40), (theta, x) => {
        const parameters = one.shape.unflatten(theta)
        const dense = denseLayer(2, 3).forward({ weights: parameters.kernels, bias: parameters.bias })
        const [first, second] = [[...of245(x)][0], [...of245(x)][1]]
        const [[pixel = NaN] = [], [other = NaN] = []] = [first?.[3], second?.[3]]
        const got = one
          .forward(parameters)(of245(x))
          .components.map(plane => plane[3]?.[0])
        const truth = E.map(dense)(E.map((v: Tensor<2>) => v)(tensorFrom(2)([pixel, other])))
        expect(truth).toMatchObject(E.right({ components: got }))
      })
    )
  })

  it('costs two operations for each component of each kernel at each place, and one for each bias', () => {
    const [places, kernels] = [3 * 4, 3 * 2 * 2 * 2]
    expect(flops(layerGraph(layer))).toBe(2 * kernels * places + 3 * places)
    const steps = layerGraph(layer).nodes.map(({ operation, extents }) => [operation, extents])
    expect(steps).toEqual([
      ['leaf', [3, 8]],
      ['leaf', [3]],
      ['leaf', [2, 4, 5]],
      ['windows', [8, 12]],
      ['matMul', [3, 12]],
      ['addToColumns', [3, 12]],
      ['reshape', [3, 3, 4]]
    ])
    expect(gradientGraph(layer).nodes.map(({ operation }) => operation)).toContain('foldWindows')
  })

  it('reads as an equation', () => {
    expect(layerText(layer).lines).toEqual(['y = reshape(addToColumns(kernels·windows(x, 2), bias), 3 × 3 × 4)'])
    expect(gradientText(layer).lines).toEqual([
      't = reshape(c, 3 × 12)',
      '∂kernels = t·windows(x, 2)ᵀ',
      '∂bias = rowSums(t)',
      '∂x = foldWindows(kernelsᵀ·t, 2 × 4 × 5, 2)'
    ])
  })

  it('draws its parameters by what each value connects', () => {
    const [wide] = convolutionLayer([1, 9, 9], 4, 3).initialize(glorotUniform)(pythonRandom(1))
    const bound = Math.sqrt(6 / (9 + 36))
    const values = [...wide.kernels].flat()
    expect(values.every(x => Math.abs(x) <= bound)).toBe(true)
    expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(0.8 * bound)
  })

  it('refuses a kernel that has no place, and a size that is no image, from callers without types', () => {
    // as: what a caller without types does
    const untyped = convolutionLayer as unknown as (size: unknown, filters: unknown, kernel: unknown) => unknown
    expect(() => untyped([2, 4, 5], 3, 5)).toThrow(new TypeError('expected a window of at most 4; got 5'))
    expect(() => untyped([2, 5, 4], 3, 5)).toThrow(new TypeError('expected a window of at most 4; got 5'))
    expect(() => untyped([4, 5], 3, 2)).toThrow(/^expected the sizes of an image, such as \[1, 28, 28\]; got 4,5$/u)
    expect(() => untyped([2, 4, 5], 3, 0)).toThrow(/positive integer/u)
  })
})

describe('maxPool', () => {
  const layer = maxPoolLayer([2, 4, 6], 2)

  it('is the greatest of each block', () => {
    const size: [2, 2, 3] = layer.outputs
    expect(size).toEqual([2, 2, 3])
    fc.assert(
      fc.property(numbers(48), x => {
        const got = layer.forward([])(of246(x)).components
        for (const c of [0, 1])
          for (const i of [0, 1])
            for (const j of [0, 1, 2]) {
              const block = [0, 1].flatMap(p => [0, 1].map(q => x[c * 24 + (2 * i + p) * 6 + 2 * j + q] ?? NaN))
              expect(got[c]?.[i]?.[j]).toBe(Math.max(...block))
            }
      }),
      { numRuns: 100 }
    )
  })

  it('gives its cotangent to the first of equal components, and costs a look at each', () => {
    const ones = of246(Array.from({ length: 48 }, () => 1))
    const { output, pullback } = layer.vjp([])(ones)
    const back = pullback(output).input.components
    expect(back[0]).toEqual([
      [1, 0, 1, 0, 1, 0],
      [0, 0, 0, 0, 0, 0],
      [1, 0, 1, 0, 1, 0],
      [0, 0, 0, 0, 0, 0]
    ])
    expect(flops(layerGraph(layer))).toBe(48)
  })

  it('has its kinks where the greatest of a block changes, and the branches tell which it is', () => {
    const tiny = maxPoolLayer([1, 2, 4], 2)
    const of = (components: readonly number[]) => image<[1, 2, 4]>(tensorFrom([1, 2, 4]), components)
    expect(branches(tiny)([])(of([1, 2, 3, 4, 8, 7, 6, 9]))).toEqual([4, 7])
    expect(branches(tiny)([])(of([1, 2, 3, 4, 1, 7, 6, 5]))).toEqual([5, 6])
    expect(branches(tiny)([])(of([5, 5, 5, 5, 5, 5, 5, 5]))).toEqual([0, 2])
    fc.assert(
      fc.property(numbers(48), numbers(48), (x, u) => {
        const along = (t: number) => of246(x.map((xi, i) => xi + t * (u[i] ?? 0)))
        const sides = [-1, 0, 1].map(t => branches(layer)([])(along(t)).join(''))
        const [a, b, c] = [-1, 0, 1].map(t => layer.forward([])(along(t)).components.flat(2))
        const bent = (a ?? []).some((ai, i) => Math.abs(ai - 2 * (b?.[i] ?? NaN) + (c?.[i] ?? NaN)) > 1e-9)
        expect(bent && new Set(sides).size === 1).toBe(false)
      })
    )
  })

  it('refuses a block that does not divide, and names one that does, from callers without types', () => {
    // as: what a caller without types does
    const untyped = maxPoolLayer as unknown as (size: unknown, block: unknown) => unknown
    const sentence = (divides: number, got: number, take: number) =>
      new TypeError(`expected a block size that divides ${divides}; got ${got}; take ${take}`)
    expect(() => untyped([1, 4, 5], 2)).toThrow(sentence(5, 2, 1))
    expect(() => untyped([1, 26, 26], 4)).toThrow(sentence(26, 4, 2))
    expect(() => untyped([1, 23, 23], 2)).toThrow(sentence(23, 2, 23))
    expect(() => untyped([1, 15, 30], 2)).toThrow(sentence(15, 2, 3))
  })
})

describe('flatten', () => {
  it('keeps the components and their order, back and forth', () => {
    const layer = flattenLayer([2, 4, 5])
    const size: 40 = layer.outputs
    fc.assert(
      fc.property(numbers(40), x => {
        const { output, pullback } = layer.vjp([])(of245(x))
        expect([size, ...output]).toEqual([40, ...x])
        expect(pullback(output).input.components).toEqual(of245(x).components)
      })
    )
    expect(layerText(layer).lines).toEqual(['y = flat(x)'])
    expect(flops(layerGraph(layer))).toBe(0)
  })
})

describe('stages', () => {
  it('append what the layers are', () => {
    const network = pipe(input(2, 4, 6), maxPool(2), flatten)
    expect(network.name).toBe('2×4×6 → maxPool 2×2×3 → flatten 12')
    const x = of246(Array.from({ length: 48 }, (_, k) => Math.sin(k)))
    const parameters = network.shape.unflatten([])
    expect([...network.forward(parameters)(x)]).toEqual(maxPoolLayer([2, 4, 6], 2).forward([])(x).components.flat(2))
    const [drawn] = network.initialize(normal(0, 1))(pythonRandom(0))
    expect(drawn).toEqual([[], []])
  })
})
