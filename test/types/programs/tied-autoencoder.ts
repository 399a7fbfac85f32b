/** An autoencoder whose decoder is the transposed encoder: one matrix, two uses, gradients added. */
import { strict as assert } from 'node:assert'
import {
  adam,
  append,
  batch,
  compose,
  denseLayer,
  glorotUniform,
  initialState,
  input,
  matrixShape,
  pipe,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  structShape,
  tanhLayer,
  tiedLayer,
  train,
  trainer,
  vector,
  vectorShape
} from 'lawgrad'

const autoencoder = tiedLayer(pipe(denseLayer(4, 2), compose(tanhLayer(2)), compose(denseLayer(2, 4))), {
  name: 'tied autoencoder',
  shape: structShape({ weights: matrixShape(2, 4), code: vectorShape(2), bias: vectorShape(4) }),
  equation:
    ({ transpose }) =>
    ({ weights, code, bias }) => [[{ weights, bias: code }, []], { weights: transpose(weights), bias }],
  pullback:
    ({ add, transpose }) =>
    ([[encoder], decoder]) => ({
      weights: pipe(encoder.weights, add(transpose(decoder.weights))),
      code: encoder.bias,
      bias: decoder.bias
    })
})
const network = pipe(input(4), append(autoencoder), sigmoid)
assert.equal(network.shape.count, 8 + 2 + 4)

const codes = ([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]] as const).map(vector) // prettier-ignore
const [one, ...rest] = codes.map(code => ({ input: code, target: code }))
assert.ok(one)
const course = trainer(network, quadraticLoss, adam(0.1))
const [history, { parameters }] = train(course, { epochs: 300 })(batch([one, ...rest]))(
  initialState(course, glorotUniform)(pythonRandom(4))
)
assert.ok((history.at(-1)?.cost ?? 1) < (history[0]?.cost ?? 0) / 2)
assert.deepEqual([parameters[0].weights.size, parameters[0].code.size], [[2, 4], 2])
