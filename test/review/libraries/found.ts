/** What was found in libraries: which review tells it, and the case that shows it by the library alone. */
export interface Found {
  readonly library: string
  readonly title: string
  /** In neutral words. */
  readonly text: string
  /** Which review tells it; nothing where it was read in the source, beside the review. */
  readonly told?: string
  /** Which of its remarks and conventions; its finding, unless said. */
  readonly shown?: RegExp
  /** A file of `cases`. */
  readonly case: string
  /** What the case must print. */
  readonly prints: RegExp
}

export const found: readonly Found[] = [
  {
    library: 'ml-fnn',
    title: 'the option `activation` has no effect',
    text: 'Whatever is asked for, the hidden layers are tanh: the constructor looks for the name among the indices of a list of names (`in Object.keys(…)`), does not find it, and takes the default.',
    told: 'node ml-fnn.mjs logistic',
    case: 'ml-fnn-activation.mjs',
    prints: /asked for: logistic; in the network: tanh/u
  },
  {
    library: 'ml-fnn',
    title: 'a `regularization` of 0 is 0.01',
    text: 'The constructor says `options.regularization || 0.01`, so that weight decay cannot be turned off.',
    told: 'node ml-fnn.mjs tanh plain',
    case: 'ml-fnn-regularization.mjs',
    prints: /in the network: 0\.01\n.*after: 0\.99625 /u
  },
  {
    library: 'ml-fnn',
    title: 'a `learningRate` of 0 is 0.01',
    text: 'The same with `options.learningRate || 0.01`.',
    told: 'node ml-fnn.mjs tanh',
    case: 'ml-fnn-learning-rate.mjs',
    prints: /in the network: 0\.01\n.*after: 0\.005 /u
  },
  {
    library: 'ml-fnn',
    title: 'the slope of an activation is taken at its output',
    text: 'On the way back each derivative gets the activation a in place of z. For tanh it is written in terms of a; the others are written in terms of z. A network gets them by `load` alone, as the option is ignored. The slope of relu is then 1 for all units.',
    told: 'node ml-fnn.mjs logistic load',
    case: 'ml-fnn-slope.mjs',
    prints: /first bias: (?<g>0\.14807\d+)\n.*0\.1327.*\n.*: \k<g>/u
  },
  {
    library: 'brain.js',
    title: 'leaky relu is 0 below zero, and has its slope above',
    text: 'Forward it is `sum < 0 ? 0 : alpha * sum`; backward, the slope is 1 above zero and alpha below.',
    told: 'node brain.mjs leaky-relu',
    case: 'brain-leaky-relu.mjs',
    prints: /of 4, .*: 1 where 4 .*\n.*of -4, .*: 0 where -1 /u
  },
  {
    library: 'brain.js',
    title: 'momentum moves the weights alone',
    text: 'The biases are updated by the learning rate times the gradient, without momentum.',
    told: 'node brain.mjs sigmoid',
    case: 'brain-momentum.mjs',
    prints: /steps: -0\.1521\d*\n.*: +-0\.1208\d*/u
  },
  {
    library: 'brain.js',
    title: 'Adam moves the biases by the moments of the step before',
    text: 'The corrected moments of a bias are computed from the stored ones before those are renewed; a first step leaves the biases where they are. The weights are updated by the new moments.',
    told: 'node brain.mjs adam',
    case: 'brain-adam.mjs',
    prints: /step: -0\.1249999\d*\n.*: +0\n/u
  },
  {
    library: 'brain.js',
    title: 'an `activation` that is chosen after the network is made has no effect',
    text: 'The options of `train` take it, and the JSON of the network names it; but the functions that run are those of the activation before.',
    told: 'node brain.mjs later',
    case: 'brain-activation.mjs',
    prints: /JSON of the network: tanh\n.*: 0\.73105/u
  },
  {
    library: 'synaptic',
    title: 'the upper layer is updated before the error is sent back through it',
    text: 'A unit changes its incoming weights as soon as it has its error; the layer below then takes its own error through the new weights. This is so with `optimize`, which is the default, and without.',
    told: 'node synaptic.mjs binaryCrossEntropy',
    case: 'synaptic-order.mjs',
    prints: /after the step: 0\.00439453125 where 0 /u
  },
  {
    library: 'synaptic',
    title: 'a `rate` of 0 is 0.2',
    text: '`Trainer` says `options.rate || .2`, and `train` passes over a rate of 0. (A unit by itself says `rate || .1`.)',
    told: 'node synaptic.mjs binaryCrossEntropy 1',
    case: 'synaptic-rate.mjs',
    prints: /of the trainer: 0\.2\n.*after: -0\.1 /u
  },
  {
    library: 'convnetjs',
    title: 'the loss of a regression is four times the one whose gradient is taken',
    text: 'The loss that is reported is 2·(h − y)², summed over the outputs; the gradient is h − y, that of ½·(h − y)². Training follows the gradient.',
    told: 'node convnet.mjs quadratic',
    case: 'convnet-regression.mjs',
    prints: /y = 1: 2\n.*bias: -1\n.*: -[34]\.\d/u
  },
  {
    library: 'convnetjs',
    title: 'tanh is NaN above 355',
    text: 'It is computed as (e²ᶻ − 1)/(e²ᶻ + 1), which is ∞/∞ there. The review says it as a remark, since it asks that far for remarks alone.',
    told: 'node convnet.mjs quadratic',
    shown: /±800/u,
    case: 'convnet-tanh.mjs',
    prints: /tanh\(354\): 1 .*\ntanh\(355\): NaN/u
  },
  {
    library: 'jax-js',
    title: 'the slope of sigmoid is NaN below −88.7',
    text: 'Sigmoid is 1/(1 + e⁻ᶻ) by primitives; e⁻ᶻ is infinite in single precision there, and the chain rule multiplies it by zero. With `cpu` it begins at −88.7, with `wasm` at −88.4.',
    told: 'node jax.mjs wasm',
    case: 'jax-sigmoid.mjs',
    prints: /wasm, slope of sigmoid at -88: 0\n.*-88\.7: NaN\n[^]*cpu, slope of sigmoid at -88\.73: NaN/u
  },
  {
    library: 'jax-js',
    title: 'softplus is infinite above 88.8, and its slope NaN',
    text: 'Softplus is log(1 + eᶻ) by primitives, with the same overflow.',
    told: 'node jax.mjs wasm softplus',
    case: 'jax-softplus.mjs',
    prints: /softplus\(89\): Infinity slope: NaN/u
  },
  {
    library: 'scikit-learn',
    title: 'with several outputs, the loss of `MLPRegressor` and its gradient differ by their number',
    text: 'The squared error is averaged over the outputs, its gradient is not. Steps of `sgd` and `adam` use the gradient alone; `lbfgs` uses both. It is known there as issue 8349.',
    told: 'python3 sklearn_mlp.py quadratic',
    case: 'sklearn_outputs.py',
    prints: /bias: -1\.0\n.*: -0\.5/u
  },
  {
    library: 'TensorFlow.js',
    title: 'centered RMSProp answers NaN where a gradient is zero',
    text: 'The root is taken of E[g²] − (E[g]² + ε): ε is subtracted, and for a gradient of zero the root is that of −ε. The protocol has no centered RMSProp; this was read in the source, and tried.',
    case: 'tfjs-rmsprop.mjs',
    prints: /gradient 1: 0\.62\d*\n.*gradient 0: NaN/u
  },
  {
    library: 'TensorFlow.js',
    title: '`setMomentum` has no effect',
    text: 'It sets a field that is not read in a step: steps read a tensor that the constructor made. This was read in the source, and tried.',
    case: 'tfjs-momentum.mjs',
    prints: /in the optimizer: 0\n.*: -1\.25\n/u
  }
]

/** What a library chooses, and is no fault of it. */
export const conventions: readonly Found[] = [
  {
    library: 'synaptic',
    title: 'the option `cost` is what is reported, not what the steps descend',
    text: 'The error of an output is the target less the output, whatever the squashing function and the cost: the gradient of the cross-entropy after a sigmoid, as in the paper that its source cites.',
    told: 'node synaptic.mjs quadratic 1 sigmoid',
    case: 'synaptic-cost.mjs',
    prints: /MSE: -0\.1875\n.*ENTROPY: -0\.1875\n/u
  },
  {
    library: 'convnetjs',
    title: '`l2_decay` is divided by the size of the batch',
    text: 'The gradients of a batch and the decay are added, and the sum is divided: a batch of 100 decays by a hundredth of what is said. Biases do not decay. In scikit-learn `alpha` is divided in the same way, as its documentation says.',
    told: 'node convnet.mjs softmax decay',
    shown: /decay/u,
    case: 'convnet-decay.mjs',
    prints: /on 1: 0\.875 .*\n.*on 2: 0\.9375 /u
  }
]
