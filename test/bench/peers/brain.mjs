/** brain.js without a GPU: the tiny networks, one example at a time, which is the only way it has. */
import brain from 'brain.js'
import { xorTable } from '../data.ts'
import { measureAsync } from './measure-async.ts'

const xor = hidden => () => {
  const network = new brain.NeuralNetwork({ hiddenLayers: [hidden], activation: 'sigmoid' })
  const rows = xorTable.map(([a, b, y]) => ({ input: [a, b], output: [y] }))
  network.train(rows, { iterations: 1, errorThresh: 1e-12 })
  return async () => {
    network.train(rows, { iterations: 20, errorThresh: 1e-12, log: false })
  }
}
await measureAsync({ 'xor-2': xor(2), 'xor-4': xor(4) }, { 'xor-2': 20, 'xor-4': 20 })
