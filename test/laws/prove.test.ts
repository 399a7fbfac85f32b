/** Enclosures of the gradient: what is right lies within, what is a little wrong does not, and kinks are told. */
import {
  batch,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  dense,
  dropout,
  dualOver,
  gelu,
  input,
  quadraticLoss,
  relu,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  tanh,
  vector,
  type AnySizeLoss,
  type Batch,
  type Layer
} from 'lawgrad'
import {
  analyticGradient,
  costField,
  countsOf,
  engineGradient,
  prove,
  worstComponent,
  type ProofReport
} from 'lawgrad/laws'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { decimalScalar, exact } from '../unit/scalar/decimal.ts'
import { changed, xor } from './verify-support.ts'

const examples: Batch<2, 2> = batch([
  { input: vector([0, 1]), target: vector([1, 0]) },
  { input: vector([0.3, -1.7]), target: vector([0, 1]) },
  { input: vector([1.1, 0.2]), target: vector([0.5, 0.25]) }
])
const parameters = xor.shape.unflatten(Array.from({ length: xor.shape.count }, (_, k) => Math.sin(3 * k + 1)))

const oneHot: Batch<2, 2> = batch([
  { input: vector([0.7, -0.4]), target: vector([1, 0]) },
  { input: vector([0.3, -1.7]), target: vector([0, 1]) }
])
const proved = <P>(network: Layer<2, 2, P>, loss: AnySizeLoss, at: readonly number[]): ProofReport =>
  prove(network, loss, { batch: oneHot, parameters: network.shape.unflatten(at) })

const components = ({ tensors }: ProofReport) => tensors.flatMap(each => each.components)
/** All of a gradient is enclosed, and both enclosures hold what decimals of 60 digits say. */
const meetsTruth =
  <P>(network: Layer<2, 2, P>, loss: AnySizeLoss, size: number): (() => void) =>
  () => {
    const at = Array.from({ length: network.shape.count }, (_, k) => size * Math.sin(5 * k + 2))
    const dual = dualOver(decimalScalar)
    const field = costField(network, loss, oneHot)(dual)
    const point = [...at, ...oneHot.examples.flatMap(({ input: x }) => [...x.components])].map(dual.fromNumber)
    const found = components(proved(network, loss, at))
    expect(found).toHaveLength(point.length)
    found.forEach(({ derivative, pullback, grade }, i) => {
      expect(grade).toBe('enclosed')
      const truth = field(point.with(i, { primal: point[i]?.primal ?? exact(NaN), tangent: decimalScalar.one })).tangent
      for (const { lo, hi } of [derivative, pullback])
        expect([truth.gte(exact(lo)), truth.lte(exact(hi))]).toEqual([true, true])
    })
  }

/** All of what the engine computes is enclosed, and it is the engine that computed. */
const engineIsEnclosed =
  <P>(network: Layer<2, 2, P>): (() => void) =>
  () => {
    const at = Array.from({ length: network.shape.count }, (_, k) => Math.sin(3 * k + 1))
    const gradient = engineGradient(network, quadraticLoss, 7)(examples)
    const report = prove(network, quadraticLoss, {
      batch: examples,
      parameters: network.shape.unflatten(at),
      seed: 7,
      gradient: () => (E.isRight(gradient) ? gradient.right : expect.fail(gradient.left))
    })
    expect(report.grade).toBe('enclosed')
    expect(components(report)).toHaveLength(network.shape.count)
  }

const gradesOf = (report: ProofReport) => [...new Set(components(report).map(({ grade }) => grade))]

