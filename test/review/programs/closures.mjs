/** Layers as closures: a value and its pullback together; weights [in, out]. */
const { serve } = globalThis

const dense =
  ({ weights, bias }) =>
  x => ({
    value: bias.map((b, i) => x.reduce((sum, xj, j) => sum + xj * weights[j][i], b)),
    pull: c => ({
      own: [{ weights: x.map(xj => c.map(ci => ci * xj)), bias: c }],
      input: x.map((_, j) => c.reduce((sum, ci, i) => sum + ci * weights[j][i], 0))
    })
  })

const pointwise = (f, df) => z => ({
  value: z.map(f),
  pull: c => ({ own: [], input: c.map((ci, i) => ci * df(z[i])) })
})

const sigmoid = z => 1 / (1 + Math.exp(-z))

const activations = {
  sigmoid: pointwise(sigmoid, z => sigmoid(z) * (1 - sigmoid(z))),
  tanh: pointwise(Math.tanh, z => 1 / Math.cosh(z) ** 2),
  relu: pointwise(
    z => (z > 0 ? z : 0),
    z => (z > 0 ? 1 : 0)
  )
}

const then = (f, g) => x => {
  const first = f(x)
  const second = g(first.value)
  return {
    value: second.value,
    pull: c => {
      const above = second.pull(c)
      const below = first.pull(above.input)
      return { own: [...below.own, ...above.own], input: below.input }
    }
  }
}

const network = q => q.parameters.flatMap((p, k) => [dense(p), activations[q.activations[k]]]).reduce(then)

const add = (a, b) => (Array.isArray(a) ? a.map((x, i) => add(x, b[i])) : a + b)
const scale = (a, s) => (Array.isArray(a) ? a.map(x => scale(x, s)) : a * s)

const gradient = q => {
  const f = network(q)
  const pulled = q.inputs.map((x, k) => {
    const { value, pull } = f(x)
    return pull(value.map((h, i) => h - q.targets[k][i]))
  })
  const sum = (a, b) => a.map((p, k) => ({ weights: add(p.weights, b[k].weights), bias: add(p.bias, b[k].bias) }))
  const total = pulled.map(({ own }) => own).reduce(sum)
  const m = q.inputs.length
  return {
    gradient: total.map(p => ({ weights: scale(p.weights, 1 / m), bias: scale(p.bias, 1 / m) })),
    inputs: pulled.map(({ input }) => input)
  }
}

serve(
  { program: 'closures', activations: Object.keys(activations) },
  {
    forward: q => ({ outputs: q.inputs.map(x => network(q)(x).value) }),
    loss: q => ({
      loss:
        q.inputs.reduce(
          (sum, x, k) => sum + network(q)(x).value.reduce((s, h, i) => s + (h - q.targets[k][i]) ** 2, 0),
          0
        ) /
        (2 * q.inputs.length)
    }),
    gradient,
    inputGradient: gradient
  }
)
