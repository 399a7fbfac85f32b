import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  castColumns,
  castInputs,
  castOutputs,
  castRows,
  castVector,
  matrix,
  sameDimension,
  vector,
  vectorBy,
  withDimension,
  zeroMatrix
} from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { isWitness } from '../../../src/dimension/door.ts'
import { forAllSizes } from './arbitraries.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

describe('a witness', () => {
  it('is given exactly where two sizes are one number', () =>
    forAllSizes((n, m) => {
      const same = sameDimension(n, m)
      expect(O.isSome(same)).toBe(Number(n) === Number(m))
      expect(pipe(same, O.exists(isWitness))).toBe(Number(n) === Number(m))
    }))

  it('carries vectors and matrices, which stay what they are', () =>
    forAllSizes((n, m) => {
      const x = vectorBy(n)(i => i)
      const w = zeroMatrix(n, n)
      pipe(
        sameDimension(n, m),
        O.map(same => {
          expect(castVector(same)(x)).toBe(x)
          expect(castColumns(same)(castRows(same)(w))).toBe(w)
        })
      )
    }))

  it('carries batches, inputs and outputs', () => {
    const data = batch([
      { input: vector([1, 2]), target: vector([3]) },
      { input: vector([4, 5]), target: vector([6]) }
    ])
    const carried = withDimension('n', n =>
      withDimension('m', m =>
        pipe(
          O.Do,
          O.apS('inputs', sameDimension(2, n)),
          O.apS('outputs', sameDimension(1, m)),
          O.map(({ inputs, outputs }) => {
            const moved = pipe(data, castInputs(inputs), castOutputs(outputs))
            return [
              Number(moved.inputs),
              Number(moved.outputs),
              moved.examples.map(one => [...one.input, ...one.target])
            ]
          })
        )
      )(1)
    )(2)
    expect(carried).toMatchObject({
      right: {
        right: O.some([
          2,
          1,
          [
            [1, 2, 3],
            [4, 5, 6]
          ]
        ])
      }
    })
  })

  it('cannot be made by hand', () => {
    const words = 'expected a witness that two sizes are equal; make one with sameDimension(a, b)'
    expect(isWitness({ from: 3, to: 4, evidence: true })).toBe(false)
    expect(isWitness(undefined)).toBe(false)
    expect(() => call(call(castVector, { from: 3, to: 4 }), vector([1, 2, 3]))).toThrow(words)
    const genuine = pipe(sameDimension(3, 3), O.toUndefined)
    expect(() => call(call(castVector, Object.create(genuine ?? null)), vector([1, 2, 3]))).toThrow(words)
    expect(() => Object.assign(genuine ?? {}, { to: 4 })).toThrow(TypeError)
  })

  it('is about the sizes that it was made of', () => {
    const same = O.toUndefined(sameDimension(3, 3))
    expect(() => call(call(castVector, same), vector([1, 2]))).toThrow("Type '2' is not assignable to type '3'.")
    expect(() => call(call(castRows, same), matrix([[1, 2, 3]]))).toThrow("Type '1' is not assignable to type '3'.")
    expect(() => call(call(castColumns, same), matrix([[1, 2]]))).toThrow("Type '2' is not assignable to type '3'.")
  })
})
