import FNN from 'ml-fnn'

const net = new FNN({ hiddenLayers: [1], activation: 'logistic' })
net.train([[0], [1]], [0, 1])
console.log('activation asked for: logistic; in the network:', net.toJSON().activation)
