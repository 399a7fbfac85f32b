/** The weights of XOR given by hand: the compiler knows the shape of each. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, matrix, sigmoid, vector } from 'lawgrad'

const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
const hidden = {
  weights: matrix([
    [20, 20],
    [-20, -20]
  ]),
  bias: vector([-10, 30])
}
const output = { weights: matrix([[20, 20]]), bias: vector([-30]) }
const h = xor.forward([hidden, [], output, []])
const answers = [vector([0, 0]), vector([0, 1]), vector([1, 0]), vector([1, 1])].map(x =>
  Math.round([...h(x)][0] ?? -1)
)
assert.deepEqual(answers, [0, 1, 1, 0])
