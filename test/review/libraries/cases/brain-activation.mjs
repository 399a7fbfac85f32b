import brain from 'brain.js'

const net = new brain.NeuralNetwork({ activation: 'sigmoid' })
net.sizes = [1, 1]
net.initialize()
net.weights[1] = [[0]]
net.biases[1] = [1]
net.updateTrainingOptions({ activation: 'tanh' })
console.log('activation asked for: tanh; in the JSON of the network:', net.toJSON().activation)
console.log('output at z = 1:', net.run([0])[0])
console.log('tanh(1):', Math.tanh(1), 'sigmoid(1):', 1 / (1 + Math.exp(-1)))
