import synaptic from 'synaptic'

const { Layer, Network, Trainer } = synaptic
const made = () => {
  const [input, output] = [new Layer(1), new Layer(1)]
  input.project(output)
  output.list[0].bias = 0
  Object.values(output.list[0].connections.inputs)[0].weight = 0
  return new Network({ input, hidden: [], output })
}
for (const name of ['MSE', 'CROSS_ENTROPY']) {
  const net = made()
  new Trainer(net).train([{ input: [0], output: [0] }], { rate: 0.375, iterations: 1, cost: Trainer.cost[name] })
  net.restore()
  console.log(`bias after a step with ${name}:`, net.layers.output.list[0].bias)
}
console.log('0.375 * (0 - h), h = 1/2:', 0.375 * -0.5)
console.log('0.375 * (0 - h) * h * (1 - h):', 0.375 * -0.5 * 0.25)
