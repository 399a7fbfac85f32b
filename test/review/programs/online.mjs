/** A network that shows nothing but its outputs and what training makes of its parameters. */
const { serve } = globalThis

const sigmoid = z => 1 / (1 + Math.exp(-z))

const make = parameters => {
  const nodes = parameters.map(({ weights, bias }) =>
    weights.map((w, i) => ({ w: [...w], b: bias[i], out: 0, delta: 0 }))
  )
  const run = x =>
    nodes.reduce((a, layer) => layer.map(n => (n.out = sigmoid(n.w.reduce((s, w, j) => s + w * a[j], n.b)))), x)
  const learn = (x, y, rate) => {
    run(x)
    for (let k = nodes.length - 1; k >= 0; k--)
      nodes[k].forEach((n, i) => {
        const error =
          k === nodes.length - 1 ? n.out - y[i] : nodes[k + 1].reduce((s, above) => s + above.w[i] * above.delta, 0)
        n.delta = error * n.out * (1 - n.out)
      })
    nodes.forEach((layer, k) => {
      const a = k === 0 ? x : nodes[k - 1].map(n => n.out)
      layer.forEach(n => {
        n.w = n.w.map((w, j) => w - rate * n.delta * a[j])
        n.b -= rate * n.delta
      })
    })
  }
  return { run, learn, read: () => nodes.map(layer => ({ weights: layer.map(n => n.w), bias: layer.map(n => n.b) })) }
}

serve(
  { program: 'online', activations: ['sigmoid'], batchSizes: [1, 1] },
  {
    forward: q => ({ outputs: q.inputs.map(make(q.parameters).run) }),
    train: q => {
      const network = make(q.parameters)
      const m = q.inputs.length
      for (let k = 0; k < q.steps; k++) network.learn(q.inputs[k % m], q.targets[k % m], q.optimizer.learningRate)
      return { parameters: network.read() }
    }
  }
)
