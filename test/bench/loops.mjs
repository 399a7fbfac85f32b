/** Plain loops over typed arrays, written by hand for dense networks: full speed without a library. */
import { batches, images, orTable, weights, xorTable } from './data.ts'
import { measure } from './measure.ts'

const layerOf = (inputs, outputs, seed) => {
  const numbers = count => new Float64Array(count)
  return {
    inputs,
    outputs,
    w: weights(inputs * outputs, Math.sqrt(6 / (inputs + outputs)), seed),
    b: numbers(outputs),
    gw: numbers(inputs * outputs),
    gb: numbers(outputs),
    moments: [numbers(inputs * outputs), numbers(inputs * outputs), numbers(outputs), numbers(outputs)]
  }
}

const forward = (layers, hidden, softmax, xs) => {
  const last = layers.length - 1
  for (let l = 0; l <= last; l++) {
    const { inputs, outputs, w, b } = layers[l]
    const [x, y] = [xs[l], xs[l + 1]]
    for (let i = 0; i < outputs; i++) {
      let sum = b[i]
      for (let j = 0; j < inputs; j++) sum += w[i * inputs + j] * x[j]
      y[i] = l === last && softmax ? sum : hidden === 'relu' ? (sum > 0 ? sum : 0) : 1 / (1 + Math.exp(-sum))
    }
  }
  if (!softmax) return
  const y = xs[last + 1]
  let greatest = -Infinity
  for (let i = 0; i < y.length; i++) if (y[i] > greatest) greatest = y[i]
  let total = 0
  for (let i = 0; i < y.length; i++) total += y[i] = Math.exp(y[i] - greatest)
  for (let i = 0; i < y.length; i++) y[i] /= total
}

/** One step of gradient descent or Adam on a batch. */
const stepper = (sizes, hidden, softmax, rate, adam) => {
  const layers = sizes.slice(1).map((outputs, l) => layerOf(sizes[l], outputs, l + 1))
  const xs = sizes.map(size => new Float64Array(size))
  const deltas = sizes.map(size => new Float64Array(size))
  let t = 0
  const update = (p, g, m, v, share) => {
    const [c1, c2] = [1 - 0.9 ** t, 1 - 0.999 ** t]
    for (let i = 0; i < p.length; i++) {
      const each = g[i] * share
      if (adam) {
        m[i] = 0.9 * m[i] + 0.1 * each
        v[i] = 0.999 * v[i] + 0.001 * each * each
        p[i] -= (rate * (m[i] / c1)) / (Math.sqrt(v[i] / c2) + 1e-8)
      } else p[i] -= rate * each
    }
  }
  const step = rows => {
    t += 1
    for (let l = 0; l < layers.length; l++) {
      const { gw, gb } = layers[l]
      for (let i = 0; i < gw.length; i++) gw[i] = 0
      for (let i = 0; i < gb.length; i++) gb[i] = 0
    }
    for (let r = 0; r < rows.length; r++) {
      const { input, target } = rows[r]
      xs[0] = input
      forward(layers, hidden, softmax, xs)
      const [y, d] = [xs[layers.length], deltas[layers.length]]
      for (let i = 0; i < y.length; i++) d[i] = (y[i] - target[i]) * (softmax ? 1 : y[i] * (1 - y[i]))
      for (let l = layers.length - 1; l >= 0; l--) {
        const { inputs, outputs, w, gw, gb } = layers[l]
        const [x, above, below] = [xs[l], deltas[l + 1], deltas[l]]
        if (l > 0) for (let j = 0; j < inputs; j++) below[j] = 0
        for (let i = 0; i < outputs; i++) {
          const each = above[i]
          gb[i] += each
          for (let j = 0; j < inputs; j++) gw[i * inputs + j] += each * x[j]
          if (l > 0) for (let j = 0; j < inputs; j++) below[j] += each * w[i * inputs + j]
        }
        if (l > 0)
          for (let j = 0; j < inputs; j++) below[j] *= hidden === 'relu' ? (x[j] > 0 ? 1 : 0) : x[j] * (1 - x[j])
      }
    }
    for (let l = 0; l < layers.length; l++) {
      const { w, b, gw, gb, moments } = layers[l]
      update(w, gw, moments[0], moments[1], 1 / rows.length)
      update(b, gb, moments[2], moments[3], 1 / rows.length)
    }
  }
  const infer = input => {
    xs[0] = input
    forward(layers, hidden, softmax, xs)
    return Float64Array.from(xs[layers.length])
  }
  return { step, infer }
}

const rowsOf = rows =>
  rows.map(({ input, target }) => ({ input: Float64Array.from(input), target: Float64Array.from(target) }))
const tableOf = table => rowsOf(table.map(([a, b, y]) => ({ input: [a, b], target: [y] })))

const repeated = (step, steps) => ({
  call: () => {
    for (let k = 0; k < steps; k++) step()
  },
  steps
})
const tiny = (sizes, table) => () => {
  const { step } = stepper(sizes, 'sigmoid', false, 15, false)
  const rows = tableOf(table)
  return repeated(() => step(rows), 1000)
}
const digits = (sizes, hidden, softmax, count, size, adam) => () => {
  const { step } = stepper(sizes, hidden, softmax, adam ? 0.001 : 0.1, adam)
  const drawn = batches(rowsOf(images(count)), size)
  return repeated(() => step(drawn.next().value), 1)
}
const inference = (sizes, hidden, softmax, count) => () => {
  const { infer } = stepper(sizes, hidden, softmax, 0, false)
  const rows = rowsOf(images(count))
  return { call: () => rows.map(row => infer(row.input)), steps: 1 }
}

await measure({
  or: tiny([2, 1], orTable),
  'xor-2': tiny([2, 2, 1], xorTable),
  'xor-4': tiny([2, 4, 1], xorTable),
  'digits-30': digits([784, 30, 10], 'sigmoid', false, 400, 10, false),
  'digits-128': digits([784, 128, 10], 'relu', true, 512, 128, false),
  'digits-128-adam': digits([784, 128, 10], 'relu', true, 512, 128, true),
  'infer-30-1': inference([784, 30, 10], 'sigmoid', false, 1),
  'infer-30-1000': inference([784, 30, 10], 'sigmoid', false, 1000),
  'infer-128-1': inference([784, 128, 10], 'relu', true, 1),
  'infer-128-1000': inference([784, 128, 10], 'relu', true, 1000)
})
