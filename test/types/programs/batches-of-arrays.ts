/** Examples in an array that may be empty. */
import * as O from 'fp-ts/lib/Option.js'
import { batchFrom, cost, dense, input, pipe, quadraticLoss, sigmoid, vector } from 'lawgrad'
import { strict as assert } from 'node:assert'

const network = pipe(input(2), dense(1), sigmoid)
const parameters = network.shape.unflatten([1, 1, 0])
const costOf = (rows: readonly (readonly [number, number, number])[]): O.Option<number> =>
  pipe(
    batchFrom(rows.map(([a, b, y]) => ({ input: vector([a, b]), target: vector([y]) }))),
    O.map(data => cost(network, quadraticLoss)(data)(parameters))
  )
assert.equal(O.isNone(costOf([])), true)
assert.deepEqual(costOf([[0, 0, 0.5]]), O.some(0))
