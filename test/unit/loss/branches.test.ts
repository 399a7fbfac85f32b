/** A loss tells the sides that its comparisons take; a smooth one tells none. */
import { describe, expect, it } from 'vitest'
import { lossBranches } from '../../../src/loss/branches.ts'
import { anySizeLoss } from '../../../src/loss/loss.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { softmaxCrossEntropy } from '../../../src/loss/softmax-cross-entropy.ts'
import { vector } from '../../../src/tensor/tensor.ts'

/** Σ |h − y| */
const absolute = anySizeLoss({
  name: 'absolute',
  equation:
    ({ subtract, map, where, negate, sum }) =>
    y =>
    h =>
      sum(map(r => where(r, r, negate(r)))(subtract(y)(h))),
  gradient:
    ({ subtract, map, where, num }) =>
    y =>
    h =>
      map(r => where(r, num(1), num(-1)))(subtract(y)(h))
})

describe('lossBranches', () => {
  it('tells the side of each residual', () => {
    expect(lossBranches(absolute, vector([0, 1, 2]))(vector([-1, 1, 3]))).toEqual([0, 0, 1])
  })

  it('a smooth loss has none', () => {
    expect(lossBranches(quadraticLoss, vector([0, 1]))(vector([1, 1]))).toEqual([])
    expect(lossBranches(softmaxCrossEntropy, vector([0.5, 0.5]))(vector([3, 3]))).toEqual(
      lossBranches(softmaxCrossEntropy, vector([0.5, 0.5]))(vector([-1, 7]))
    )
  })
})
