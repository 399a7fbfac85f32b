import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { adam } from '../../../src/optimizer/adam.ts'
import { batch } from '../../../src/data/batch.ts'
import { uniform } from '../../../src/layer/initializer.ts'
import { quadraticLoss } from '../../../src/loss/quadratic.ts'
import { dense, input } from '../../../src/network/network.ts'
import { sigmoid } from '../../../src/network/activations.ts'
import { dropout } from '../../../src/network/noise.ts'
import { pipe } from '../../../src/network/pipe.ts'
import { pythonRandom } from '../../../src/random/random.ts'
import { vector } from '../../../src/tensor/tensor.ts'
import { referenceFit as fit } from '../../../src/training/fit.ts'
import { initialState, trainer } from '../../../src/training/step.ts'
import { fitSteps, placed } from '../../../src/training/steps.ts'

const teacher = trainer(pipe(input(2), dense(3), sigmoid, dropout(0.3), dense(1)), quadraticLoss, adam(0.05))
const example = (k: number) => ({ input: vector([k / 7, (k * k) / 49]), target: vector([Math.sin(k)]) })
const examples = batch([example(0), ...[1, 2, 3, 4, 5, 6].map(example)])
const start = initialState(teacher, uniform(-1, 1))(pythonRandom(3))

describe.each([1, 3, 7, 'full'] as const)('training step by step, in batches of %s', batchSize => {
  const options = { epochs: 4, batchSize }
  const course = fitSteps(teacher, options)(examples)
  const all = [...course(placed(start))]
  const perEpoch = batchSize === 'full' ? 1 : Math.ceil(7 / batchSize)

  it('has the epochs of fit, bit for bit', () => {
    const epochs = all.flatMap(({ metrics, state }) => (O.isSome(metrics) ? [[metrics.value, state]] : []))
    expect(epochs).toEqual([...fit(teacher, options)(examples)(start)])
    expect(all).toHaveLength(4 * perEpoch)
  })

  it('goes on from any step as if it had never been left', () => {
    for (const [k, reached] of all.entries()) expect([...course(reached)], `step ${k}`).toEqual(all.slice(k + 1))
    expect([...fitSteps(teacher, { epochs: 6, batchSize })(examples)(all.at(-1) ?? placed(start))]).toEqual(
      [...fitSteps(teacher, { epochs: 6, batchSize })(examples)(placed(start))].slice(4 * perEpoch)
    )
  })
})

it('is lazy, and iterating twice yields the same', () => {
  const states = fitSteps(teacher, { epochs: 1_000_000_000, batchSize: 2 })(examples)(placed(start))
  const first = () => {
    for (const one of states) return one
    return undefined
  }
  expect(first()?.state.step).toBe(1)
  expect(first()).toEqual(first())
})
