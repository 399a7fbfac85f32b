/** Layers as classes that keep what they have seen, and a trainer. */
const { serve } = globalThis

class Dense {
  constructor({ weights, bias }) {
    this.weights = weights.map(row => [...row])
    this.bias = [...bias]
    this.zero()
  }
  zero() {
    this.weightsGradient = this.weights.map(row => row.map(() => 0))
    this.biasGradient = this.bias.map(() => 0)
  }
  forward(x) {
    this.x = x
    return this.weights.map((row, i) => row.reduce((sum, w, j) => sum + w * x[j], this.bias[i]))
  }
  backward(d) {
    d.forEach((di, i) => {
      this.x.forEach((xj, j) => (this.weightsGradient[i][j] += di * xj))
      this.biasGradient[i] += di
    })
    return this.x.map((_, j) => d.reduce((sum, di, i) => sum + di * this.weights[i][j], 0))
  }
  step(rate) {
    this.weights.forEach((row, i) => row.forEach((_, j) => (row[j] -= rate * this.weightsGradient[i][j])))
    this.bias.forEach((_, i) => (this.bias[i] -= rate * this.biasGradient[i]))
  }
}

class Sigmoid {
  forward(z) {
    this.a = z.map(x => 1 / (1 + Math.exp(-x)))
    return this.a
  }
  backward(d) {
    return d.map((di, i) => di * this.a[i] * (1 - this.a[i]))
  }
}

class Softplus {
  forward(z) {
    this.z = z
    return z.map(x => Math.log(1 + Math.exp(x)))
  }
  backward(d) {
    return d.map((di, i) => di / (1 + Math.exp(-this.z[i])))
  }
}

class Network {
  constructor({ parameters, activations }) {
    this.layers = parameters.flatMap((p, k) => [
      new Dense(p),
      activations[k] === 'sigmoid' ? new Sigmoid() : new Softplus()
    ])
  }
  forward(x) {
    return this.layers.reduce((a, layer) => layer.forward(a), x)
  }
  backward(h, y, m) {
    return this.layers.reduceRight(
      (d, layer) => layer.backward(d),
      h.map((hi, i) => (hi - y[i]) / m)
    )
  }
  get dense() {
    return this.layers.filter(layer => layer instanceof Dense)
  }
  gradient(xs, ys) {
    this.dense.forEach(layer => layer.zero())
    return xs.map((x, k) => this.backward(this.forward(x), ys[k], xs.length))
  }
  train(xs, ys, { rate, batchSize, steps }) {
    let at = 0
    for (let step = 0; step < steps; step++) {
      const end = Math.min(xs.length, at + batchSize)
      this.gradient(xs.slice(at, end), ys.slice(at, end))
      this.dense.forEach(layer => layer.step(rate))
      at = end === xs.length ? 0 : end
    }
  }
}

const loss = (h, y) => h.reduce((sum, hi, i) => sum + (hi - y[i]) ** 2, 0) / 2

serve(
  { program: 'classes', activations: ['sigmoid', 'softplus'] },
  {
    forward: q => {
      const network = new Network(q)
      return { outputs: q.inputs.map(x => network.forward(x)) }
    },
    loss: q => {
      const network = new Network(q)
      return { loss: q.inputs.reduce((sum, x, k) => sum + loss(network.forward(x), q.targets[k]), 0) / q.inputs.length }
    },
    gradient: q => {
      const network = new Network(q)
      const inputs = network.gradient(q.inputs, q.targets)
      return { gradient: network.dense.map(d => ({ weights: d.weightsGradient, bias: d.biasGradient })), inputs }
    },
    inputGradient: () => ({}),
    train: q => {
      const network = new Network(q)
      network.train(q.inputs, q.targets, { rate: q.optimizer.learningRate, batchSize: q.batchSize, steps: q.steps })
      return { parameters: network.dense.map(({ weights, bias }) => ({ weights, bias })) }
    }
  }
)
