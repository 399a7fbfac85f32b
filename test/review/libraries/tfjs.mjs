/** TensorFlow.js: models of its layers. `node tfjs.mjs quadratic`, `binaryCrossEntropy`, `categoricalCrossEntropy` */
import tf from '@tensorflow/tfjs'

const { serve } = globalThis
const [, , loss = 'quadratic'] = process.argv
const losses = {
  quadratic: 'meanSquaredError',
  binaryCrossEntropy: 'binaryCrossentropy',
  categoricalCrossEntropy: 'categoricalCrossentropy'
}
const names = { identity: 'linear' }
const lossOf = (y, h) =>
  ({
    quadratic: () => tf.losses.meanSquaredError(y, h),
    binaryCrossEntropy: () => tf.metrics.binaryCrossentropy(y, h).mean(),
    categoricalCrossEntropy: () => tf.metrics.categoricalCrossentropy(y, h).mean()
  })[loss]()

/** Its optimizers, with the options of a request; Adagrad has an ε of its own. */
const optimizerOf = ({ name, learningRate, momentum, decay, beta1, beta2, epsilon }) =>
  ({
    gradientDescent: () => tf.train.sgd(learningRate),
    momentum: () => tf.train.momentum(learningRate, momentum),
    nesterov: () => tf.train.momentum(learningRate, momentum, true),
    rmsProp: () => tf.train.rmsprop(learningRate, decay, 0, epsilon),
    adam: () => tf.train.adam(learningRate, beta1, beta2, epsilon)
  })[name]()

const make = ({ sizes, activations, parameters }) => {
  const layers = activations.map((activation, k) =>
    tf.layers.dense({ units: sizes[k + 1], inputShape: [sizes[k]], activation: names[activation] ?? activation })
  )
  const model = tf.sequential({ layers })
  model.setWeights(parameters.flatMap(({ weights, bias }) => [tf.tensor2d(weights), tf.tensor1d(bias)]))
  return model
}

const pairs = tensors =>
  tensors.flatMap((one, k) => (k % 2 === 0 ? [{ weights: one.arraySync(), bias: tensors[k + 1].arraySync() }] : []))

const run = (model, x) => model.apply(tf.tensor2d(x), { training: true })

/** All tensors of a request are let go after it. */
const tidied = answer => async q => {
  tf.engine().startScope()
  try {
    return await answer(q)
  } finally {
    tf.engine().endScope()
    tf.disposeVariables()
  }
}

serve(
  {
    program: `TensorFlow.js, ${loss}`,
    numbers: 'single',
    weights: '[in, out]',
    hiddenActivations: ['sigmoid', 'tanh', 'relu', 'softplus', 'identity'],
    lastActivations:
      loss === 'quadratic' ? ['sigmoid', 'tanh', 'identity'] : [loss === 'binaryCrossEntropy' ? 'sigmoid' : 'softmax'],
    losses: [loss],
    optimizers: ['gradientDescent', 'momentum', 'nesterov', 'rmsProp', 'adam']
  },
  Object.fromEntries(
    Object.entries({
      forward: q => ({ outputs: make(q).predict(tf.tensor2d(q.inputs)).arraySync() }),
      loss: async q => {
        const model = make(q)
        model.compile({ optimizer: 'sgd', loss: losses[loss] })
        return {
          loss: model
            .evaluate(tf.tensor2d(q.inputs), tf.tensor2d(q.targets), { batchSize: q.inputs.length })
            .dataSync()[0]
        }
      },
      gradient: q => {
        const model = make(q)
        const { grads } = tf.variableGrads(() => lossOf(tf.tensor2d(q.targets), run(model, q.inputs)))
        return { gradient: pairs(model.trainableWeights.map(({ val }) => grads[val.name])) }
      },
      train: async q => {
        const model = make(q)
        model.compile({ optimizer: optimizerOf(q.optimizer), loss: losses[loss] })
        for (let step = 0, at = 0; step < q.steps; step++) {
          const [x, y] = [q.inputs, q.targets].map(rows => tf.tensor2d(rows.slice(at, at + q.batchSize)))
          await model.trainOnBatch(x, y)
          at = at + q.batchSize < q.inputs.length ? at + q.batchSize : 0
        }
        return { parameters: pairs(model.getWeights()) }
      }
    }).map(([name, answer]) => [name, tidied(answer)])
  )
)
