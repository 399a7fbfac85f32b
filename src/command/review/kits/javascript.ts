/** The kit for JavaScript. */
export const javascriptKit = `/**
 * An adapter for lawgrad review: fill in what your program can do, delete the rest of \`can\`, then run
 * lawgrad review 'node adapter.mjs'. Which axis comes first, sum or mean, with or without a half: that is found out.
 *
 * q.sizes [2, 3, 1]      q.activations ['tanh', 'sigmoid']     q.loss 'quadratic'
 * q.parameters           a layer each: { weights: rows, one an output, bias: a number an output }
 * q.inputs, q.targets    rows, one an example
 * q.optimizer            { name: 'gradientDescent', learningRate: 0.5 }; q.steps, q.batchSize
 */
import { createInterface } from 'node:readline'

const about = { program: 'mine', activations: ['sigmoid'], losses: ['quadratic'] }

const can = {
  forward: q => {
    throw new Error('forward is not filled in') // return { outputs: rows }
  },
  loss: q => {
    throw new Error('loss is not filled in') // return { loss: number }
  },
  gradient: q => {
    throw new Error('gradient is not filled in') // return { gradient: [{ weights: rows, bias: row }, …] }
  },
  train: q => {
    throw new Error('train is not filled in') // return { parameters: [{ weights: rows, bias: row }, …] }
  }
}

const answer = q => {
  if (q.do === 'start') return { protocol: 'lawgrad-review/1', can: Object.keys(can), ...about }
  try {
    return can[q.do](q)
  } catch (problem) {
    return { error: String(problem) }
  }
}

/** Typed arrays, and what JSON lacks. */
const wired = (_, x) => (ArrayBuffer.isView(x) ? Array.from(x) : Number.isFinite(x) || typeof x !== 'number' ? x : String(x))

createInterface({ input: process.stdin }).on('line', line => {
  const q = JSON.parse(line)
  if (q.do === 'stop') process.exit(0)
  process.stdout.write(\`\${JSON.stringify({ id: q.id, ...answer(q) }, wired)}\\n\`)
})
`
