/**
 * Gradients of whole batches on matrices, as one writes them with NumPy, and the same mistakes made there: an implementation that shares
 * nothing with the planted bugs but what the mistake is.
 *
 * Buffers are as wide as the widest layer and filled with zeros, so that an index that is off reads a zero.
 */
import type { AnySizeLoss } from 'lawgrad'
import type { Differentiate, NetworkCase } from 'lawgrad/laws'
import { caseOf } from './plain-case.ts'

type Matrix = number[][]

const make = (rows: number, columns: number, of: (r: number, c: number) => number): Matrix =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_unused, c) => of(r, c)))

const get = (m: Matrix | undefined, r: number, c: number): number => m?.[r]?.[c] ?? 0

/** a·b over an inner size */
const product = (
  rows: number,
  inner: number,
  columns: number,
  a: (r: number, k: number) => number,
  b: (k: number, c: number) => number
): Matrix =>
  make(rows, columns, (r, c) => {
    let total = 0
    for (let k = 0; k < inner; k += 1) total += a(r, k) * b(k, c)
    return total
  })

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z))

const g: Record<string, (z: number) => number> = {
  sigmoid,
  tanh: Math.tanh,
  relu: z => (z > 0 ? z : 0),
  softplus: z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  identity: z => z
}

const slope: Record<string, (z: number) => number> = {
  sigmoid: z => sigmoid(z) * sigmoid(-z),
  tanh: z => 1 / Math.cosh(z) ** 2,
  relu: z => (z > 0 ? 1 : 0),
  softplus: sigmoid,
  identity: () => 1
}

const softmax = (row: number[], n: number): number[] => {
  const powers = row.slice(0, n).map(Math.exp)
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map(x => x / total)
}

type Layer = { readonly w: number[]; readonly b: number[]; readonly i: number; readonly o: number; readonly g: string }

const layersOf = ({ sizes, activations, parameters }: NetworkCase): Layer[] => {
  let start = 0
  return activations.map((name, k) => {
    const [i = 0, o = 0] = [sizes[k], sizes[k + 1]]
    const w = parameters.slice(start, start + i * o)
    const b = parameters.slice(start + i * o, start + i * o + o)
    start += i * o + o
    return { w, b, i, o, g: name }
  })
}

/** dJ/dh of each example, without the 1/m. */
const residual = (bug: string, loss: string, h: number, y: number): number => {
  switch (loss) {
    case 'sigmoid cross-entropy':
      if (bug === 'extra σ′ under cross-entropy') return (sigmoid(h) - y) * sigmoid(h) * (1 - sigmoid(h))
      if (bug === 'target and prediction exchanged') return sigmoid(y) - h
      return bug === 'logits taken for probabilities' ? h - y : (1 - y) * sigmoid(h) - y * sigmoid(-h)
    case 'binary cross-entropy':
      return bug === 'cross-entropy without division' ? h - y : (h - y) / (h * (1 - h))
    default:
      if (bug === 'residual squared') return (h - y) ** 2 * Math.sign(h - y)
      return bug === 'prediction for residual' ? h : h - y
  }
}

const memory = (): Map<string, number[]> => new Map()

