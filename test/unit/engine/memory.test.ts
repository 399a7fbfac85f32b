/** Training holds no more after many steps than after a few. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  adam,
  batch,
  dense,
  fit,
  initialState,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  trainer,
  uniform,
  vector
} from 'lawgrad'
import { expect, it } from 'vitest'

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

const heap = (): number => {
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

it.each([['full batches', 'full'] as const, ['shuffled batches', 1] as const])(
  'the heap does not grow: %s',
  (_, batchSize) => {
    const learner = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, adam(0.1))
    const table = batch([
      { input: vector([0, 0]), target: vector([0]) },
      { input: vector([1, 1]), target: vector([1]) }
    ])
    const start = initialState(learner, uniform(0, 1))(pythonRandom(0))
    const heaps: number[] = []
    for (const [{ epoch }] of fit(learner, { epochs: 12_000, batchSize })(table)(start))
      if (epoch === 2_000 || epoch === 12_000) heaps.push(heap())
    expect(heaps.length).toBe(2)
    // fifty bytes of each step would be half of a megabyte
    expect((heaps[1] ?? NaN) - (heaps[0] ?? NaN)).toBeLessThan(400_000)
  }
)
