import { defaultDevice, grad, init, nn, numpy as np } from '@jax-js/jax'

await init()
const slope = (f, z) => grad(x => f(x).sum())(np.array([z, 0])).js()[0]
for (const device of ['wasm', 'cpu']) {
  defaultDevice(device)
  for (const z of [-88, -88.7, -88.73, -100]) console.log(`${device}, slope of sigmoid at ${z}:`, slope(nn.sigmoid, z))
}
console.log('e^-100, nearly the slope at -100:', Math.exp(-100))
