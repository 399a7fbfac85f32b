/** A loss for one size of rank two: a difference of images, row by row. */
import { strict as assert } from 'node:assert'
import { loss, matrix } from 'lawgrad'

const rowwise = loss<[2, 2]>({
  name: 'rowwise',
  equation:
    ({ dot, rowSums, subtract }) =>
    y =>
    h => {
      const sums = rowSums(subtract(y)(h))
      return dot(sums)(sums)
    },
  gradient:
    ({ add, addToColumns, filled, num, rowSums, subtract }) =>
    y =>
    h => {
      const residual = subtract(y)(h)
      const sums = rowSums(residual)
      return addToColumns(add(sums)(sums))(filled(h)(num(0)))
    }
})
const [target, prediction] = [
  matrix([
    [0, 0],
    [0, 0]
  ]),
  matrix([
    [1, 2],
    [3, -3]
  ])
]
assert.equal(rowwise.value(target)(prediction), 9)
assert.deepEqual(
  [...rowwise.gradient(target)(prediction)],
  [
    [6, 6],
    [0, 0]
  ]
)
