/** As many blocks as `repeat` is documented to take, and repeats of repeats. */
import { dense, input, pipe, repeat, sigmoid } from 'lawgrad'
import { strict as assert } from 'node:assert'

const block = pipe(input(3), dense(3), sigmoid)
const long = pipe(input(2), dense(3), repeat(999, block), dense(1))
const layers: 2000 = long.layers.length
const blocks = pipe(input(3), repeat(30, block))
const nested = pipe(input(2), dense(3), repeat(30, blocks), dense(1))
const nestedLayers: 1802 = nested.layers.length
assert.deepEqual([layers, nestedLayers], [2000, 1802])
assert.equal(long.shape.count, 9 + 999 * 12 + 4)
