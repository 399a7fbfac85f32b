/** Literals from elsewhere: constants, spreads and mapped tuples of known length. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, vector, type Vector } from 'lawgrad'

const width = 3
const pair = [1, 2] as const
const triple = [...pair, 3] as const
const x = vector(triple)
const y: Vector<typeof width> = x
const network = pipe(input(width), dense(width))
assert.equal(network.outputs, y.size)
