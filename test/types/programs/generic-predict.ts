/** A function over every layer, written by a user. */
import { strict as assert } from 'node:assert'
import { type Layer, sigmoidLayer, vector, type Vector, zeros } from 'lawgrad'

const predictAll =
  <I extends number, O extends number, P>(layer: Layer<I, O, P>) =>
  (parameters: P) =>
  (inputs: readonly Vector<I>[]) =>
    inputs.map(layer.forward(parameters))
const outputs = predictAll(sigmoidLayer(2))([])([vector([0, 0]), vector([0, 0])])
const first: Vector<2> = outputs[0] ?? zeros(2)
assert.deepEqual([...first], [0.5, 0.5])
