/** ml-fnn: softmax and cross-entropy, all examples at each step. `node ml-fnn.mjs tanh`, `logistic`, …; with `load`, its network is loaded from JSON */
import FNN from 'ml-fnn'
import { Matrix } from 'ml-matrix'

const { serve } = globalThis
const [, , activation = 'tanh', way] = process.argv
const ours = activation === 'logistic' ? 'sigmoid' : activation

/** Its outputs stand in the order in which their labels first occur: the labels, and each output's place. */
const orderOf = ({ targets, sizes }) => {
  const labels = targets.map(row => row.indexOf(1))
  return { labels, order: [...new Set([...labels, ...Array.from({ length: sizes.at(-1) }, (_, k) => k)])] }
}

const make = q => {
  const { order } = orderOf(q)
  const [inputs, ...hidden] = q.sizes
  const outputs = hidden.pop()
  const options = {
    hiddenLayers: hidden,
    iterations: q.steps,
    learningRate: q.optimizer?.learningRate,
    regularization: q.optimizer?.weightDecay ?? 0,
    activation
  }
  const layers = q.parameters.map(({ weights, bias }, k) => {
    const isLast = k === q.parameters.length - 1
    return {
      W: isLast ? weights.map(row => order.map(c => row[c])) : weights,
      b: [isLast ? order.map(c => bias[c]) : bias]
    }
  })
  if (way === 'load') {
    const own = { model: 'Layer', regularization: options.regularization, epsilon: options.learningRate, activation }
    return FNN.load({ model: 'FNN', ...options, layers: layers.map(layer => ({ ...own, ...layer })) })
  }
  const net = new FNN(options)
  net.buildNetwork(inputs, outputs)
  layers.forEach(({ W, b }, k) => Object.assign(net.model[k], { W: new Matrix(W), b: new Matrix(b) }))
  return net
}

/** Back in our order. */
const read = (q, layers) => {
  const { order } = orderOf(q)
  const places = order.map((_, c) => order.indexOf(c))
  return layers.map(({ W, b }, k) => {
    const [weights, [bias]] = [W.to2DArray(), b.to2DArray()]
    return k < layers.length - 1
      ? { weights, bias }
      : { weights: weights.map(row => places.map(c => row[c])), bias: places.map(c => bias[c]) }
  })
}

const outputs = (q, net) => {
  const { order } = orderOf(q)
  const rows = net.propagate(new Matrix(q.inputs)).to2DArray()
  return rows.map(row => order.map((_, c) => row[order.indexOf(c)]))
}

serve(
  {
    program: `ml-fnn, ${activation}${way === undefined ? '' : `, ${way}`}`,
    layers: [2, 9],
    weights: '[in, out]',
    hiddenActivations: [ours],
    lastActivations: ['softmax'],
    losses: ['categoricalCrossEntropy'],
    weightDecay: way !== 'plain',
    batchSizes: 'all'
  },
  {
    forward: q => ({ outputs: outputs(q, make(q)) }),
    gradient: q => {
      const net = make(q)
      const features = new Matrix(q.inputs)
      const { labels, order } = orderOf(q)
      net.dicts = { inputs: Object.fromEntries(order.map((c, k) => [c, k])) }
      // A step would follow at once.
      net.model.forEach(layer => (layer.update = () => undefined))
      net.backpropagation(features, labels, net.propagate(features))
      return {
        gradient: read(
          q,
          net.model.map(({ dW, db }) => ({ W: dW, b: db }))
        )
      }
    },
    train: q => {
      const net = make(q)
      net.train(q.inputs, orderOf(q).labels)
      return { parameters: read(q, net.model) }
    }
  }
)
