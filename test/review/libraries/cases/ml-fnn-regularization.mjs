import FNN from 'ml-fnn'
import { Matrix } from 'ml-matrix'

const net = new FNN({ hiddenLayers: [1], iterations: 1, learningRate: 0.375, regularization: 0 })
net.buildNetwork(1, 2)
const [hidden, last] = net.model
Object.assign(hidden, { W: new Matrix([[0]]), b: new Matrix([[0]]) })
Object.assign(last, { W: new Matrix([[0, 1]]), b: new Matrix([[0, 0]]) })
net.train([[0]], ['a'])
// The hidden unit is tanh(0) = 0, so that the gradient of this weight is 0.
console.log('regularization asked for: 0; in the network:', net.regularization)
console.log('weight before: 1; after:', last.W.get(0, 1), '= 1 - 0.375 * 0.01 * 1')
