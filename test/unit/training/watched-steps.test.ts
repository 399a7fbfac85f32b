import * as O from 'fp-ts/lib/Option.js'
import { pipe as flow } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import {
  adam,
  batch,
  cost,
  dense,
  fit,
  fitSteps,
  initialState,
  input,
  pipe,
  placed,
  pythonRandom,
  quadraticLoss,
  stepsUntilNoBetter,
  tanh,
  trainer,
  uniform,
  untilNoBetter,
  vector
} from 'lawgrad'

const teacher = trainer(pipe(input(1), dense(3), tanh, dense(1)), quadraticLoss, adam(0.1))
const example = (x: number) => ({ input: vector([x]), target: vector([Math.sin(5 * x)]) })
const train = batch([example(0), example(0.2), example(0.5), example(0.9), example(1)])
const validation = batch([example(0.35), example(0.7)])
const start = initialState(teacher, uniform(-1, 1))(pythonRandom(1))
const validate = cost(teacher.network, teacher.loss)(validation)

describe.each([2, 'full'] as const)('early stopping step by step, in batches of %s', batchSize => {
  const options = { epochs: 400, batchSize }
  const stopping = { patience: 4, minimumGain: 1e-4 }
  const all = [...flow(fitSteps(teacher, options)(train)(placed(start)), stepsUntilNoBetter(stopping)(validate))]

  it('ends where that of fit ends, with the same validation costs and the same best', () => {
    const epochs = [
      ...flow(fit(teacher, { ...options, interpreter: 'reference' })(train)(start), untilNoBetter(stopping)(validate))
    ]
    expect(epochs.length).toBeLessThan(400)
    expect(all.flatMap(({ validation }) => (O.isSome(validation) ? [validation.value] : []))).toEqual(
      epochs.map(each => each.validation)
    )
    const { best, sinceBest } = epochs.at(-1) ?? {}
    expect(all.at(-1)?.progress).toEqual(O.some({ best, sinceBest }))
  })

  it('goes on from any step as if it had never been left', () => {
    for (const [k, { state, place, progress }] of all.entries())
      expect(
        [
          ...flow(fitSteps(teacher, options)(train)({ state, place }), stepsUntilNoBetter(stopping)(validate, progress))
        ].map(each => [each.state.step, each.validation, each.progress]),
        `step ${k}`
      ).toEqual(all.slice(k + 1).map(each => [each.state.step, each.validation, each.progress]))
  })
})