const solve = (bug: string, kept: Map<string, number[]>, given: NetworkCase, loss: AnySizeLoss): number[] => {
  const params = bug === 'parameters in single precision' ? given.parameters.map(Math.fround) : given.parameters
  const layers = layersOf({ ...given, parameters: params })
  const count = layers.length
  const m = given.inputs.length
  const width = Math.max(...given.sizes)
  const roll = (k: number): number => (k + m - 1) % m
  const acts: Matrix[] = [make(m, width, (k, i) => given.inputs[k]?.[i] ?? 0)]
  const zs: Matrix[] = []

  layers.forEach((layer, l) => {
    const z = product(
      m,
      layer.i,
      layer.o,
      (k, i) => get(acts[l], k, i),
      (i, j) => layer.w[j * layer.i + i] ?? 0
    )
    const z1 = z.map(row => row.map((x, j) => (bug === 'bias forgotten forward' ? x : x + (layer.b[j] ?? 0))))
    zs.push(make(m, width, (k, j) => get(z1, k, j)))
    const linear = bug === 'hidden activation forgotten' && l < count - 1
    const a = z1.map(row =>
      layer.g === 'softmax' ? softmax(row, layer.o) : row.map(x => (linear ? x : (g[layer.g]?.(x) ?? 0)))
    )
    const rounded = bug === 'activations in single precision'
    acts.push(make(m, width, (k, j) => (rounded ? Math.fround(get(a, k, j)) : get(a, k, j))))
  })

  const outputs = given.sizes.at(-1) ?? 0
  const target = (k: number): number => (bug === 'targets shuffled' ? (k + 1) % m : k)
  const h = acts[count]
  let d = make(m, outputs, (k, j) => residual(bug, loss.name, get(h, k, j), given.targets[target(k)]?.[j] ?? 0))
  if (bug === 'gradient × 2') d = d.map(row => row.map(x => 2 * x))
  if (bug === 'sign') d = d.map(row => row.map(x => -x))
  if (bug === 'mean over the outputs') d = d.map(row => row.map(x => x / outputs))

  const dW: Matrix[][] = []
  const dB: Matrix[] = []
  for (let l = count - 1; l >= 0; l -= 1) {
    const layer = layers[l]
    if (layer === undefined) break
    const { i: inputs, o: units } = layer
    const before = d
    const stale = bug === 'stale slopes'
    const z = (k: number, j: number): number => {
      const row = stale ? roll(k) : k
      return bug === 'σ′ of the layer below' && l > 0 ? get(zs[l - 1], row, j) : get(zs[l], row, j)
    }
    const a = (k: number, j: number): number => get(acts[l + 1], stale ? roll(k) : k, j)
    const dz = (source: Matrix): Matrix =>
      make(m, units, (k, j) => {
        const c = get(source, k, j)
        if (layer.g === 'softmax') {
          const p = (i: number): number => get(acts[l + 1], stale ? roll(k) : k, i)
          if (bug === 'softmax Jacobian diagonal') return c * p(j) * (1 - p(j))
          if (bug === 'softmax Jacobian without −ppᵀ') return c * p(j)
          let mean = 0
          for (let i = 0; i < units; i += 1) mean += get(source, k, i) * p(i)
          return p(j) * (c - mean)
        }
        if (layer.g === 'sigmoid') {
          if (bug === 'a(1 − a) at saturation') return c * a(k, j) * (1 - a(k, j))
          if (bug === 'tanh′ for σ′') return c * (1 - Math.tanh(z(k, j)) ** 2)
          if (bug === '1 − a² for a(1 − a)') return c * (1 - a(k, j) ** 2)
          if (bug === 'σ′ at a') return c * sigmoid(a(k, j)) * (1 - sigmoid(a(k, j)))
          if (bug === 'σ for σ′') return c * a(k, j)
          if (bug === 'sign of σ′') return (c * -Math.exp(-z(k, j))) / (1 + Math.exp(-z(k, j))) ** 2
        }
        if (layer.g === 'relu' && bug === 'relu slope 1 below 0') return c
        if (layer.g === 'relu' && bug === 'relu slope z') return c * a(k, j)
        if (layer.g === 'softplus' && bug === 'softplus slope 1 − σ') return c * sigmoid(-z(k, j))
        if (bug === 'σ′ of the layer below') return c * (slope['sigmoid']?.(z(k, j)) ?? 0)
        return c * (slope[layer.g]?.(z(k, j)) ?? 0)
      })
    const output = l === count - 1
    const none =
      bug === 'σ′ missing everywhere' ||
      (bug === 'σ′ missing at the output' && output) ||
      (bug === 'σ′ missing in the hidden layers' && !output) ||
      (bug === 'σ′ missing in the first layer' && l === 0 && !output)
    d = none ? d : dz(d)
    if (bug === 'σ′ twice at the output' && output) d = dz(d)

    const x = (k: number, i: number): number => {
      if (bug === 'stale activation') return get(acts[l], roll(k), i)
      if (bug === 'output for input') return get(acts[l + 1], k, i)
      if (bug === 'z for a' && l > 0) return get(zs[l - 1], k, i)
      return get(acts[l], k, i)
    }
    const forWeights = bug === 'σ′ missing in weight gradients' ? before : d
    const forBias = bug === 'σ′ missing in bias gradients' ? before : d
    dW[l] = d.map((_, k) => {
      const outer = make(units, inputs, (j, i) => get(forWeights, k, j) * x(k, i))
      if (bug !== 'weight gradient transposed') return outer
      const buffer = make(inputs, units, (i, j) => x(k, i) * get(forWeights, k, j)).flat()
      return make(units, inputs, (j, i) => buffer[j * inputs + i] ?? 0)
    })
    dB[l] = forBias.map(row =>
      row.map(v => {
        if (bug === 'bias gradient missing' || (bug === 'hidden bias gradient missing' && !output)) return 0
        return bug === 'bias counted twice' ? 2 * v : v
      })
    )
    const sent = d
    const w = bug === 'weights of the layer below' && l > 0 ? layers[l - 1] : layer
    const weight = (j: number, i: number): number => {
      if (bug === 'weights transposed') return layer.w[i * units + j] ?? 0
      if (w === undefined || j >= w.o || i >= w.i) return 0
      const v = w.w[j * w.i + i] ?? 0
      return bug === 'absolute weights' ? Math.abs(v) : v
    }
    d = make(m, inputs, (k, i) => {
      if (bug === '= for += in Wᵀδ') return get(sent, k, units - 1) * weight(units - 1, i)
      let total = 0
      for (let j = 0; j < units; j += 1) total += get(sent, k, j) * weight(j, i)
      return total
    })
  }

  const flat = (k: number): number[] => layers.flatMap((_, l) => [...(dW[l]?.[k] ?? []).flat(), ...(dB[l]?.[k] ?? [])])
  let rows = given.inputs.map((_, k) => flat(k))
  let by = m
  switch (bug) {
    case 'sum for mean':
      by = 1
      break
    case '1/m twice':
      by = m * m
      break
    case '÷ (m + 1)':
      by = m + 1
      break
    case '÷ (m − 1)':
      by = Math.max(1, m - 1)
      break
    case '½ twice':
      by = 2 * m
      break
    case 'last example dropped':
      rows = m > 1 ? rows.slice(0, -1) : rows
      by = rows.length
      break
    case 'first example repeated':
      rows = [...rows.slice(0, 1), ...rows]
      by = rows.length
      break
    case 'first example alone':
      rows = rows.slice(0, 1)
      by = 1
      break
    case '= for += over the examples':
      rows = rows.slice(-1)
      break
    case 'duplicates dropped':
      rows = [
        ...new Map(given.inputs.map((row, k) => [[...row, ...(given.targets[k] ?? [])].join(), rows[k] ?? []])).values()
      ]
      by = rows.length
      break
  }
  let grad = params.map((_, p) => rows.reduce((total, row) => total + (row[p] ?? 0), 0) / by)
  if (bug === 'later examples weigh more')
    grad = rows.slice(1).reduce((mean, row) => mean.map((v, p) => 0.5 * v + 0.5 * (row[p] ?? 0)), rows[0] ?? [])
  if (bug === 'largest for mean') grad = params.map((_, p) => Math.max(...rows.map(row => row[p] ?? 0)))

  let at = 0
  layers.forEach(({ i, o }, l) => {
    for (let j = 0; j < o; j += 1)
      for (let c = 0; c < i; c += 1, at += 1) {
        const theta = params[at] ?? 0
        const old = grad[at] ?? 0
        if (bug === 'weight decay slipped in' || bug === 'decay of weights alone') grad[at] = old + 0.01 * theta
        if (bug === 'decay by absolute θ') grad[at] = old + 0.01 * Math.abs(theta)
        if (bug === 'last unit left out' && j === o - 1) grad[at] = 0
        if (bug === 'last input left out' && c === i - 1) grad[at] = 0
        if ((bug === 'first layer zero' && l === 0) || (bug === 'last layer zero' && l === count - 1)) grad[at] = 0
      }
    for (let j = 0; j < o; j += 1, at += 1) {
      const theta = params[at] ?? 0
      const old = grad[at] ?? 0
      if (bug === 'weight decay slipped in' || bug === 'decay of biases alone') grad[at] = old + 0.01 * theta
      if (bug === 'decay by absolute θ') grad[at] = old + 0.01 * Math.abs(theta)
      if (bug === 'last unit left out' && j === o - 1) grad[at] = 0
      if ((bug === 'first layer zero' && l === 0) || (bug === 'last layer zero' && l === count - 1)) grad[at] = 0
    }
  })

  const norm = Math.sqrt(grad.reduce((total, v) => total + v * v, 0))
  if (bug === 'clipped by norm' && norm > 0.01) grad = grad.map(v => (v * 0.01) / norm)
  if (bug === 'normalized') grad = grad.map(v => v / norm)
  const share =
    bug === 'last example dropped' || bug === 'first example repeated'
      ? m
      : bug === '1/m of the inputs forgotten'
        ? 1
        : by
  const dropped = (k: number): boolean => bug === 'last example dropped' && m > 1 && k === m - 1
  const inputs = d.flatMap((row, k) => row.map(v => (bug === 'input gradient missing' || dropped(k) ? 0 : v / share)))
  let answer = [...grad, ...inputs]
  if (bug === 'gradient × (1 + 1e-4)') answer = answer.map(v => v + v * 1e-4)
  if (bug === 'a factor that grows with depth') answer = answer.map(v => v * count)
  if (bug === 'clipped by component') answer = answer.map(v => (v > 0.01 ? 0.01 : v < -0.01 ? -0.01 : v))
  if (bug === 'gradient in single precision') answer = [...Float32Array.from(answer)]
  if (bug === 'accumulates across calls') {
    const key = `${given.parameters.length}/${m}/${given.sizes.join('-')}`
    const sum = answer.map((v, p) => v + (kept.get(key)?.[p] ?? 0))
    kept.set(key, sum)
    return sum
  }
  return answer
}

/** The implementation with a mistake; without one for a name that is no mistake. */
export const vectorized = (bug: string): Differentiate => {
  const kept = memory()
  return (network, loss) => batch => parameters => {
    const given = caseOf(network, batch, parameters)
    return given === undefined ? [] : solve(bug, kept, given, loss)
  }
}
