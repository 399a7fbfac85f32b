/** jax-js: functions of `jax.nn`, and their gradients. `node jax.mjs cpu`, `wasm` */
import { defaultDevice, grad, init, nn, numpy as np } from '@jax-js/jax'

const { serve } = globalThis
const [, , device = 'wasm', only] = process.argv
await init()
defaultDevice(device)

const activationOf = { ...nn, tanh: np.tanh, identity: x => x }
const activations = only === undefined ? ['sigmoid', 'tanh', 'relu', 'identity'] : [only]

const parametersOf = ({ parameters }) =>
  parameters.map(({ weights, bias }) => ({ weights: np.array(weights), bias: np.array(bias) }))

const run = (q, parameters) =>
  parameters.reduce(
    (a, { weights, bias }, k) => activationOf[q.activations[k]](np.dot(a, weights.transpose()).add(bias)),
    np.array(q.inputs)
  )

const cost = q => parameters =>
  np
    .square(run(q, parameters).sub(np.array(q.targets)))
    .sum()
    .mul(0.5 / q.examples)

serve(
  { program: `jax-js, ${device}${only === undefined ? '' : `, ${only}`}`, numbers: 'single', activations },
  {
    forward: q => ({ outputs: run(q, parametersOf(q)).js() }),
    loss: q => ({ loss: cost(q)(parametersOf(q)).js() }),
    gradient: q => ({
      gradient: grad(cost(q))(parametersOf(q)).map(({ weights, bias }) => ({ weights: weights.js(), bias: bias.js() }))
    })
  }
)
