// Functions that return functions; a network is a list of { run, back }.
import { createInterface } from 'node:readline'

const logistic = z => (z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)))
const acts = {
  sigmoid: [logistic, (z, a) => a * (1 - a)],
  tanh: [Math.tanh, (z, a) => 1 - a * a],
  identity: [z => z, () => 1],
  softplus: [z => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), z => logistic(z)]
}

const dense = (w, b, name) => {
  const [f, df] = acts[name]
  return x => {
    const z = b.map((bi, i) => w[i].reduce((s, wij, j) => s + wij * x[j], bi))
    const a = z.map(f)
    return [
      a,
      up => {
        const d = up.map((u, i) => u * df(z[i], a[i]))
        return {
          dw: d.map(di => x.map(xj => di * xj)),
          db: d,
          dx: x.map((_, j) => d.reduce((s, di, i) => s + di * w[i][j], 0))
        }
      }
    ]
  }
}

const network = (ps, names) => ps.map((p, i) => dense(p.weights, p.bias, names[i]))

const pass = (net, x) =>
  net.reduce(
    ([a, backs], layer) => {
      const [b, back] = layer(a)
      return [b, [back, ...backs]]
    },
    [x, []]
  )

const lossOf = (net, xs, ys) => {
  let sum = 0
  for (let k = 0; k < xs.length; k++) pass(net, xs[k])[0].forEach((h, i) => (sum += 0.5 * (h - ys[k][i]) ** 2))
  return sum / xs.length
}

const zeros = ps => ps.map(p => ({ weights: p.weights.map(r => r.map(() => 0)), bias: p.bias.map(() => 0) }))

const gradientOf = (ps, names, xs, ys) => {
  const net = network(ps, names)
  const g = zeros(ps)
  for (let k = 0; k < xs.length; k++) {
    const [h, backs] = pass(net, xs[k])
    let up = h.map((hi, i) => hi - ys[k][i])
    backs.forEach((back, n) => {
      const at = ps.length - 1 - n
      const { dw, db, dx } = back(up)
      for (let i = 0; i < db.length; i++) {
        for (let j = 0; j < dw[i].length; j++) g[at].weights[i][j] += dw[i][j] / xs.length
        g[at].bias[i] += db[i] / xs.length
      }
      up = dx
    })
  }
  return g
}

const zip = (f, ...trees) =>
  trees[0].map((p, n) => ({
    weights: p.weights.map((r, i) => r.map((_, j) => f(...trees.map(t => t[n].weights[i][j])))),
    bias: p.bias.map((_, i) => f(...trees.map(t => t[n].bias[i])))
  }))

const train = q => {
  let ps = q.parameters
  const o = q.optimizer
  let v = zeros(ps)
  let s = zeros(ps)
  let cursor = 0
  for (let t = 1; t <= q.steps; t++) {
    const xs = q.inputs.slice(cursor, cursor + q.batchSize)
    const ys = q.targets.slice(cursor, cursor + q.batchSize)
    cursor += q.batchSize
    if (cursor >= q.inputs.length) cursor = 0
    const g = gradientOf(ps, q.activations, xs, ys)
    if (o.name === 'gradientDescent') ps = zip((p, d) => p - o.learningRate * d, ps, g)
    if (o.name === 'momentum') {
      v = zip((u, d) => o.momentum * u + d, v, g)
      ps = zip((p, u) => p - o.learningRate * u, ps, v)
    }
    if (o.name === 'adam') {
      v = zip((u, d) => o.beta1 * u + (1 - o.beta1) * d, v, g)
      s = zip((u, d) => o.beta2 * u + (1 - o.beta2) * d * d, s, g)
      ps = zip(
        (p, m, n) => p - (o.learningRate * (m / (1 - o.beta1 ** t))) / (Math.sqrt(n / (1 - o.beta2 ** t)) + o.epsilon),
        ps,
        v,
        s
      )
    }
  }
  return ps
}

const can = {
  forward: q => ({ outputs: q.inputs.map(x => pass(network(q.parameters, q.activations), x)[0]) }),
  loss: q => ({ loss: lossOf(network(q.parameters, q.activations), q.inputs, q.targets) }),
  gradient: q => ({ gradient: gradientOf(q.parameters, q.activations, q.inputs, q.targets) }),
  step: q => ({ parameters: train({ ...q, steps: 1, batchSize: q.inputs.length }) }),
  train: q => ({ parameters: train(q) })
}

const reply = q => {
  if (q.do === 'start')
    return {
      protocol: 'lawgrad-review/1',
      can: Object.keys(can),
      activations: Object.keys(acts),
      losses: ['quadratic'],
      optimizers: ['gradientDescent', 'momentum', 'adam']
    }
  try {
    return can[q.do](q)
  } catch (e) {
    return { error: String(e) }
  }
}

const revive = (key, v) =>
  v === '-0' ? -0 : v === 'Infinity' ? Infinity : v === '-Infinity' ? -Infinity : v === 'NaN' ? NaN : v
createInterface({ input: process.stdin }).on('line', line => {
  const q = JSON.parse(line, revive)
  if (q.do === 'stop') process.exit(0)
  process.stdout.write(JSON.stringify({ id: q.id, ...reply(q) }) + '\n')
})
