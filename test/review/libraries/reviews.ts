/** Which reviews are made of which libraries, and what must come of them. */
export interface Library {
  readonly name: string
  /** Its name in the package registry, or its module in Python. */
  readonly npm?: string
  readonly python?: string
}

export const libraries: readonly Library[] = [
  { name: 'brain.js', npm: 'brain.js' },
  { name: 'synaptic', npm: 'synaptic' },
  { name: 'ml-fnn', npm: 'ml-fnn' },
  { name: 'convnetjs', npm: 'convnetjs' },
  { name: 'TensorFlow.js', npm: '@tensorflow/tfjs' },
  { name: 'jax-js', npm: '@jax-js/jax' },
  { name: 'NumPy', python: 'numpy' },
  { name: 'scikit-learn', python: 'sklearn' },
  { name: 'PyTorch', python: 'torch' }
]

export interface Asked {
  readonly library: string
  readonly command: string
  /** What the first cause says, where the review must fail; what a convention or a remark says, where it must be told. */
  readonly cause?: RegExp
  readonly told?: RegExp
}

const of =
  (library: string, program: string) =>
  (args: string, cause?: RegExp, told?: RegExp): Asked => ({
    library,
    command: `${program} ${args}`,
    ...(cause === undefined ? {} : { cause }),
    ...(told === undefined ? {} : { told })
  })

const brain = of('brain.js', 'node brain.mjs')
const synaptic = of('synaptic', 'node synaptic.mjs')
const fnn = of('ml-fnn', 'node ml-fnn.mjs')
const convnet = of('convnetjs', 'node convnet.mjs')
const tfjs = of('TensorFlow.js', 'node tfjs.mjs')
const jax = of('jax-js', 'node jax.mjs')
const numpy = of('NumPy', 'python3 numpy_mlp.py')
const sklearn = of('scikit-learn', 'python3 sklearn_mlp.py')
const torch = of('PyTorch', 'python3 torch_nn.py')

const decay = /decay of weights is divided by the number of examples/u

export const reviews: readonly Asked[] = [
  brain('sigmoid', /for the biases, there is no momentum/u),
  brain('relu', /for the biases, there is no momentum/u),
  brain('leaky-relu', /identity is relu in every layer/u),
  brain('adam', /the biases are updated with the moments of the step before/u),
  brain('later', /tanh is sigmoid in every layer/u),
  synaptic('binaryCrossEntropy', /the upper layer is updated before the error is sent back/u),
  synaptic('binaryCrossEntropy 1', /a learning rate of 0 is taken for 0\.2/u),
  synaptic('quadratic 1 sigmoid', /the slope is missing in layer 1 \(sigmoid\)/u),
  fnn('logistic', /sigmoid is tanh in every layer/u),
  fnn('tanh plain', /a weight decay of 0\.01 has slipped in, of the weights alone/u),
  fnn('tanh', /a learning rate of 0 is taken for 0\.01/u),
  fnn('logistic load', /the slope is taken at the output instead of the input/u),
  fnn('relu load', /the slope is missing in layer 1 \(relu\)/u),
  fnn('tanh load', /the softmax overflows where logits are ±1000/u),
  convnet('softmax'),
  convnet('softmax decay', undefined, decay),
  convnet('quadratic', /the loss is 4 times what it should be/u, /z = ±800 your program answers what is no number/u),
  tfjs('quadratic'),
  tfjs('binaryCrossEntropy'),
  tfjs('categoricalCrossEntropy'),
  jax('wasm', /is NaN where/u),
  jax('cpu', /is NaN where/u),
  jax('wasm softplus', /is NaN where/u),
  numpy('float64'),
  numpy('float32'),
  sklearn('quadratic', /the gradient is not divided by the number of outputs/u),
  sklearn('binaryCrossEntropy', undefined, decay),
  sklearn('categoricalCrossEntropy', undefined, decay),
  torch('float64'),
  torch('float32')
]
