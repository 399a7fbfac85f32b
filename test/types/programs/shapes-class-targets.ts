/** Classes as targets: of a number known to the compiler, and of one from a file. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import {
  batch,
  categoricalCrossEntropy,
  type Classes,
  classTarget,
  classTargetFrom,
  cost,
  dense,
  glorotUniform,
  input,
  pipe,
  pythonRandom,
  showClassError,
  softmax,
  vector,
  withDimension
} from 'lawgrad'

const iris = pipe(input(4), dense(3), softmax)
const setosa: Classes<3> = 0
const data = batch([
  { input: vector([5.1, 3.5, 1.4, 0.2]), target: classTarget(3)(setosa) },
  { input: vector([6.3, 3.3, 6, 2.5]), target: classTarget(3)(2) }
])
const [parameters] = iris.initialize(glorotUniform)(pythonRandom(0))
assert.ok(cost(iris, categoricalCrossEntropy)(data)(parameters) > 0)

const kinds = ['setosa', 'versicolor', 'virginica']
const targetOf = (kind: string) =>
  pipe(
    kinds.length,
    withDimension('classes', n =>
      pipe(
        kinds.indexOf(kind),
        classTargetFrom(n),
        E.bimap(showClassError, y => [...y])
      )
    )
  )
assert.deepEqual(targetOf('virginica'), E.right(E.right([0, 0, 1])))
assert.deepEqual(targetOf('rose'), E.right(E.left('expected a class, an integer from 0 to 2; got -1')))
