import convnet from 'convnetjs'

const net = new convnet.Net()
net.makeLayers([
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: 1 },
  { type: 'fc', num_neurons: 1, activation: 'tanh' },
  { type: 'regression', num_neurons: 1 }
])
for (const z of [354, 355, -800]) {
  net.layers[1].biases.w[0] = z
  net.forward(new convnet.Vol([0]))
  console.log(`tanh(${z}):`, net.layers[2].out_act.w[0], 'where', Math.tanh(z), 'is expected')
}
