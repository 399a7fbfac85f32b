import FNN from 'ml-fnn'

const net = new FNN({ hiddenLayers: [1], iterations: 1, learningRate: 0 })
net.buildNetwork(1, 2)
net.train([[0]], ['a'])
// At x = 0 both probabilities are 1/2, and the gradient of the first bias is -1/2.
console.log('learningRate asked for: 0; in the network:', net.learningRate)
console.log('bias before: 0; after:', net.model[1].b.get(0, 0), '= 0.01 / 2')
