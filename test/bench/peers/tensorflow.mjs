/** TensorFlow.js on its WebAssembly back end (numbers of 32 bits). */
import * as tf from '@tensorflow/tfjs'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { fileURLToPath } from 'node:url'
import { batches, images, orTable, xorTable } from '../data.ts'
import { measureAsync } from './measure-async.ts'

setWasmPaths(fileURLToPath(new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)))
setThreadsCount(1)
await tf.setBackend('wasm')
await tf.ready()

const task = (sizes, hidden, softmax, rows, rate, adam, size = rows.length) => {
  const ws = sizes.slice(1).map((n, l) => tf.variable(tf.randomUniform([sizes[l], n], -0.1, 0.1)))
  const bs = sizes.slice(1).map(n => tf.variable(tf.zeros([n])))
  const x = tf.tensor2d(rows.map(row => row.input))
  const y = tf.tensor2d(rows.map(row => row.target))
  const optimizer = adam ? tf.train.adam(rate) : tf.train.sgd(rate)
  const forward = inputs =>
    ws.reduce((h, w, l) => {
      const z = h.matMul(w).add(bs[l])
      return l === ws.length - 1 && softmax ? z : hidden === 'relu' ? z.relu() : z.sigmoid()
    }, inputs)
  const cost = (inputs, targets) =>
    softmax
      ? tf.losses.softmaxCrossEntropy(targets, forward(inputs))
      : forward(inputs)
          .sub(targets)
          .square()
          .sum()
          .div(2 * size)
  const drawn = batches([...rows.keys()], size)
  const gathered = () => {
    const places = tf.tensor1d(drawn.next().value, 'int32')
    return [tf.gather(x, places), tf.gather(y, places)]
  }
  return {
    train: async () => {
      tf.tidy(() => {
        const [inputs, targets] = size === rows.length ? [x, y] : gathered()
        optimizer.minimize(() => cost(inputs, targets))
      })
      await bs[0].data()
    },
    infer: async () => tf.tidy(() => (softmax ? tf.softmax(forward(x)) : forward(x)).dataSync())
  }
}
const table = rows => rows.map(([a, b, y]) => ({ input: [a, b], target: [y] }))
const train =
  (...args) =>
  () =>
    task(...args).train
const infer =
  (...args) =>
  () =>
    task(...args).infer
await measureAsync({
  or: train([2, 1], 'sigmoid', false, table(orTable), 40, false),
  'xor-2': train([2, 2, 1], 'sigmoid', false, table(xorTable), 15, false),
  'xor-4': train([2, 4, 1], 'sigmoid', false, table(xorTable), 15, false),
  'digits-30': train([784, 30, 10], 'sigmoid', false, images(400), 3, false, 10),
  'digits-128': train([784, 128, 10], 'relu', true, images(512), 0.1, false, 128),
  'digits-128-adam': train([784, 128, 10], 'relu', true, images(512), 0.001, true, 128),
  'infer-30-1': infer([784, 30, 10], 'sigmoid', false, images(1), 0, false),
  'infer-30-1000': infer([784, 30, 10], 'sigmoid', false, images(1000), 0, false),
  'infer-128-1': infer([784, 128, 10], 'relu', true, images(1), 0, false),
  'infer-128-1000': infer([784, 128, 10], 'relu', true, images(1000), 0, false)
})
