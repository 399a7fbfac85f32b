/** brain.js: one activation for all layers, steps after each example. `node brain.mjs sigmoid`, `relu`, `tanh`, `leaky-relu`, `adam`; `later`: tanh, chosen when it trains */
import brain from 'brain.js'

const { serve } = globalThis
const [, , kind = 'sigmoid'] = process.argv
const activation = kind === 'adam' || kind === 'later' ? 'sigmoid' : kind
const ours = { 'leaky-relu': 'identity', later: 'tanh', adam: 'sigmoid' }

const make = ({ sizes, parameters, optimizer = {} }) => {
  // A leaky relu of slope 1 is the identity.
  const net = new brain.NeuralNetwork({
    activation,
    leakyReluAlpha: 1,
    ...(optimizer.name === 'adam' ? { praxis: 'adam' } : {})
  })
  net.sizes = sizes
  net.initialize()
  parameters.forEach(({ weights, bias }, k) => {
    net.weights[k + 1] = weights
    net.biases[k + 1] = bias
  })
  if (kind === 'later') net.updateTrainingOptions({ activation: 'tanh' })
  return net
}

serve(
  {
    program: `brain.js, ${kind}`,
    activations: [ours[kind] ?? kind],
    numbers: 'single',
    batchSizes: [1, 1],
    optimizers: kind === 'adam' ? ['adam'] : ['gradientDescent', 'momentum']
  },
  {
    forward: q => ({ outputs: q.inputs.map(x => make(q).run(x)) }),
    train: q => {
      const net = make(q)
      const data = q.inputs.map((input, k) => ({ input, output: q.targets[k] }))
      // It refuses a momentum of 0.
      const { name: _, momentum = Number.MIN_VALUE, ...rest } = q.optimizer
      net.train(data, { ...rest, momentum, iterations: q.epochs, errorThresh: Number.MIN_VALUE })
      return { parameters: q.parameters.map((__, k) => ({ weights: net.weights[k + 1], bias: net.biases[k + 1] })) }
    }
  }
)
