import synaptic from 'synaptic'

const { Layer, Network } = synaptic
const [input, hidden, output] = [new Layer(1), new Layer(1), new Layer(1)]
input.project(hidden)
hidden.project(output)
const net = new Network({ input, hidden: [hidden], output })
const [unit, last] = [hidden.list[0], output.list[0]]
const weight = of => Object.values(of.connections.inputs)[0]
unit.bias = last.bias = weight(unit).weight = weight(last).weight = 0
net.activate([0])
net.propagate(0.375, [0])
net.restore()
// The weight between the layers is 0, so that no error comes down through it.
console.log('weight between the layers after the step:', weight(last).weight)
console.log('bias of the hidden unit after the step:', unit.bias, 'where 0 is expected')
console.log('0.375 * (new weight) * (0 - 1/2) * 1/4:', 0.375 * weight(last).weight * -0.5 * 0.25)
