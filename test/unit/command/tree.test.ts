import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dense, input, sigmoid, tensorShape } from 'lawgrad'
import { pipe } from 'fp-ts/lib/function.js'
import { jsonNumber, treeOf } from '../../../src/command/tree.ts'

describe('treeOf', () => {
  const { description, count, flatten, unflatten } = pipe(input(2), dense(3), sigmoid, dense(1)).shape

  it('is the tree of the parameters', () =>
    expect(
      treeOf(
        description,
        Array.from({ length: count }, (_, i) => i)
      )
    ).toEqual([
      {
        weights: [
          [0, 1],
          [2, 3],
          [4, 5]
        ],
        bias: [6, 7, 8]
      },
      [],
      { weights: [[9, 10, 11]], bias: [12] }
    ]))

  it('nests the axes of a tensor of any rank', () =>
    expect(treeOf(tensorShape([2, 1, 3]).description, [1, 2, 3, 4, 5, 6])).toEqual([[[1, 2, 3]], [[4, 5, 6]]]))

  it('agrees with the components of the tensors, through JSON, bit for bit', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).filter(x => !Object.is(x, -0))
    fc.assert(
      fc.property(fc.array(number, { minLength: count, maxLength: count }), components => {
        const tree = JSON.parse(JSON.stringify(treeOf(description, flatten(unflatten(components)))))
        const [first, , third] = unflatten(components)
        expect(tree[0].weights).toEqual([...first.weights])
        expect(tree[0].bias).toEqual([...first.bias])
        expect(tree[2].weights).toEqual([...third.weights])
      })
    )
  })
})

describe('jsonNumber', () => {
  it('writes as text what JSON lacks', () =>
    expect(JSON.stringify([1.5, -0, NaN, Infinity, -Infinity].map(jsonNumber))).toBe(
      '[1.5,"-0","NaN","Infinity","-Infinity"]'
    ))
})
