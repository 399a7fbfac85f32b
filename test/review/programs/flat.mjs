/** Flat arrays and offsets; the cost is a sum over the examples. */
const { serve } = globalThis

const act = { tanh: Math.tanh, sigmoid: z => 1 / (1 + Math.exp(-z)), identity: z => z }
const slope = { tanh: a => 1 - a * a, sigmoid: a => a * (1 - a), identity: () => 1 }

const forward = ({ sizes, activations, parameters: p }, x) => {
  const levels = [x]
  let at = 0
  for (let k = 0; k + 1 < sizes.length; k++) {
    const [n, m] = [sizes[k], sizes[k + 1]]
    const a = new Float64Array(m)
    for (let i = 0; i < m; i++) {
      let z = p[at + n * m + i]
      for (let j = 0; j < n; j++) z += p[at + i * n + j] * levels[k][j]
      a[i] = act[activations[k]](z)
    }
    at += n * m + m
    levels.push(a)
  }
  return levels
}

const row = (numbers, k, width) => numbers.slice(k * width, (k + 1) * width)

const each = (q, use) => {
  for (let k = 0; k < q.examples; k++) use(row(q.inputs, k, q.sizes[0]), row(q.targets, k, q.sizes.at(-1)))
}

const gradient = q => {
  const { sizes, activations, parameters: p } = q
  const g = new Float64Array(p.length)
  each(q, (x, y) => {
    const levels = forward(q, x)
    let d = levels.at(-1).map((h, i) => (h - y[i]) * slope[activations.at(-1)](h))
    let at = p.length
    for (let k = sizes.length - 2; k >= 0; k--) {
      const [n, m] = [sizes[k], sizes[k + 1]]
      at -= n * m + m
      const below = new Float64Array(n)
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          g[at + i * n + j] += d[i] * levels[k][j]
          below[j] += d[i] * p[at + i * n + j]
        }
        g[at + n * m + i] += d[i]
      }
      d = k > 0 ? below.map((b, j) => b * slope[activations[k - 1]](levels[k][j])) : below
    }
  })
  return g
}

serve(
  { program: 'flat', activations: Object.keys(act), arrays: 'flat' },
  {
    forward: q => {
      const outputs = []
      each(q, x => outputs.push(...forward(q, x).at(-1)))
      return { outputs }
    },
    loss: q => {
      let loss = 0
      each(q, (x, y) =>
        forward(q, x)
          .at(-1)
          .forEach((h, i) => (loss += 0.5 * (h - y[i]) ** 2))
      )
      return { loss }
    },
    gradient: q => ({ gradient: [...gradient(q)] })
  }
)
