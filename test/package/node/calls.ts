/**
 * `node test/package/node/calls.ts`: where the functions of `dist/node` begin that a small training calls, from its import to its end, as JSON by file.
 */
import { Session } from 'node:inspector/promises'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Lawgrad from '../../../src/index.ts'

/** Where the files lie that Node loads. */
export const bundled: URL = new URL('../../../dist/node/', import.meta.url)

export type Calls = Readonly<Record<string, readonly number[]>>

/** A training that ends at once: in one that takes long nobody notices when its functions are compiled. */
const training = ({ batch, dense, gradientDescent, initialState, input, pipe, ...lawgrad }: typeof Lawgrad): void => {
  const { pythonRandom, quadraticLoss, sigmoid, train, trainer, uniform, vector } = lawgrad
  const gate = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
  const examples = batch([
    { input: vector([0, 0]), target: vector([0]) },
    { input: vector([1, 0]), target: vector([1]) },
    { input: vector([0, 1]), target: vector([1]) }
  ])
  train(gate, { epochs: 1000 })(examples)(initialState(gate, uniform(0, 1))(pythonRandom(0)))
}

if (import.meta.main) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  training(await import(new URL('src/index.js', bundled).href))
  const { result } = await session.post('Profiler.takePreciseCoverage')
  const calls: Calls = Object.fromEntries(
    result
      .filter(({ url }) => url.startsWith(bundled.href))
      .map(({ url, functions }) => [
        relative(fileURLToPath(bundled), fileURLToPath(url)),
        functions.flatMap(({ ranges: [all] }) => (all !== undefined && all.count > 0 ? [all.startOffset] : []))
      ])
  )
  console.log(JSON.stringify(calls))
}
