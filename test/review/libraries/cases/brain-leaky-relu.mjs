import brain from 'brain.js'

const net = new brain.NeuralNetwork({ activation: 'leaky-relu', leakyReluAlpha: 0.25 })
net.sizes = [1, 1]
net.initialize()
net.weights[1] = [[1]]
net.biases[1] = [0]
for (const z of [4, -4])
  console.log(`leaky relu of ${z}, slope 1/4 below zero:`, net.run([z])[0], 'where', Math.max(z, z / 4), 'is expected')
