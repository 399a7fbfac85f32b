/** A hidden layer of a width that an option gives. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, relu, showDimensionError, withDimension } from 'lawgrad'

const sizeWith = (width: number) =>
  pipe(
    width,
    withDimension('hidden', hidden => pipe(input(4), dense(hidden), relu, dense(hidden), relu, dense(2)).shape.count)
  )
assert.deepEqual(sizeWith(10), E.right(50 + 110 + 22))
assert.deepEqual(
  E.mapLeft(showDimensionError)(sizeWith(0)),
  E.left('hidden: expected a size that is a positive integer, such as 3; got 0')
)
