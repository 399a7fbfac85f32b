// Layers with typed arrays, each with its gradient beside it; a trainer that counts examples.
import { createInterface } from 'node:readline'

class Vol {
  constructor(n) {
    this.n = n
    this.w = new Float64Array(n)
    this.dw = new Float64Array(n)
  }
  get size() {
    return this.n
  }
}

class FullyConn {
  constructor(p) {
    this.ni = p.weights[0].length
    this.no = p.weights.length
    this.filters = p.weights.map(r => {
      const v = new Vol(this.ni)
      v.w.set(r)
      return v
    })
    this.biases = new Vol(this.no)
    this.biases.w.set(p.bias)
  }
  forward(V) {
    this.in = V
    const A = new Vol(this.no)
    for (let i = 0; i < this.no; i++) {
      let a = 0
      const f = this.filters[i].w
      for (let d = 0; d < this.ni; d++) a += V.w[d] * f[d]
      A.w[i] = a + this.biases.w[i]
    }
    return (this.out = A)
  }
  backward() {
    const V = this.in
    V.dw = new Float64Array(V.n)
    for (let i = 0; i < this.no; i++) {
      const f = this.filters[i]
      const chain = this.out.dw[i]
      for (let d = 0; d < this.ni; d++) {
        V.dw[d] += f.w[d] * chain
        f.dw[d] += V.w[d] * chain
      }
      this.biases.dw[i] += chain
    }
  }
  params() {
    return [...this.filters, this.biases]
  }
}

class Relu {
  forward(V) {
    this.in = V
    const A = new Vol(V.n)
    for (let i = 0; i < V.n; i++) A.w[i] = V.w[i] > 0 ? V.w[i] : 0
    return (this.out = A)
  }
  backward() {
    const V = this.in
    V.dw = new Float64Array(V.n)
    for (let i = 0; i < V.n; i++) V.dw[i] = this.out.w[i] <= 0 ? 0 : this.out.dw[i]
  }
  params() {
    return []
  }
}

class Sigmoid {
  forward(V) {
    this.in = V
    const A = new Vol(V.n)
    for (let i = 0; i < V.n; i++)
      A.w[i] = V.w[i] < 0 ? Math.exp(V.w[i]) / (1 + Math.exp(V.w[i])) : 1 / (1 + Math.exp(-V.w[i]))
    return (this.out = A)
  }
  backward() {
    const V = this.in
    V.dw = new Float64Array(V.n)
    for (let i = 0; i < V.n; i++) V.dw[i] = this.out.w[i] * (1 - this.out.w[i]) * this.out.dw[i]
  }
  params() {
    return []
  }
}

class Softmax {
  forward(V) {
    this.in = V
    const A = new Vol(V.n)
    let max = -Infinity
    for (let i = 0; i < V.n; i++) if (V.w[i] > max) max = V.w[i]
    let sum = 0
    for (let i = 0; i < V.n; i++) {
      A.w[i] = Math.exp(V.w[i] - max)
      sum += A.w[i]
    }
    for (let i = 0; i < V.n; i++) A.w[i] /= sum
    this.logSum = max + Math.log(sum)
    return (this.out = A)
  }
  backward(y) {
    const V = this.in
    V.dw = new Float64Array(V.n)
    let loss = 0
    for (let i = 0; i < V.n; i++) {
      V.dw[i] = this.out.w[i] - y[i]
      if (y[i] !== 0) loss -= y[i] * (V.w[i] - this.logSum)
    }
    return loss
  }
  params() {
    return []
  }
}

class Net {
  constructor(q) {
    this.dense = q.parameters.map(p => new FullyConn(p))
    this.layers = []
    this.dense.forEach((d, i) =>
      this.layers.push(d, new { relu: Relu, sigmoid: Sigmoid, softmax: Softmax }[q.activations[i]]())
    )
  }
  forward(x) {
    let V = new Vol(x.length)
    V.w.set(x)
    for (const l of this.layers) V = l.forward(V)
    return V
  }
  backward(y) {
    const loss = this.layers.at(-1).backward(y)
    for (let i = this.layers.length - 2; i >= 0; i--) this.layers[i].backward()
    return loss
  }
  params() {
    return this.layers.flatMap(l => l.params())
  }
  read(key) {
    return this.dense.map(d => ({ weights: d.filters.map(f => Array.from(f[key])), bias: Array.from(d.biases[key]) }))
  }
}

