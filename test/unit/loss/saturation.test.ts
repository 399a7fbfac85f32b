/** Losses where activations saturate, at the ends of the doubles, on every size, and the ranges that they take. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  anySizeLoss,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  dense,
  input,
  logits,
  loss,
  matrix,
  probabilities,
  quadraticLoss,
  relu,
  residual,
  shared,
  sigmoid,
  sigmoidCrossEntropy,
  simplex,
  softmax,
  softmaxCrossEntropy,
  tanh,
  tensorFrom,
  vector,
  type AnySizeLoss
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { anyDouble } from '../scalar/arbitraries.ts'
import { exact } from '../scalar/decimal.ts'
import { E2 } from '../tensor/attacks.ts'
import { expectClose, gradientOf, trueGradient, trueValue, valueOf } from './truth.ts'

const oneHot = fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1])
const three = (component: fc.Arbitrary<number>) => fc.array(component, { minLength: 3, maxLength: 3 })

const losses: readonly (readonly [string, AnySizeLoss])[] = [
  ['quadratic', quadraticLoss],
  ['binary', binaryCrossEntropy],
  ['categorical', categoricalCrossEntropy],
  ['sigmoid', sigmoidCrossEntropy],
  ['softmax', softmaxCrossEntropy]
]

describe('softmax cross-entropy', () => {
  it('keeps the tiny loss and the tiny gradient of a sure and right answer', () => {
    for (const z of [40, 300, 700]) {
      expect(valueOf(softmaxCrossEntropy, [z, 0, -1e307], [1, 0, 0])).toBe(Math.exp(-z))
      const [first = NaN, second = NaN] = gradientOf(softmaxCrossEntropy, [z, 0, -1e307], [1, 0, 0])
      expect(first).toBe(-Math.exp(-z))
      expect(second).toBe(Math.exp(-z))
    }
  })

  it('at ±1e308 has the value that it has', () => {
    expect(valueOf(softmaxCrossEntropy, [1e308, 0, 0], [1, 0, 0])).toBe(0)
    expect(valueOf(softmaxCrossEntropy, [1e308, 1e308, 0], [1, 0, 0])).toBe(Math.LN2)
    expect(valueOf(softmaxCrossEntropy, [1e308, 0, 0], [0, 1, 0])).toBe(1e308)
    expect(gradientOf(softmaxCrossEntropy, [1e308, -1e308, 0], [1, 0, 0]).map(g => g + 0)).toEqual([0, 0, 0])
    expect(gradientOf(softmaxCrossEntropy, [1e308, 0, 0], [0, 1, 0])).toEqual([1, -1, 0])
    // further apart than doubles reach: 2e308, and none of that
    expect(valueOf(softmaxCrossEntropy, [1e308, -1e308, 0], [1, 0, 0])).toBe(0)
    expect(valueOf(softmaxCrossEntropy, [1e308, -1e308, 0], [0, 1, 0])).toBe(Infinity)
    expect(gradientOf(softmaxCrossEntropy, [1e308, -1e308, 0], [0, 1, 0])).toEqual([1, -1, 0])
    expect(softmaxCrossEntropy.value(vector([1]))(vector([-1e308]))).toBe(0)
    expect(softmaxCrossEntropy.value(vector([0.5, 1]))(vector([1e308, -1e308]))).toBe(Infinity)
  })

  it('takes −∞ for an outcome that cannot be', () => {
    expect(valueOf(softmaxCrossEntropy, [-Infinity, 0, -Infinity], [0, 1, 0])).toBe(0)
    expect(gradientOf(softmaxCrossEntropy, [0, 0, -Infinity], [1, 0, 0])).toEqual([-0.5, 0.5, 0])
    expect(softmaxCrossEntropy.value(vector([0.5, 1]))(vector([0, -Infinity]))).toBe(Infinity)
  })

  it('of what is not a number is not a number', () => {
    expect(valueOf(softmaxCrossEntropy, [NaN, 0, 0], [1, 0, 0])).toBeNaN()
    expect(valueOf(softmaxCrossEntropy, [Infinity, 0, 0], [1, 0, 0])).toBeNaN()
    expect(gradientOf(softmaxCrossEntropy, [NaN, 0, 0], [1, 0, 0]).every(Number.isNaN)).toBe(true)
  })

  it('has digits on all doubles: value and gradient, hard targets', () =>
    fc.assert(
      fc.property(three(anyDouble), oneHot, (z, y) => {
        const [value, truth] = [valueOf(softmaxCrossEntropy, z, y), trueValue(softmaxCrossEntropy, z, y)]
        // the rounding of differences of logits is relative to the logits
        const size = Math.max(...z) - Math.min(...z)
        const bound = 2 ** -49 + Math.min(1, 2 ** -52 * Math.min(size, 1500))
        if (truth.gt(Number.MAX_VALUE)) expect(value).toBe(Infinity)
        else expectClose(value, truth, bound, Number.MIN_VALUE * 4)
        const gradient = gradientOf(softmaxCrossEntropy, z, y)
        trueGradient(softmaxCrossEntropy, z, y).forEach((g, j) =>
          expectClose(gradient[j] ?? NaN, g, bound, Number.MIN_VALUE * 4)
        )
      }),
      { numRuns: 200 }
    ))
})

describe('sigmoid cross-entropy', () => {
  it('at saturation and at the ends', () => {
    expect(valueOf(sigmoidCrossEntropy, [700, -700, 40], [1, 0, 1])).toBe(
      Math.exp(-700) + Math.exp(-700) + Math.exp(-40)
    )
    expect(gradientOf(sigmoidCrossEntropy, [40, -700, 1e308], [1, 0, 1]).map(g => g + 0)).toEqual([
      -Math.exp(-40),
      Math.exp(-700),
      0
    ])
    expect(valueOf(sigmoidCrossEntropy, [-1e308, 0, 0], [1, 0.5, 0.5])).toBe(1e308)
    expect(valueOf(sigmoidCrossEntropy, [-Infinity, 0, 0], [1, 0.5, 0.5])).toBe(Infinity)
    expect(valueOf(sigmoidCrossEntropy, [NaN, 0, 0], [1, 0.5, 0.5])).toBeNaN()
  })

  it('has digits on all doubles, hard targets', () =>
    fc.assert(
      fc.property(anyDouble, fc.constantFrom(0, 1), (z, y) => {
        const [prediction, target] = [
          [z, 0, 0],
          [y, 0, 0]
        ]
        const gradient = gradientOf(sigmoidCrossEntropy, prediction, target)
        const [truth = exact(NaN)] = trueGradient(sigmoidCrossEntropy, prediction, target)
        expectClose(gradient[0] ?? NaN, truth, 2 ** -50, Number.MIN_VALUE * 2)
        expectClose(
          valueOf(sigmoidCrossEntropy, prediction, target),
          trueValue(sigmoidCrossEntropy, prediction, target),
          2 ** -50
        )
      }),
      { numRuns: 200 }
    ))
})

describe('never negative, and 0·log 0 = 0', () => {
  const share = fc.oneof(
    fc.constantFrom(0, 1, 5e-324, 1e-308, 1 - 2 ** -53, 2 ** -53),
    fc.double({ min: 0, max: 1, noNaN: true })
  )

  it.each(losses)('%s', (_, loss) =>
    fc.assert(
      fc.property(three(share), three(share), (h, y) => {
        const value = valueOf(loss, h, y)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(Object.is(value, -0)).toBe(false)
      }),
      { numRuns: 300 }
    )
  )
})

describe('on every size', () => {
  const [h, y] = [
    [0.5, 0.25, 0.125, 0.75],
    [1, 0, 0, 1]
  ] as const

  it.each(losses)('%s of a matrix and of an image is that of their components', (_, loss) => {
    const [value, gradient] = [loss.value(vector(y))(vector(h)), [...loss.gradient(vector(y))(vector(h))]]
    const [matrixY, matrixH] = [
      matrix([
        [1, 0],
        [0, 1]
      ]),
      matrix([
        [0.5, 0.25],
        [0.125, 0.75]
      ])
    ]
    expect(loss.value(matrixY)(matrixH)).toBe(value)
    expect(loss.gradient(matrixY)(matrixH).components.flat()).toEqual(gradient)
    const [imageY, imageH] = [E2(tensorFrom([2, 1, 2])(y)), E2(tensorFrom([2, 1, 2])(h))]
    expect(loss.value(imageY)(imageH)).toBe(value)
    expect(loss.gradient(imageY)(imageH).components.flat(2)).toEqual(gradient)
    expect(loss.gradient(imageY)(imageH).size).toEqual([2, 1, 2])
  })

  it('a gradient of another size than the prediction is refused', () => {
    const wrong = loss<2>({
      name: 'wrong',
      equation:
        ({ dot }) =>
        y =>
        h =>
          dot(y)(h),
      // as: the types are circumvented, as JavaScript would
      gradient: algebra => (() => (h: never) => Reflect.apply(algebra.concat(h), undefined, [h])) as never
    })
    expect(() => wrong.gradient(vector([1, 2]))(vector([3, 4]))).toThrow(TypeError)
  })
})

describe('ranges at run time', () => {
  const start = input(2)
  const ends = {
    none: start.range,
    dense: pipe(start, dense(2)).range,
    sigmoid: pipe(start, dense(2), sigmoid).range,
    softmax: pipe(start, dense(2), softmax).range,
    tanh: pipe(start, tanh).range,
    relu: pipe(start, sigmoid, relu).range,
    residual: pipe(start, residual(pipe(input(2), sigmoid))).range,
    shared: pipe(start, shared(2, pipe(input(2), dense(2), sigmoid))).range
  }

  it('a network has the range of its last layer', () => {
    expect(ends).toEqual({
      none: logits,
      dense: logits,
      sigmoid: probabilities,
      softmax: simplex,
      tanh: logits,
      relu: logits,
      residual: logits,
      shared: probabilities
    })
  })

  it.each<readonly [string, AnySizeLoss, readonly boolean[]]>([
    ['quadratic', quadraticLoss, [true, true, true]],
    ['binary cross-entropy', binaryCrossEntropy, [false, true, true]],
    ['categorical cross-entropy', categoricalCrossEntropy, [false, true, true]],
    ['sigmoid cross-entropy', sigmoidCrossEntropy, [true, false, false]],
    ['softmax cross-entropy', softmaxCrossEntropy, [true, false, false]]
  ])('%s accepts what it takes', (name, loss, expected) => {
    expect(loss.name).toBe(name)
    const accepts = (range: unknown) => Reflect.apply(loss.accepts, undefined, [range])
    expect([logits, probabilities, simplex].map(accepts)).toEqual(expected)
    // it is the word that counts, not the object
    expect([{ range: 'logits' }, { range: 'probabilities' }, { range: 'simplex' }].map(accepts)).toEqual(expected)
  })

  it('a loss that names none takes all, and its list is its own', () => {
    const takes = [probabilities]
    const made = anySizeLoss({
      name: 'own',
      takes,
      equation:
        ({ sum }) =>
        () =>
          sum,
      gradient:
        ({ filled, num }) =>
        y =>
        () =>
          filled(y)(num(1))
    })
    takes.pop()
    expect(made.takes).toEqual([probabilities])
    expect(made.accepts(probabilities)).toBe(true)
    expect(Object.isFrozen(made) && Object.isFrozen(made.takes)).toBe(true)
  })
})
