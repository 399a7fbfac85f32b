/** convnetjs: a linear last layer with a quadratic loss, or a softmax. `node convnet.mjs quadratic`, `softmax`; with `decay`, weight decay */
import convnet from 'convnetjs'

const { serve } = globalThis
const [, , kind = 'softmax', way] = process.argv
const loss = kind === 'softmax' ? 'categoricalCrossEntropy' : 'quadratic'

const denseOf = net => net.layers.filter(({ layer_type: type }) => type === 'fc')

const make = ({ sizes, activations, parameters }) => {
  const net = new convnet.Net()
  const last = sizes.at(-1)
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...sizes.slice(1, -1).map((size, k) => ({ type: 'fc', num_neurons: size, activation: activations[k] })),
    kind === 'softmax' ? { type: 'softmax', num_classes: last } : { type: 'regression', num_neurons: last }
  ])
  denseOf(net).forEach(({ filters, biases }, k) => {
    filters.forEach(({ w }, i) => w.set(parameters[k].weights[i]))
    biases.w.set(parameters[k].bias)
  })
  return net
}

const target = row => (kind === 'softmax' ? row.indexOf(1) : row)
const each = (q, f) => q.inputs.map((x, k) => f(new convnet.Vol(x), target(q.targets[k])))
const read = (net, of, by = 1) =>
  denseOf(net).map(({ filters, biases }) => ({
    weights: filters.map(one => one[of].map(x => x / by)),
    bias: biases[of].map(x => x / by)
  }))

/** The method and the options of an optimizer. */
const optionsOf = ({ name, learningRate, momentum = 0, decay, epsilon, weightDecay = 0 }) => ({
  method: { adagrad: 'adagrad', rmsProp: 'windowgrad' }[name] ?? 'sgd',
  learning_rate: learningRate,
  momentum,
  ro: decay,
  eps: epsilon,
  l2_decay: weightDecay
})

serve(
  {
    program: `convnetjs, ${kind}${way === undefined ? '' : `, ${way}`}`,
    hiddenActivations: ['sigmoid', 'tanh', 'relu'],
    lastActivations: [kind === 'softmax' ? 'softmax' : 'identity'],
    losses: [loss],
    partialBatches: false,
    weightDecay: way === 'decay',
    optimizers: way === 'decay' ? ['gradientDescent'] : ['gradientDescent', 'momentum', 'adagrad', 'rmsProp']
  },
  {
    forward: q => ({ outputs: each(q, x => [...make(q).forward(x).w]) }),
    loss: q => {
      const net = make(q)
      const losses = each(q, (x, y) => {
        net.forward(x)
        return net.backward(y)
      })
      return { loss: losses.reduce((sum, one) => sum + one, 0) / losses.length }
    },
    gradient: q => {
      const net = make(q)
      each(q, (x, y) => {
        net.forward(x)
        net.backward(y)
      })
      return { gradient: read(net, 'dw', q.inputs.length) }
    },
    train: q => {
      const net = make(q)
      const trainer = new convnet.Trainer(net, { ...optionsOf(q.optimizer), batch_size: q.batchSize })
      for (let taken = 0; taken < q.steps * q.batchSize; taken++) {
        const k = taken % q.inputs.length
        trainer.train(new convnet.Vol(q.inputs[k]), target(q.targets[k]))
      }
      return { parameters: read(net, 'w') }
    }
  }
)
