import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  divergence,
  evaluate,
  gradientDescent,
  initialState,
  input,
  isBetterThanTrivial,
  learnPreparation,
  prepareBatch,
  prepareCells,
  pythonRandom,
  quadraticLoss,
  restoreTargets,
  rowsOf,
  scaleWarnings,
  showDivergence,
  standardize,
  train,
  trainer,
  uniform,
  vector,
  type Batch
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

/** Four cars as a public report has them: inputs in the thousands, which every rate but a tiny one turns into NaN. */
const cars = batch([
  { input: vector([8, 307, 3504]), target: vector([18]) },
  { input: vector([8, 350, 3693]), target: vector([15]) },
  { input: vector([4, 97, 2130]), target: vector([27]) },
  { input: vector([4, 97, 1835]), target: vector([26]) }
])
const learner = trainer(pipe(input(3), dense(1)), quadraticLoss, gradientDescent(0.2))
const trained = (examples: Batch<3, 1>) => {
  const start = initialState(learner, uniform(-1, 1))(pythonRandom(0))
  const [history, { parameters }] = train(learner, { epochs: 500 })(examples)(start)
  return {
    parameters,
    wrong: divergence(learner.network)(examples)(history, parameters),
    evaluation: evaluate(learner.network, learner.loss)(examples)(parameters)
  }
}

describe('a linear unit on cars', () => {
  it('as they come: told before training, and after it', () => {
    expect(scaleWarnings(cars)).toHaveLength(2)
    const { wrong, evaluation } = trained(cars)
    expect(pipe(wrong, O.map(showDivergence), O.toNullable)).toMatch(
      /the cost is Infinity.* take a smaller learning rate, and scale the inputs/u
    )
    expect(isBetterThanTrivial(evaluation)).toBe(false)
  })

  it('standardized: nothing to tell, and predictions in miles per gallon', () => {
    const preparation = pipe(rowsOf(cars), learnPreparation({ inputs: standardize, targets: standardize }))
    const examples = pipe(
      preparation,
      E.flatMap(learned => prepareBatch(learned)(cars))
    )
    if (E.isLeft(preparation) || E.isLeft(examples)) throw new Error('expected prepared examples')
    expect(scaleWarnings(examples.right)).toEqual([])
    const { parameters, wrong, evaluation } = trained(examples.right)
    expect(wrong).toEqual(O.none)
    expect(isBetterThanTrivial(evaluation)).toBe(true)
    expect(evaluation.regression.r2).toBeGreaterThan(0.98)
    const [miles] = pipe(
      [8, 350, 3693],
      prepareCells(preparation.right, 'inputs'),
      E.map(x => learner.network.forward(parameters)(vector([x[0] ?? NaN, x[1] ?? NaN, x[2] ?? NaN]))),
      E.fold(
        () => [],
        y => restoreTargets(preparation.right)([...y])
      )
    )
    expect(Math.abs(Number(miles) - 15)).toBeLessThan(1)
  })
})
