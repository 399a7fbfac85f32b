/** Answers requests of lawgrad-review/1, a line for a line; stands before each program. */
import { createInterface } from 'node:readline'

globalThis.serve = (about, can) =>
  createInterface({ input: process.stdin }).on('line', line => {
    const q = JSON.parse(line)
    if (q.do === 'stop') process.exit(0)
    let answer
    if (q.do === 'start') answer = { protocol: 'lawgrad-review/1', can: Object.keys(can), ...about }
    else
      try {
        answer = can[q.do](q)
      } catch (problem) {
        answer = { error: String(problem) }
      }
    process.stdout.write(`${JSON.stringify({ id: q.id, ...answer })}\n`)
  })
