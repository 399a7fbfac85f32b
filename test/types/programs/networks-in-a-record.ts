/** Networks of different shapes in a record keep their types. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, type ParameterCount, sigmoid, softmax } from 'lawgrad'

const zoo = {
  or: pipe(input(2), dense(1), sigmoid),
  digits: pipe(input(784), dense(30), sigmoid, dense(10), softmax)
}
const counts: { readonly or: ParameterCount<typeof zoo.or>; readonly digits: ParameterCount<typeof zoo.digits> } = {
  or: 3,
  digits: 23860
}
const names = Object.values(zoo).map(({ name }) => name)
assert.deepEqual(counts, { or: zoo.or.shape.count, digits: zoo.digits.shape.count })
assert.equal(names.length, 2)