class Trainer {
  constructor(net, o, size) {
    this.net = net
    this.o = o
    this.size = size
    this.k = 0
    this.gsum = net.params().map(p => new Float64Array(p.n))
    this.xsum = net.params().map(p => new Float64Array(p.n))
  }
  train(x, y, last) {
    this.net.forward(x)
    this.net.backward(y)
    this.seen = (this.seen || 0) + 1
    if (this.seen === this.size || last) {
      this.k++
      const { name, learningRate: lr, momentum: mu, beta1: b1, beta2: b2, epsilon: eps, decay: ro } = this.o
      this.net.params().forEach((p, i) => {
        for (let j = 0; j < p.n; j++) {
          const g = p.dw[j] / this.seen
          const gs = this.gsum[i]
          const xs = this.xsum[i]
          if (name === 'adam') {
            gs[j] = gs[j] * b1 + (1 - b1) * g
            xs[j] = xs[j] * b2 + (1 - b2) * g * g
            const bc1 = gs[j] / (1 - Math.pow(b1, this.k))
            const bc2 = xs[j] / (1 - Math.pow(b2, this.k))
            p.w[j] -= (lr * bc1) / (Math.sqrt(bc2) + eps)
          } else if (name === 'adagrad') {
            gs[j] += g * g
            p.w[j] -= (lr / (Math.sqrt(gs[j]) + eps)) * g
          } else if (name === 'rmsProp') {
            gs[j] = ro * gs[j] + (1 - ro) * g * g
            p.w[j] -= (lr / (Math.sqrt(gs[j]) + eps)) * g
          } else if (name === 'momentum') {
            gs[j] = mu * gs[j] + g
            p.w[j] -= lr * gs[j]
          } else {
            p.w[j] -= lr * g
          }
          p.dw[j] = 0
        }
      })
      this.seen = 0
    }
  }
}

function handle(q) {
  if (q.do === 'start')
    return {
      protocol: 'lawgrad-review/1',
      program: 'vols',
      can: ['forward', 'loss', 'gradient', 'train'],
      hiddenActivations: ['relu', 'sigmoid'],
      lastActivations: ['softmax'],
      losses: ['categoricalCrossEntropy'],
      optimizers: ['gradientDescent', 'momentum', 'adagrad', 'rmsProp', 'adam']
    }
  const net = new Net(q)
  const m = q.inputs.length
  if (q.do === 'forward') return { outputs: q.inputs.map(x => Array.from(net.forward(x).w)) }
  if (q.do === 'loss') {
    let total = 0
    for (let k = 0; k < m; k++) {
      net.forward(q.inputs[k])
      total += net.backward(q.targets[k])
    }
    return { loss: total / m }
  }
  if (q.do === 'gradient') {
    for (let k = 0; k < m; k++) {
      net.forward(q.inputs[k])
      net.backward(q.targets[k])
    }
    for (const p of net.params()) for (let j = 0; j < p.n; j++) p.dw[j] /= m
    return { gradient: net.read('dw') }
  }
  const t = new Trainer(net, q.optimizer, q.batchSize)
  let at = 0
  while (t.k < q.steps) {
    t.train(q.inputs[at], q.targets[at], at === m - 1)
    at = (at + 1) % m
  }
  return { parameters: net.read('w') }
}

const revive = (key, v) =>
  v === '-0' ? -0 : v === 'Infinity' ? Infinity : v === '-Infinity' ? -Infinity : v === 'NaN' ? NaN : v
const rl = createInterface({ input: process.stdin })
const send = a =>
  process.stdout.write(
    JSON.stringify(a, (k, v) => (typeof v === 'number' && !Number.isFinite(v) ? String(v) : v)) + '\n'
  )
rl.on('line', line => {
  const q = JSON.parse(line, revive)
  if (q.do === 'stop') return process.exit(0)
  let a
  try {
    a = handle(q)
  } catch (e) {
    a = { error: e.message }
  }
  send(Object.assign({ id: q.id }, a))
})
