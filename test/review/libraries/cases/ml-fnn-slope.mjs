import FNN from 'ml-fnn'
import { Matrix } from 'ml-matrix'

const sigmoid = z => 1 / (1 + Math.exp(-z))
const layer = { model: 'Layer', regularization: 0, epsilon: 1, activation: 'logistic' }
const layers = [
  { ...layer, W: [[1]], b: [[1]] },
  { ...layer, W: [[0, 1]], b: [[0, 0]] }
]
const net = FNN.load({ model: 'FNN', activation: 'logistic', layers })
const x = new Matrix([[0]])
net.dicts = { inputs: { a: 0 } }
const probabilities = net.propagate(x)
const p = probabilities.get(0, 1)
net.model.forEach(each => (each.update = () => undefined))
net.backpropagation(x, ['a'], probabilities)
const a = sigmoid(1)
console.log('gradient of the first bias:', net.model[0].db.get(0, 0))
console.log('p * a * (1 - a):', p * a * (1 - a))
console.log('p * sigmoid(a) * (1 - sigmoid(a)):', p * sigmoid(a) * (1 - sigmoid(a)))
