/**
 * What a user writes: copied into an empty project, type-checked there with the declarations that we publish, and run by
 * plain Node with the JavaScript that we publish.
 */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import * as lawgrad from 'lawgrad'
import {
  batch,
  dense,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  uniform,
  vector
} from 'lawgrad'
import * as laws from 'lawgrad/laws'
import * as report from 'lawgrad/report'

for (const [name, module] of Object.entries({ lawgrad, laws, report })) {
  assert.ok(Object.keys(module).length > 0, `${name} exports nothing`)
  for (const [key, value] of Object.entries(module)) assert.notEqual(value, undefined, `${name}.${key} is undefined`)
}

const or = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
const table = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([1]) }
])
const [history, { parameters }] = train(or, { epochs: 1000 })(table)(initialState(or, uniform(0, 1))(pythonRandom(0)))
const outputs = [vector([0, 0]), vector([1, 0]), vector([0, 1]), vector([1, 1])].map(
  x => [...or.network.forward(parameters)(x)][0]
)
assert.equal(history.length, 1000)
assert.deepEqual(
  outputs.map(output => output?.toFixed(2)),
  ['0.02', '0.99', '0.99', '1.00']
)
