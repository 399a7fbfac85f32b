/** The mean of the predictions of several networks of one shape. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { add, dense, input, pythonRandom, scale, sigmoid, uniform, vector, zeros } from 'lawgrad'

const member = pipe(input(2), dense(1), sigmoid)
const ensemble = [0, 1, 2].map(seed => member.initialize(uniform(0, 1))(pythonRandom(seed))[0])
const x = vector([1, 1])
const mean = pipe(
  ensemble.map(parameters => member.forward(parameters)(x)).reduce((total, h) => add(h)(total), zeros(1)),
  scale(1 / ensemble.length)
)
assert.ok(([...mean][0] ?? 0) > 0.5)
