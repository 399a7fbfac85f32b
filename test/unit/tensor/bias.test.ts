import {
  absorbBias,
  absorbWeights,
  add,
  matVec,
  matrix,
  separateBias,
  vector,
  vectorBy,
  type Matrix,
  type Vector
} from 'lawgrad'
import { hostile, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { forAllSizes, matrixOf, plain, vectorOf } from './arbitraries.ts'

describe('examples', () => {
  it('[1, x] and [b W]', () => {
    const x: Vector<3> = absorbBias(vector([5, 7]))
    const theta: Matrix<2, 3> = absorbWeights({
      weights: matrix([
        [1, 2],
        [3, 4]
      ]),
      bias: vector([8, 9])
    })
    expect(x.components).toEqual([1, 5, 7])
    expect(theta.components).toEqual([
      [8, 1, 2],
      [9, 3, 4]
    ])
    expect([theta.size, x.size]).toEqual([[2, 3], 3])
  })

  it('W and b of [b W]', () => {
    const { weights, bias } = separateBias(2)(
      matrix([
        [8, 1, 2],
        [9, 3, 4]
      ])
    )
    expect(weights.components).toEqual([
      [1, 2],
      [3, 4]
    ])
    expect(bias.components).toEqual([8, 9])
  })

  it('absorbs vectors longer than a call has room for arguments', () => {
    const long = absorbBias(vectorBy(300_000)(i => i))
    expect(long.size).toBe(300_001)
    expect(long.components.at(-1)).toBe(299_999)
  })
})

describe('laws', () => {
  it('absorbing and separating are inverse, both ways, bit for bit', () =>
    forAllSizes((o, i, _k, draw) => {
      const affine = { weights: draw(matrixOf(o, i, hostile)), bias: draw(vectorOf(o, hostile)) }
      const theta = absorbWeights(affine)
      const back = separateBias(i)(theta)
      expect(back.weights.components).toEqual(affine.weights.components)
      expect(back.bias.components).toEqual(affine.bias.components)
      expect(absorbWeights(back).components).toEqual(theta.components)
    }))

  it('W·x + b = [b W]·[1, x], exactly on dyadic numbers', () =>
    forAllSizes((o, i, _k, draw) => {
      const [weights, bias, x] = [draw(matrixOf(o, i)), draw(vectorOf(o)), draw(vectorOf(i))]
      expect(plain(matVec(absorbWeights({ weights, bias }))(absorbBias(x)))).toEqual(
        plain(add(bias)(matVec(weights)(x)))
      )
    }))

  it('… and within rounding on ordinary numbers', () =>
    forAllSizes((o, i, _k, draw) => {
      const of = ordinary(10)
      const [weights, bias, x] = [draw(matrixOf(o, i, of)), draw(vectorOf(o, of)), draw(vectorOf(i, of))]
      const left = matVec(absorbWeights({ weights, bias }))(absorbBias(x)).components
      const right = add(bias)(matVec(weights)(x)).components
      left.forEach((l, j) => {
        const size =
          Math.abs(bias.components[j] ?? 0) +
          (weights.components[j] ?? []).reduce((sum, w, k) => sum + Math.abs(w * (x.components[k] ?? 0)), 0)
        expect(Math.abs(l - (right[j] ?? Number.NaN))).toBeLessThanOrEqual(2 * (Number(i) + 1) * Number.EPSILON * size)
      })
    }))
})
