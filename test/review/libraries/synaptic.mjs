/** synaptic: steps after each example. `node synaptic.mjs quadratic`, `binaryCrossEntropy`; with a number, of at most so many layers; with an activation, of that alone */
import synaptic from 'synaptic'

const { serve } = globalThis
const { Layer, Network, Neuron, Trainer } = synaptic
const [, , loss = 'binaryCrossEntropy', most = '9', only] = process.argv
const squash = { sigmoid: 'LOGISTIC', tanh: 'TANH', identity: 'IDENTITY', relu: 'RELU' }
const cost = loss === 'quadratic' ? Trainer.cost.MSE : Trainer.cost.CROSS_ENTROPY

/** Its layers, and of each unit the connections that come in. */
const layersOf = net => [...net.layers.hidden, net.layers.output].map(({ list }) => list)
const incoming = neuron => Object.values(neuron.connections.inputs)

const make = ({ sizes, activations, parameters }) => {
  const layers = sizes.map(size => new Layer(size))
  layers.slice(1).forEach((layer, k) => layers[k].project(layer))
  const net = new Network({ input: layers[0], hidden: layers.slice(1, -1), output: layers.at(-1) })
  layersOf(net).forEach((list, k) =>
    list.forEach((neuron, i) => {
      neuron.squash = Neuron.squash[squash[activations[k]]]
      neuron.bias = parameters[k].bias[i]
      incoming(neuron).forEach((connection, j) => (connection.weight = parameters[k].weights[i][j]))
    })
  )
  return net
}

const read = net => {
  net.restore()
  return layersOf(net).map(list => ({
    weights: list.map(neuron => incoming(neuron).map(({ weight }) => weight)),
    bias: list.map(({ bias }) => bias)
  }))
}

const set = q => q.inputs.map((input, k) => ({ input, output: q.targets[k] }))

serve(
  {
    program: `synaptic, ${loss}${most === '1' ? ', one layer' : ''}`,
    layers: [1, Number(most)],
    activations: loss !== 'quadratic' ? ['sigmoid'] : only === undefined ? ['sigmoid', 'tanh', 'identity'] : [only],
    losses: [loss],
    batchSizes: [1, 1]
  },
  {
    forward: q => ({ outputs: q.inputs.map(x => make(q).activate(x)) }),
    loss: q => ({ loss: new Trainer(make(q)).test(set(q), { cost }).error }),
    train: q => {
      const net = make(q)
      new Trainer(net).train(set(q), {
        rate: q.optimizer.learningRate,
        iterations: q.epochs,
        error: Number.MIN_VALUE,
        cost
      })
      return { parameters: read(net) }
    }
  }
)
