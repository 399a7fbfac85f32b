/** Three losses, each with the mean that its library has by default: over all numbers, or over the examples alone. */
const { serve } = globalThis

const softmax = z => {
  const e = z.map(x => Math.exp(x - Math.max(...z)))
  return e.map(x => x / e.reduce((s, one) => s + one, 0))
}
const act = { identity: z => z, sigmoid: z => z.map(x => 1 / (1 + Math.exp(-x))), softmax }

const outputs = ({ parameters: [{ weights, bias }], activations: [name], inputs }) =>
  inputs.map(x => act[name](weights.map((w, i) => w.reduce((s, one, j) => s + one * x[j], bias[i]))))

const one = {
  quadratic: (h, y) => (h - y) ** 2,
  binaryCrossEntropy: (h, y) => -(y * Math.log(h) + (1 - y) * Math.log(1 - h)),
  categoricalCrossEntropy: (h, y) => (y === 0 ? 0 : -y * Math.log(h))
}
const counted = ({ loss, examples, sizes }) => (loss === 'categoricalCrossEntropy' ? examples : examples * sizes.at(-1))

const slope = ({ loss, activations: [name] }, h, y) =>
  loss === 'quadratic' ? 2 * (h - y) * (name === 'sigmoid' ? h * (1 - h) : 1) : h - y

serve(
  {
    program: 'losses',
    layers: [1, 1],
    activations: ['identity', 'sigmoid', 'softmax'],
    lastActivations: ['identity', 'sigmoid', 'softmax'],
    losses: Object.keys(one)
  },
  {
    forward: q => ({ outputs: outputs(q) }),
    loss: q => ({
      loss:
        outputs(q).reduce((sum, h, k) => h.reduce((s, x, i) => s + one[q.loss](x, q.targets[k][i]), sum), 0) /
        counted(q)
    }),
    gradient: q => {
      const deltas = outputs(q).map((h, k) => h.map((x, i) => slope(q, x, q.targets[k][i]) / counted(q)))
      const sumOf = (i, of) => deltas.reduce((s, d, k) => s + d[i] * of(q.inputs[k]), 0)
      const units = deltas[0].map((_, i) => i)
      const weights = units.map(i => q.inputs[0].map((_, j) => sumOf(i, x => x[j])))
      return { gradient: [{ weights, bias: units.map(i => sumOf(i, () => 1)) }] }
    }
  }
)
