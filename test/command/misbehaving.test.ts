/** Models that meddle with the process: no failed check ends in 0, and nothing keeps the command from its end. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lawgradIn, projectFolder } from './real.ts'

let folder = ''
let removed = () => Promise.resolve()
beforeAll(async () => {
  ;({ folder, removed } = await projectFolder())
})
afterAll(() => removed())

/** A layer whose derivative is wrong. */
const wrong = `import { activationLayer } from 'lawgrad'
const wrong = activationLayer({
  name: 'wrong',
  equation: ({ tanh }) => tanh,
  derivative: ({ minus, num, tanh }) => z => minus(num(1), tanh(z))
})(2)
`

const whole = `${wrong}export default wrong\n`
/** All that a module can do to make the process end with 0, and to keep it from its end. */
const meddling = `import { parentPort, workerData } from 'node:worker_threads'
${whole}setInterval(() => { process.exitCode = 0 }, 1)
process.on('exit', () => process.exit(0))
process.on('beforeExit', () => process.exit(0))
parentPort.postMessage({ _tag: 'Done', code: 0 })
workerData.start?.port.postMessage({ _tag: 'Done', code: 0 })
`

it.each([
  ['all it can for a 0', meddling, 1, /^lawgrad verify: expected every check to hold; \d+ of \d+ failed\./m],
  [
    'it exits at once',
    `${whole}process.exit(0)\n`,
    2,
    /^lawgrad verify: model\.mjs: expected a module that loads; it ended the program with process\.exit\(0\) \(model\.mjs:8:9\)\. Remove that call from the model\.\n$/
  ],
  [
    'a field of what it exports throws where it is read',
    `export default { get name() { throw new Error('no') } }\n`,
    2,
    /^lawgrad verify: model\.mjs: expected a network that can be evaluated; it threw Error: no\. Correct the layer that threw\.\n$/
  ],
  [
    'every look at what it exports throws',
    `export default new Proxy({}, { get() { throw new Error('no') } })\n`,
    2,
    /^lawgrad verify: model\.mjs: expected a network that can be evaluated; it threw Error: no\. Correct the layer that threw\.\n$/
  ],
  [
    'it exits later, below what is documented',
    `${whole}setTimeout(() => process.reallyExit(0))\n`,
    2,
    /expected a model that computes; it ended the program with process\.reallyExit\(0\) \(model\.mjs:8:26\)/
  ],
  [
    'it exits while it computes',
    `${wrong}export default { ...wrong, forward: () => process.exit(0), vjp: () => process.exit(0) }\n`,
    2,
    /expected a model that computes; it ended the program with process\.exit\(0\) \(model\.mjs:7:\d+\)/
  ],
  [
    'it ends the process',
    `${whole}process.kill(process.pid, 'SIGTERM')\n`,
    143,
    /interrupted by SIGTERM; nothing was written/
  ],
  [
    'it throws later',
    `${whole}setTimeout(() => { throw new Error('mine') })\n`,
    2,
    /something in it threw Error: mine later, on its own \(model\.mjs:8:26\)/
  ]
] as const)('a model with a wrong derivative, and %s', async (_, text, code, err) => {
  await writeFile(join(folder, 'model.mjs'), text)
  const outcome = await lawgradIn(folder)(['verify', 'model.mjs', '--runs', '2'])
  expect(outcome.err).toMatch(err)
  expect(outcome.code).toBe(code)
})
