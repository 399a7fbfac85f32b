import convnet from 'convnetjs'

for (const size of [1, 2]) {
  const net = new convnet.Net()
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: 1 },
    { type: 'regression', num_neurons: 1 }
  ])
  const weight = net.layers[1].filters[0].w
  weight[0] = 1
  const trainer = new convnet.Trainer(net, { learning_rate: 0.5, momentum: 0, l2_decay: 0.25, batch_size: size })
  // At x = 0 the gradient of the weight is 0: what changes it is the decay.
  for (let k = 0; k < size; k++) trainer.train(new convnet.Vol([0]), [0])
  console.log(`weight after a step on ${size}:`, weight[0], `= 1 - 0.5 * 0.25 / ${size}`)
}
