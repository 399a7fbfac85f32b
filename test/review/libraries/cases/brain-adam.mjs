import brain from 'brain.js'

const net = new brain.NeuralNetwork({ praxis: 'adam' })
net.sizes = [1, 1]
net.initialize()
net.weights[1] = [[0]]
net.biases[1] = [0]
net.train([{ input: [1], output: [0] }], { iterations: 1, learningRate: 0.125, praxis: 'adam' })
// Weight and bias have the same gradient here, as the input is 1; a first step of Adam is as long as the rate.
console.log('weight after a step:', net.weights[1][0][0])
console.log('bias after a step:  ', net.biases[1][0])
