/** Functions over vectors of any length, which make others of the same length. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { add, dimensionOf, dot, norm, scale, subtract, vector, type Vector, vectorBy, zeros } from 'lawgrad'

const normalized = <N extends number>(x: Vector<N>): Vector<N> => scale(1 / norm(x))(x)
const centered = <N extends number>(x: Vector<N>): Vector<N> => {
  const ones = vectorBy<N>(dimensionOf(x.size))(() => 1)
  return subtract(scale(dot(ones)(x) / Number(x.size))(ones))(x)
}
const zeroed = <N extends number>(x: Vector<N>): Vector<N> => add(zeros<N>(dimensionOf(x.size)))(x)
const x: Vector<3> = pipe(vector([1, 2, 3]), centered, normalized, zeroed)
assert.deepEqual([...x].map(Math.round), [-1, 0, 1])
