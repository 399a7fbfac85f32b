import synaptic from 'synaptic'

const { Layer, Network, Trainer } = synaptic
const [input, output] = [new Layer(1), new Layer(1)]
input.project(output)
const net = new Network({ input, hidden: [], output })
output.list[0].bias = 0
Object.values(output.list[0].connections.inputs)[0].weight = 0
const trainer = new Trainer(net, { rate: 0, iterations: 1 })
trainer.train([{ input: [0], output: [0] }], { rate: 0, iterations: 1 })
net.restore()
console.log('rate asked for: 0; of the trainer:', trainer.rate)
console.log('bias before: 0; after:', output.list[0].bias, '= 0.2 * (0 - 1/2)')
