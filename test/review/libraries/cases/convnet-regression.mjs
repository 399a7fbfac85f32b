import convnet from 'convnetjs'

const net = new convnet.Net()
net.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: 1 },
  { type: 'regression', num_neurons: 1 }
])
const { biases } = net.layers[1]
const lossAt = bias => {
  biases.w[0] = bias
  biases.dw[0] = 0
  net.forward(new convnet.Vol([0]))
  return net.backward([1])
}
console.log('loss at h = 0, y = 1:', lossAt(0))
console.log('gradient of the bias:', biases.dw[0])
console.log('slope of the loss, by differences:', (lossAt(0.001) - lossAt(-0.001)) / 0.002)
