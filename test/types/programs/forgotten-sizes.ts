/** A list of networks of different shapes, for a table of their names. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { type AnyLayer, dense, input, relu, sigmoidLayer } from 'lawgrad'

const zoo: readonly AnyLayer[] = [pipe(input(2), dense(1)), pipe(input(3), dense(2), relu), sigmoidLayer(7)]
assert.deepEqual(
  zoo.map(({ name }) => name),
  ['2 → dense 1', '3 → dense 2 → relu', 'sigmoid']
)
