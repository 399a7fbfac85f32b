/** Components and rows as tuples: in destructuring, in examples, and in code that works for every size. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { batch, dot, type Matrix, matrix, pipe, rows, tuple, type Vector, vector, withDimension, zeros } from 'lawgrad'

const [x, y] = tuple(vector([3, 4]))
assert.equal(Math.hypot(x, y), 5)
const pair: readonly [number, number] = tuple(vector([3, 4]))
assert.equal(pair.length, 2)

const [first, second] = rows(
  matrix([
    [1, 2, 3],
    [4, 5, 6]
  ])
)
const three: 3 = first.size
assert.equal(three, 3)
const data = batch([
  { input: first, target: vector([0]) },
  { input: second, target: vector([1]) }
])
const width: 3 = data.inputs
assert.equal(width, 3)

// For every size: how many there are is not known, that they are numbers is
const greatest = <N extends number>(v: Vector<N>): number => Math.max(...tuple(v))
const products = <R extends number, C extends number>(w: Matrix<R, C>, v: Vector<C>): readonly number[] =>
  w.components.map((_, r) => rows(w)[r]).flatMap(row => (row === undefined ? [] : [dot(v)(row)]))
assert.equal(greatest(vector([1, 9, 2])), 9)
assert.deepEqual(products(matrix([[1, 2]]), vector([3, 4])), [11])

// Of a size from the run-time door: an array
const sum = pipe(
  3,
  withDimension('features', n => {
    const [a = 1] = tuple(zeros(n))
    return a
  })
)
assert.deepEqual(sum, E.right(0))
