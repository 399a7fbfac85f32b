/** The Hessian times a vector: symmetric, linear, the difference of gradients, and a unit's by hand. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { batch } from '../../../src/data/batch.ts'
import { compose } from '../../../src/layer/compose.ts'
import { denseLayer } from '../../../src/layer/dense.ts'
import { layer } from '../../../src/layer/layer.ts'
import { drawNoise } from '../../../src/layer/noise.ts'
import { reluLayer } from '../../../src/layer/relu.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { tanhLayer } from '../../../src/layer/tanh.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { softmaxCrossEntropy } from '../../../src/loss/softmax-cross-entropy.ts'
import { bernoulli } from '../../../src/random/distribution.ts'
import { pythonRandom } from '../../../src/random/random.ts'
import { sigmoid } from '../../../src/scalar/elementary.ts'
import { noParameters, noShape } from '../../../src/tensor/shape.ts'
import { matrix, vector } from '../../../src/tensor/tensor.ts'
import { costGradient, gradient } from '../../../src/training/cost.ts'
import { hessianVector } from '../../../src/training/hessian-vector.ts'
import { within } from '../scalar/arbitraries.ts'

const network = pipe(denseLayer(2, 3), compose(tanhLayer(3)), compose(denseLayer(3, 2)), compose(sigmoidLayer(2)))
const { count, flatten, unflatten } = network.shape
const examples = batch([
  { input: vector([1, -0.5]), target: vector([0, 1]) },
  { input: vector([0.25, 2]), target: vector([1, 0.5]) },
  { input: vector([-1, 0]), target: vector([0.75, 0]) }
])
const product = hessianVector(network, quadraticLoss)(examples)
const point = fc.array(within(2), { minLength: count, maxLength: count })
const inner = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, k) => sum + x * (b[k] ?? NaN), 0)

describe('hessianVector', () => {
  it('is symmetric: ⟨u, Hv⟩ = ⟨v, Hu⟩', () => {
    fc.assert(
      fc.property(point, point, point, (theta, u, v) => {
        const times = (w: readonly number[]) => flatten(product(unflatten(theta))(unflatten(w)))
        const [left, right] = [inner(u, times(v)), inner(v, times(u))]
        expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-13 * (1 + inner(u, u) + inner(v, v)))
      }),
      { numRuns: 50 }
    )
  })

  it('is the central difference of the gradient along the direction', () => {
    const slope = gradient(network, quadraticLoss)(examples)
    const h = 2 ** -17
    fc.assert(
      fc.property(point, point, (theta, v) => {
        const at = (step: number) => flatten(slope(unflatten(theta.map((x, k) => x + step * (v[k] ?? NaN)))))
        const below = at(-h)
        const expected = at(h).map((g, k) => (g - (below[k] ?? NaN)) / (2 * h))
        flatten(product(unflatten(theta))(unflatten(v))).forEach((got, k) => {
          expect(Math.abs(got - (expected[k] ?? NaN))).toBeLessThan(1e-7)
        })
      }),
      { numRuns: 50 }
    )
  })

  it('is linear in the direction, and zero along zero', () => {
    fc.assert(
      fc.property(point, point, point, (theta, u, v) => {
        const times = (w: readonly number[]) => flatten(product(unflatten(theta))(unflatten(w)))
        const [left, hu, hv] = [times(u.map((x, k) => 2 * x - (v[k] ?? NaN))), times(u), times(v)]
        left.forEach((x, k) => {
          expect(Math.abs(x - (2 * (hu[k] ?? NaN) - (hv[k] ?? NaN)))).toBeLessThan(1e-13)
        })
        expect(times(u.map(() => 0)).every(x => x === 0)).toBe(true)
      }),
      { numRuns: 20 }
    )
  })

  it('of one sigmoid unit with the quadratic loss is that of the formula by hand', () => {
    // J = ½(a − y)², a = g(z), z = w·x + b: ∂²J/∂z² = g′² + (a − y)·g″, g′ = a(1 − a), g″ = g′(1 − 2a)
    const unit = pipe(denseLayer(1, 1), compose(sigmoidLayer(1)))
    const of = (weight: number, bias: number) => [{ weights: matrix([[weight]]), bias: vector([bias]) }, []] as const
    fc.assert(
      fc.property(within(2), within(2), within(2), within(1), (w, b, x, y) => {
        const times = hessianVector(unit, quadraticLoss)(batch([{ input: vector([x]), target: vector([y]) }]))
        const a = sigmoid(w * x + b)
        const slope = a * (1 - a)
        const second = slope ** 2 + (a - y) * slope * (1 - 2 * a)
        const [along] = times(of(w, b))(of(3, -2))
        const onZ = second * (3 * x - 2)
        expect([...along.bias][0]).toBeCloseTo(onZ, 14)
        expect(unit.shape.flatten([along, []])[0]).toBeCloseTo(onZ * x, 14)
      })
    )
  })

  it('of softmax cross-entropy on logits is (diag p − p·pᵀ)·v, where logits are equal too', () => {
    const logits = denseLayer(1, 3)
    const one = batch([{ input: vector([1]), target: vector([0, 1, 0]) }])
    const parameters = { weights: matrix([[0], [0], [0]]), bias: vector([0, 0, 0]) }
    const along = { weights: matrix([[0], [0], [0]]), bias: vector([3, 0, -6]) }
    const { bias } = hessianVector(logits, softmaxCrossEntropy)(one)(parameters)(along)
    const mean = (3 + 0 - 6) / 3
    ;[3, 0, -6].forEach((v, k) => {
      expect([...bias][k]).toBeCloseTo((v - mean) / 3, 15)
    })
  })

  it('on the kink of relu is that of the piece below', () => {
    const kinked = pipe(denseLayer(1, 1), compose(reluLayer(1)))
    const of = (weight: number, bias: number) => [{ weights: matrix([[weight]]), bias: vector([bias]) }, []] as const
    const times = hessianVector(kinked, quadraticLoss)(batch([{ input: vector([2]), target: vector([1]) }]))
    expect(kinked.shape.flatten(times(of(1, -2))(of(1, 1)))).toEqual([0, 0])
    expect(kinked.shape.flatten(times(of(1, 0))(of(1, 1)))).toEqual([6, 3]) // (2·1 + 1)·(2, 1)
  })

  it('takes the noise of each example', () => {
    const masked = layer({
      name: 'masked',
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
    const noisy = pipe(denseLayer(1, 2), compose(masked))
    const one = batch([{ input: vector([1]), target: vector([0, 0]) }])
    const of = (a: number, b: number) => [{ weights: matrix([[a], [b]]), bias: vector([0, 0]) }, []] as const
    const [noise] = drawNoise(noisy)(pythonRandom(5))
    const quadratic = (given?: readonly (typeof noise)[]) =>
      noisy.shape.flatten(hessianVector(noisy, quadraticLoss)(one, given)(of(1, 1))(of(1, 1)))
    expect(quadratic()).toEqual([0.25, 0.25, 0.25, 0.25])
    // the cost is quadratic: H·θ is its gradient at θ
    const { gradient: expected } = costGradient(noisy, quadraticLoss)(one, [noise])(of(1, 1))
    expect(quadratic([noise])).toEqual(noisy.shape.flatten(expected))
    expect(quadratic([noise])).not.toEqual(quadratic())
  })
})
