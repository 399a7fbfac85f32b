/** The pieces that kinks lie between are told, through compositions too, so that no finite difference is taken across one unseen. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  activationLayer,
  compose,
  dense,
  input,
  matrix,
  reluLayer,
  relu,
  residualLayer,
  sharedLayer,
  sigmoid,
  sigmoidLayer,
  softmax,
  tanh,
  vector
} from 'lawgrad'
import { within } from '../scalar/arbitraries.ts'

describe('branches', () => {
  it('relu: 1 above the kink; at the kink that of the piece whose derivative is used', () => {
    expect(reluLayer(5).branches([])(vector([-1, -0, 0, 5e-324, 1]))).toEqual([0, 0, 0, 1, 1])
  })

  it('counts the kinks below', () => {
    const hard = activationLayer({ name: 'hard', equation: (_, z) => z, derivative: () => 1, kinks: [-1, 1] })
    expect(hard(3).branches([])(vector([-2, 0, 2]))).toEqual([0, 1, 2])
  })

  it('a smooth network has none', () => {
    const network = pipe(input(2), dense(2), sigmoid, dense(2), tanh, softmax)
    expect(network.branches(network.shape.unflatten(Array.from({ length: 12 }, () => 1)))(vector([1, 2]))).toEqual([])
  })

  it('a composition tells those of each part, at the input that reaches it', () => {
    const network = pipe(input(1), dense(1), relu, dense(2), relu)
    const parameters = network.shape.unflatten([-1, 0, 1, -1, -1, 1])
    // z = −x, a = relu(−x), then a − 1 and −a + 1
    expect(network.branches(parameters)(vector([3]))).toEqual([0, 0, 1])
    expect(network.branches(parameters)(vector([-3]))).toEqual([1, 1, 0])
    expect(pipe(sigmoidLayer(1), compose(reluLayer(1))).branches([[], []])(vector([-3]))).toEqual([1])
  })

  it('a residual block and each use of a shared one tell theirs', () => {
    const block = pipe(input(1), dense(1), relu)
    const minusOne = [{ weights: matrix([[1]]), bias: vector([-1]) }, []] as const
    expect(residualLayer(block).branches(minusOne)(vector([2]))).toEqual([1])
    expect(sharedLayer(3, block).branches(minusOne)(vector([2]))).toEqual([1, 0, 0]) // 2, 1, 0
  })

  it('where two points have the same, the network between them is smooth: relu networks are then linear', () => {
    const network = pipe(input(2), dense(3), relu, dense(1))
    fc.assert(
      fc.property(
        fc.array(within(2), { minLength: 13, maxLength: 13 }),
        fc.tuple(within(2), within(2)),
        fc.tuple(within(1), within(1)),
        (theta, [x1, x2], [u1, u2]) => {
          const parameters = network.shape.unflatten(theta)
          const f = (t: number) => [...network.forward(parameters)(vector([x1 + t * u1, x2 + t * u2]))][0] ?? NaN
          const piece = (t: number) =>
            network
              .branches(parameters)(vector([x1 + t * u1, x2 + t * u2]))
              .join('')
          const bent = Math.abs(f(-1) - 2 * f(0) + f(1)) > 1e-10
          expect(bent && piece(-1) === piece(1) && piece(0) === piece(1)).toBe(false)
        }
      ),
      { numRuns: 500 }
    )
  })
})
