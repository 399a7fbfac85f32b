/** A combinator of one's own: its parameters are a record that holds those of any block. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  cost,
  getVectorSpace,
  gradient,
  pythonRandom,
  quadraticLoss,
  uniform,
  dense,
  dimensionOf,
  input,
  type Layer,
  layer,
  structShape,
  tanh,
  vector,
  vectorShape
} from 'lawgrad'

const gated = <N extends number, P>(block: Layer<N, NoInfer<N>, P>) =>
  layer({
    name: `gated ${block.name}`,
    inputs: block.inputs,
    outputs: block.inputs,
    shape: structShape({ block: block.shape, gate: vectorShape(dimensionOf(block.inputs)) }),
    equation:
      algebra =>
      ({ block: p, gate }) =>
      x =>
        pipe(x, block.equation(algebra)(p), algebra.hadamard(gate)),
    pullback:
      algebra =>
      ({ block: p, gate }, x) =>
      c => {
        const { output, pullback } = block.at(algebra)(p, x, [])
        const back = pullback(algebra.hadamard(gate)(c))
        return { parameters: { block: back.parameters, gate: algebra.hadamard(output)(c) }, input: back.input }
      }
  })
const layerOfTwo = gated(pipe(input(2), dense(3), tanh, dense(2)))
const size: 2 = layerOfTwo.outputs
assert.equal(layerOfTwo.shape.count, 9 + 8 + size)
const data = batch([{ input: vector([1, -1]), target: vector([0, 1]) }])

const { add: plus, inner, scale: times } = getVectorSpace(layerOfTwo.shape)
const [at, random] = layerOfTwo.initialize(uniform(-1, 1))(pythonRandom(1))
const [direction] = layerOfTwo.initialize(uniform(-1, 1))(random)
const j = (h: number) => cost(layerOfTwo, quadraticLoss)(data)(plus(times(h)(direction))(at))
const slope = inner(direction)(gradient(layerOfTwo, quadraticLoss)(data)(at))
assert.ok(Math.abs((j(1e-5) - j(-1e-5)) / 2e-5 - slope) < 1e-8)
