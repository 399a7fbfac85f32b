/** @jax-js/jax on its WebAssembly device (numbers of 32 bits): 784-128-10, relu, softmax, compiled by its jit. */
import * as jax from '@jax-js/jax'
import { images, weights } from '../data.ts'
import { measureAsync } from './measure-async.ts'

const { numpy: np } = jax
await jax.init('wasm')
jax.defaultDevice('wasm')
const single = numbers => Float32Array.from(numbers)
const array = (numbers, shape) => np.array(single(numbers)).reshape(shape)
const parameters = () => [array(weights(784 * 128, 0.08, 1), [784, 128]), array(weights(1280, 0.2, 2), [128, 10])]
const rowsOf = rows => [
  array(
    rows.flatMap(row => row.input),
    [rows.length, 784]
  ),
  array(
    rows.flatMap(row => row.target),
    [rows.length, 10]
  )
]
const logits = ([w1, w2], x) => np.matmul(jax.nn.relu(np.matmul(x, w1)), w2)
const infer = count => () => {
  const run = jax.jit(([w1, w2], x) => jax.nn.softmax(logits([w1, w2], x)))
  const p = parameters()
  const [x] = rowsOf(images(count))
  return async () =>
    run(
      p.map(each => each.ref),
      x.ref
    ).data()
}
await measureAsync({ 'infer-128-1': infer(1), 'infer-128-1000': infer(1000) })
