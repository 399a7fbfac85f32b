/** TensorFlow.js on its WebAssembly back end (numbers of 32 bits). */
import * as tf from '@tensorflow/tfjs'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { fileURLToPath } from 'node:url'
import { images, orTable, xorTable } from '../data.ts'
import { measureAsync } from './measure-async.ts'

setWasmPaths(fileURLToPath(new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)))
setThreadsCount(1)
await tf.setBackend('wasm')
await tf.ready()

const task = (sizes, hidden, softmax, rows, rate, adam) => () => {
  const ws = sizes.slice(1).map((n, l) => tf.variable(tf.randomUniform([sizes[l], n], -0.1, 0.1)))
  const bs = sizes.slice(1).map(n => tf.variable(tf.zeros([n])))
  const x = tf.tensor2d(rows.map(row => row.input))
  const y = tf.tensor2d(rows.map(row => row.target))
  const optimizer = adam ? tf.train.adam(rate) : tf.train.sgd(rate)
  const forward = () =>
    ws.reduce((h, w, l) => {
      const z = h.matMul(w).add(bs[l])
      return l === ws.length - 1 && softmax ? z : hidden === 'relu' ? z.relu() : z.sigmoid()
    }, x)
  const cost = () =>
    softmax
      ? tf.losses.softmaxCrossEntropy(y, forward())
      : forward()
          .sub(y)
          .square()
          .sum()
          .div(2 * rows.length)
  return {
    train: async () => {
      optimizer.minimize(cost)
      await bs[0].data()
    },
    infer: async () => tf.tidy(() => tf.softmax(forward()).dataSync())
  }
}
const table = rows => rows.map(([a, b, y]) => ({ input: [a, b], target: [y] }))
const train =
  (...args) =>
  () =>
    task(...args)().train
const infer =
  (...args) =>
  () =>
    task(...args)().infer
await measureAsync({
  or: train([2, 1], 'sigmoid', false, table(orTable), 40, false),
  'xor-2': train([2, 2, 1], 'sigmoid', false, table(xorTable), 15, false),
  'xor-4': train([2, 4, 1], 'sigmoid', false, table(xorTable), 15, false),
  'digits-30': train([784, 30, 10], 'sigmoid', false, images(10), 3, false),
  'digits-128': train([784, 128, 10], 'relu', true, images(128), 0.1, false),
  'digits-128-adam': train([784, 128, 10], 'relu', true, images(128), 0.001, true),
  'infer-1': infer([784, 128, 10], 'relu', true, images(1), 0, false),
  'infer-1000': infer([784, 128, 10], 'relu', true, images(1000), 0, false)
})
