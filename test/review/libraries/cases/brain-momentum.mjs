import brain from 'brain.js'

const net = new brain.NeuralNetwork()
net.sizes = [1, 1]
net.initialize()
net.weights[1] = [[0]]
net.biases[1] = [0]
for (const _ of [1, 2]) net.train([{ input: [1], output: [0] }], { iterations: 1, learningRate: 0.5, momentum: 0.5 })
// Weight and bias have the same gradient here, as the input is 1.
console.log('weight after two steps:', net.weights[1][0][0])
console.log('bias after two steps:  ', net.biases[1][0])