describe('prove', () => {
  it('encloses all components of a right gradient, narrowly', () => {
    const report = prove(xor, quadraticLoss, { batch: examples, parameters })
    expect(report.grade).toBe('enclosed')
    expect(components(report)).toHaveLength(xor.shape.count + 6)
    expect(report.tensors.at(-1)).toMatchObject({ tensor: 'input', size: 6, grade: 'enclosed' })
    expect(report.readings).toBe(xor.shape.count + 6 + 1)
    components(report).forEach(({ executed, derivative, pullback, within, meet, ulps }) => {
      expect([within, meet]).toEqual([true, true])
      expect(derivative.lo < derivative.hi && derivative.lo <= executed && executed <= derivative.hi).toBe(true)
      expect(pullback.lo <= executed && executed <= pullback.hi).toBe(true)
      expect(ulps).toBeLessThan(2000)
    })
  })

  it.each<readonly [string, () => void]>([
    ['tanh and a softmax', meetsTruth(pipe(input(2), dense(3), tanh, dense(2), softmax), categoricalCrossEntropy, 1)],
    ['saturation', meetsTruth(pipe(input(2), dense(3), tanh, dense(2), sigmoid), quadraticLoss, 6)],
    ['the error function', meetsTruth(pipe(input(2), dense(3), gelu, dense(2)), softmaxCrossEntropy, 2)],
    ['dying units', meetsTruth(pipe(input(2), dense(3), relu, dense(2), sigmoid), quadraticLoss, 3)]
  ])('encloses the truth to 60 digits, by equation and by pullback: %s', (_, check) => check())

  it('has nothing else to say when asked again', () =>
    expect(prove(xor, quadraticLoss, { batch: examples, parameters, components: 2, seed: 5 })).toEqual(
      prove(xor, quadraticLoss, { batch: examples, parameters, components: 2, seed: 5 })
    ))

  it.each([1e-12, -1e-12, 1e-9])('finds one component off by %d of itself', off => {
    const report = prove(xor, quadraticLoss, {
      batch: examples,
      parameters,
      gradient: changed(xor, quadraticLoss, (g, name) => (name === '0.weights[1,0]' ? g * (1 + off) : g))
    })
    expect(report.grade).toBe('outside')
    expect(components(report).filter(({ grade }) => grade !== 'enclosed')).toMatchObject([
      { name: '0.weights[1,0]', grade: 'outside', within: false }
    ])
    expect(worstComponent(components(report))?.name).toBe('0.weights[1,0]')
  })

  it('finds a pullback that is not the derivative, whatever was executed', () => {
    const wrong = {
      ...xor,
      at:
        (algebra: Parameters<typeof xor.at>[0]): ReturnType<typeof xor.at> =>
        (theta, x, noise) => {
          const { output, pullback } = xor.at(algebra)(theta, x, noise)
          return { output, pullback: c => pullback(algebra.scale(algebra.num(1.0001))(c)) }
        }
    }
    const report = prove(wrong, quadraticLoss, {
      batch: examples,
      parameters,
      gradient: of => at => analyticGradient(xor, quadraticLoss)(of)(at)
    })
    expect(report.grade).toBe('outside')
    expect(components(report).every(({ meet }) => !meet)).toBe(true)
  })

  it('finds what is wrong of the inputs alone, and says nothing of inputs that are not answered', () => {
    const wrong = changed(xor, quadraticLoss, (g, name) => (name === 'input 1[0]' ? -g : g))
    const report = prove(xor, quadraticLoss, { batch: examples, parameters, gradient: wrong })
    expect(components(report).filter(({ grade }) => grade !== 'enclosed')).toMatchObject([
      { name: 'input 1[0]', grade: 'outside' }
    ])
    const without = prove(xor, quadraticLoss, {
      batch: examples,
      parameters,
      gradient: (of, noise) => at => wrong(of, noise)(at).slice(0, xor.shape.count)
    })
    expect([without.grade, without.tensors.length]).toEqual(['enclosed', 4])
  })

  it.each<readonly [string, () => void]>([
    ['a network', engineIsEnclosed(xor)],
    ['noise, the same for both', engineIsEnclosed(pipe(input(2), dense(5), tanh, dropout(0.5), dense(2)))]
  ])('encloses what the engine computes: %s', (_, check) => check())

  it('takes a number that is none for outside', () =>
    expect(
      gradesOf(
        prove(xor, quadraticLoss, {
          batch: examples,
          parameters,
          gradient: changed(xor, quadraticLoss, () => Number.NaN)
        })
      )
    ).toEqual(['outside']))

  it('meets the components beyond the budget along a direction, and finds what is wrong there', () => {
    const right = prove(xor, quadraticLoss, { batch: examples, parameters, components: 2 })
    expect(right.grade).toBe('sampled')
    expect(right.tensors.map(({ components: all, rest }) => [all.length, rest?.count])).toEqual([
      [2, 4],
      [2, 1],
      [2, 4],
      [2, undefined],
      [2, 4]
    ])
    expect(right.tensors[0] && countsOf(right.tensors[0])).toMatchObject({ enclosed: 2, sampled: 4, outside: 0 })
    const asked = new Set(components(right).map(({ name }) => name))
    const wrong = prove(xor, quadraticLoss, {
      batch: examples,
      parameters,
      components: 2,
      gradient: changed(xor, quadraticLoss, (g, name) => (asked.has(name) ? g : g * (1 + 1e-9)))
    })
    expect(wrong.tensors.map(({ rest }) => rest?.along.grade)).toEqual([
      'outside',
      'outside',
      'outside',
      undefined,
      'outside'
    ])
  })

  it('encloses saturated sigmoids, and the loss of them', () => {
    const network = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
    const one = batch([{ input: vector([1, 1]), target: vector([0]) }])
    const at = network.shape.unflatten([20, -18, 16, 22, 14, -12, 15, -11, 16])
    const report = prove(network, quadraticLoss, { batch: one, parameters: at })
    expect(gradesOf(report)).toEqual(['enclosed'])
    expect(components(report).some(({ executed }) => executed !== 0 && Math.abs(executed) < 1e-9)).toBe(true)
    const other = prove(network, binaryCrossEntropy, { batch: one, parameters: at })
    expect(gradesOf(other).filter(grade => grade === 'outside' || grade === 'unchecked')).toEqual([])
  })

  it('encloses a softmax of equal components', () => {
    const network = pipe(input(2), dense(2), softmax)
    const at = network.shape.unflatten([0, 0, 0, 0, 0, 0])
    expect(prove(network, quadraticLoss, { batch: examples, parameters: at }).grade).toBe('enclosed')
  })

  it('says of what is not finite that it is not', () => {
    const network = pipe(input(2), dense(2), softmax)
    const at = network.shape.unflatten([4000, 0, -4000, 0, 4000, -4000])
    const report = prove(network, binaryCrossEntropy, { batch: oneHot, parameters: at })
    const [first] = components(report)
    expect(Number.isFinite(first?.executed)).toBe(false)
    expect(first).toMatchObject({ grade: 'unchecked', reason: 'not finite' })
  })

  it('leaves a relu at its kink unchecked, with the reason, and what does not depend on it enclosed', () => {
    const network = pipe(input(2), dense(2), relu, dense(1))
    const one = batch([{ input: vector([1, 1]), target: vector([0.25]) }])
    const at = network.shape.unflatten([1, -1, 0.5, 0.25, 0, 0.125, 1, 1, 0.5])
    const report = prove(network, quadraticLoss, { batch: one, parameters: at })
    const torn = components(report).filter(({ grade }) => grade === 'unchecked')
    expect(torn.map(({ name }) => name)).toEqual([
      '0.weights[0,0]',
      '0.weights[0,1]',
      '0.bias[0]',
      'input 0[0]',
      'input 0[1]'
    ])
    expect(torn.every(({ reason = '' }) => reason.includes('branch'))).toBe(true)
    expect(components(report).filter(({ grade }) => grade === 'enclosed')).toHaveLength(6)
  })
})
