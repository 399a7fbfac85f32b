/** Answers requests of lawgrad-review/1, a line for a line; stands before each program. */
import { createInterface } from 'node:readline'

/** Typed arrays, and what JSON lacks. */
const wired = (_, x) =>
  ArrayBuffer.isView(x) ? Array.from(x) : typeof x === 'number' && !Number.isFinite(x) ? String(x) : x

globalThis.serve = (about, can) =>
  createInterface({ input: process.stdin }).on('line', async line => {
    const q = JSON.parse(line)
    if (q.do === 'stop') process.exit(0)
    let answer
    if (q.do === 'start') answer = { protocol: 'lawgrad-review/1', can: Object.keys(can), ...about }
    else
      try {
        answer = await can[q.do](q)
      } catch (problem) {
        answer = { error: String(problem) }
      }
    process.stdout.write(`${JSON.stringify({ id: q.id, ...answer }, wired)}\n`)
  })
