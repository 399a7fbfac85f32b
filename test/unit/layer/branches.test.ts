/** The pieces that kinks lie between are told, through compositions too, so that no finite difference is taken across one unseen. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { activationLayer } from '../../../src/layer/activation.ts'
import { branches } from '../../../src/layer/branches.ts'
import { compose } from '../../../src/layer/compose.ts'
import { denseLayer } from '../../../src/layer/dense.ts'
import { reluLayer } from '../../../src/layer/relu.ts'
import { residualLayer } from '../../../src/layer/residual.ts'
import { sharedLayer } from '../../../src/layer/shared.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { softmaxLayer } from '../../../src/layer/softmax.ts'
import { tanhLayer } from '../../../src/layer/tanh.ts'
import { matrix, vector } from '../../../src/tensor/tensor.ts'
import { within } from '../scalar/arbitraries.ts'

describe('branches', () => {
  it('relu: 1 above the kink; at the kink that of the piece whose derivative is used', () => {
    expect(branches(reluLayer(6))([])(vector([-1, -0, 0, 5e-324, 1, NaN]))).toEqual([0, 0, 0, 1, 1, 1])
  })

  it('an activation tells each of its comparisons', () => {
    const hard = activationLayer({
      name: 'hard',
      equation:
        ({ where, plus, minus, num }) =>
        z =>
          where(minus(z, num(1)), num(1), where(plus(z, num(1)), z, num(-1))),
      derivative:
        ({ where, plus, minus, num }) =>
        z =>
          where(minus(z, num(1)), num(0), where(plus(z, num(1)), num(1), num(0)))
    })
    expect(branches(hard(3))([])(vector([-2, 0, 2]))).toEqual([0, 0, 1, 0, 1, 1])
  })

  it('a smooth network has none', () => {
    const network = pipe(
      denseLayer(2, 2),
      compose(sigmoidLayer(2)),
      compose(denseLayer(2, 2)),
      compose(tanhLayer(2)),
      compose(softmaxLayer(2))
    )
    const parameters = network.shape.unflatten(Array.from({ length: 12 }, () => 1))
    expect(branches(network)(parameters)(vector([1, 2]))).toEqual([])
  })

  it('a composition tells those of each part, at the input that reaches it', () => {
    const network = pipe(denseLayer(1, 1), compose(reluLayer(1)), compose(denseLayer(1, 2)), compose(reluLayer(2)))
    const parameters = network.shape.unflatten([-1, 0, 1, -1, -1, 1])
    // z = −x, a = relu(−x), then a − 1 and −a + 1
    expect(branches(network)(parameters)(vector([3]))).toEqual([0, 0, 1])
    expect(branches(network)(parameters)(vector([-3]))).toEqual([1, 1, 0])
  })

  it('a residual block and each use of a shared one tell theirs', () => {
    const block = pipe(denseLayer(1, 1), compose(reluLayer(1)))
    const minusOne = [{ weights: matrix([[1]]), bias: vector([-1]) }, []] as const
    expect(branches(residualLayer(block))(minusOne)(vector([2]))).toEqual([1])
    expect(branches(sharedLayer(3, block))(minusOne)(vector([2]))).toEqual([1, 0, 0]) // 2, 1, 0
  })

  it('where two points have the same, the network between them is smooth: relu networks are then linear', () => {
    const network = pipe(denseLayer(2, 3), compose(reluLayer(3)), compose(denseLayer(3, 1)))
    fc.assert(
      fc.property(
        fc.array(within(2), { minLength: 13, maxLength: 13 }),
        fc.tuple(within(2), within(2)),
        fc.tuple(within(1), within(1)),
        (theta, [x1, x2], [u1, u2]) => {
          const parameters = network.shape.unflatten(theta)
          const f = (t: number) => [...network.forward(parameters)(vector([x1 + t * u1, x2 + t * u2]))][0] ?? NaN
          const piece = (t: number) => branches(network)(parameters)(vector([x1 + t * u1, x2 + t * u2])).join('')
          const bent = Math.abs(f(-1) - 2 * f(0) + f(1)) > 1e-10
          expect(bent && piece(-1) === piece(1) && piece(0) === piece(1)).toBe(false)
        }
      ),
      { numRuns: 500 }
    )
  })
})
