/** Layers and losses over scalars: the gradient to 40 digits, its enclosure, and agreement with the real reading. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { compose } from '../../../src/layer/compose.ts'
import { denseLayer } from '../../../src/layer/dense.ts'
import { layer } from '../../../src/layer/layer.ts'
import { drawNoise } from '../../../src/layer/noise.ts'
import { outputOver, pullbackOver } from '../../../src/layer/over.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { gradientOver, valueOver } from '../../../src/loss/over.ts'
import { bernoulli } from '../../../src/random/distribution.ts'
import { pythonRandom } from '../../../src/random/random.ts'
import { boundedScalar } from '../../../src/scalar/bounded.ts'
import { dualOver } from '../../../src/scalar/dual.ts'
import { realScalar } from '../../../src/scalar/real.ts'
import type { Scalar } from '../../../src/scalar/scalar.ts'
import { noParameters, noShape } from '../../../src/tensor/shape.ts'
import { vector } from '../../../src/tensor/tensor.ts'
import { within } from '../scalar/arbitraries.ts'
import { decimalScalar, exact } from '../scalar/decimal.ts'

const network = pipe(denseLayer(2, 3), compose(sigmoidLayer(3)), compose(denseLayer(3, 2)), compose(sigmoidLayer(2)))
const target = vector([0.25, 1])
const thetas = fc.array(within(3), { minLength: network.shape.count, maxLength: network.shape.count })
const inputs = fc.tuple(within(2), within(2))

/** The hand-written gradient of the loss, of parameters and then the input, over a scalar. */
const analytic =
  <S>(scalar: Scalar<S>) =>
  (theta: readonly S[], x: readonly S[]): readonly S[] => {
    const h = outputOver(scalar)(network)(theta, x)
    const back = pullbackOver(scalar)(network)(theta, x, gradientOver(scalar)(quadraticLoss, target)(h))
    return [...back.parameters, ...back.input]
  }

/** The loss as a function of parameters and then the input. */
const field =
  <S>(scalar: Scalar<S>) =>
  (point: readonly S[]): S =>
    valueOver(scalar)(quadraticLoss, target)(
      outputOver(scalar)(network)(point.slice(0, network.shape.count), point.slice(network.shape.count))
    )

const dualDecimal = dualOver(decimalScalar)

/** The derivative of the equations along each of parameters and input. */
const differentiated = (theta: readonly number[], x: readonly number[]) => {
  const constants = [...theta, ...x].map(dualDecimal.fromNumber)
  const f = field(dualDecimal)
  return constants.map((a, k) => f(constants.with(k, { ...a, tangent: decimalScalar.one })).tangent)
}

describe('the analytic gradient of a network of sigmoids', () => {
  it('read with decimals is the derivative of its equation to 40 digits', () => {
    fc.assert(
      fc.property(thetas, inputs, (theta, x) => {
        const truth = differentiated(theta, x)
        const got = analytic(decimalScalar)(theta.map(exact), x.map(exact))
        expect(got.length).toBe(network.shape.count + 2)
        got.forEach((component, k) => {
          const expected = truth[k] ?? exact(NaN)
          const scale = expected.abs().toNumber() || 1
          expect(component.sub(expected).abs().toNumber()).toBeLessThanOrEqual(1e-40 * scale)
        })
      }),
      { numRuns: 20 }
    )
  })

  it('read with bounded numbers encloses the truth, tightly', () => {
    fc.assert(
      fc.property(thetas, inputs, (theta, x) => {
        const truth = differentiated(theta, x)
        const got = analytic(boundedScalar)(theta.map(boundedScalar.fromNumber), x.map(boundedScalar.fromNumber))
        got.forEach(({ value, error }, k) => {
          const off = truth[k]?.sub(exact(value)).abs().toNumber() ?? NaN
          expect(off).toBeLessThanOrEqual(error)
          expect(error).toBeLessThan(1e-13)
        })
      }),
      { numRuns: 20 }
    )
  })

  it('read with real numbers is back-propagation, bit for bit', () => {
    fc.assert(
      fc.property(thetas, inputs, (theta, x) => {
        const { output, pullback } = network.vjp(network.shape.unflatten(theta))(vector(x))
        const back = pullback(quadraticLoss.gradient(target)(output))
        expect(outputOver(realScalar)(network)(theta, x)).toEqual([...output])
        expect(analytic(realScalar)(theta, x)).toEqual([...network.shape.flatten(back.parameters), ...back.input])
        expect(valueOver(realScalar)(quadraticLoss, target)([...output])).toBe(quadraticLoss.value(target)(output))
      }),
      { numRuns: 50 }
    )
  })
})

describe('noise', () => {
  const scaled = layer({
    name: 'scaled',
    inputs: 2,
    outputs: 2,
    shape: noShape,
    noise: { size: 2, distribution: bernoulli(0.5) },
    equation:
      ({ hadamard }) =>
      (_, noise) =>
      x =>
        hadamard(noise)(x),
    pullback:
      ({ hadamard }) =>
      (_, _x, _y, noise) =>
      c => ({ parameters: noParameters, input: hadamard(noise)(c) })
  })

  it('is its mean, unless it is given', () => {
    expect(outputOver(realScalar)(scaled)([], [1, 10])).toEqual([0.5, 5])
    expect(pullbackOver(realScalar)(scaled)([], [1, 10], [1, 1]).input).toEqual([0.5, 0.5])
    const [given] = drawNoise(scaled)(pythonRandom(3))
    const { output, pullback } = scaled.vjp([])(vector([1, 10]), given)
    expect(outputOver(realScalar)(scaled)([], [1, 10], given)).toEqual([...output])
    expect(pullbackOver(realScalar)(scaled)([], [1, 10], [1, 1], given).input).toEqual([
      ...pullback(vector([1, 1])).input
    ])
    expect([0, 1, 10, 11]).toContain([...output].reduce((sum, y) => sum + y))
  })
})
