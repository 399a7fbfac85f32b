/** The adapters that a reviewer fills in, by language, and a program that is wrong. */
import { cKit } from './kits/c.ts'
import { javascriptKit } from './kits/javascript.ts'
import { numpyKit } from './kits/numpy.ts'
import { pythonKit } from './kits/python.ts'
import { pytorchKit } from './kits/pytorch.ts'
import { rustKit } from './kits/rust.ts'

/** Each at most fifty lines. */
export const kits: Readonly<Record<string, string>> = {
  python: pythonKit,
  numpy: numpyKit,
  pytorch: pytorchKit,
  javascript: javascriptKit,
  c: cKit,
  rust: rustKit
}

/** For the help. */
export const knownKits = Object.keys(kits).join(', ')

const body = `const sigmoid = z => 1 / (1 + Math.exp(-z))

const through = (q, x) =>
  q.parameters.reduce(
    (levels, { weights, bias }) => [...levels, weights.map((w, i) => sigmoid(w.reduce((s, one, j) => s + one * levels.at(-1)[j], bias[i])))],
    [x]
  )

const can = {
  forward: q => ({ outputs: q.inputs.map(x => through(q, x).at(-1)) }),
  loss: q => ({
    loss: q.inputs.reduce((sum, x, k) => sum + through(q, x).at(-1).reduce((s, h, i) => s + (h - q.targets[k][i]) ** 2 / 2, 0), 0) / q.inputs.length
  }),
  gradient: q => {
    const gradient = q.parameters.map(({ weights, bias }) => ({ weights: weights.map(w => w.map(() => 0)), bias: bias.map(() => 0) }))
    q.inputs.forEach((x, k) => {
      const levels = through(q, x)
      let delta = levels.at(-1).map((h, i) => (h - q.targets[k][i]) * h * (1 - h))
      for (let layer = q.parameters.length - 1; layer >= 0; layer--) {
        const below = levels[layer]
        delta.forEach((d, i) => {
          below.forEach((a, j) => (gradient[layer].weights[i][j] += (d * a) / q.inputs.length))
          gradient[layer].bias[i] += d / q.inputs.length
        })
        delta = below.map((a, j) => delta.reduce((s, d, i) => s + d * q.parameters[layer].weights[i][j], 0)) // wrong: a(1 − a) is missing
      }
    })
    return { gradient }
  }
}
`

/** The kit for JavaScript, filled in, with the slope of the hidden layers forgotten. */
export const example = `${javascriptKit.slice(0, javascriptKit.indexOf('const can = {'))}${body}
${javascriptKit.slice(javascriptKit.indexOf('const answer = q'))}`.replace("program: 'mine'", "program: 'example'")
