import { defaultDevice, grad, init, nn, numpy as np } from '@jax-js/jax'

await init()
defaultDevice('wasm')
for (const z of [88, 89, 100]) {
  const value = nn.softplus(np.array([z, 0])).js()[0]
  const slope = grad(x => nn.softplus(x).sum())(np.array([z, 0])).js()[0]
  console.log(`softplus(${z}):`, value, 'slope:', slope)
}
console.log('log(1 + e^100) is', Math.log1p(Math.exp(100)), 'and its slope', 1 / (1 + Math.exp(-100)))
