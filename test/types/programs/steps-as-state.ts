/** Steps as state transitions of fp-ts. */
import { strict as assert } from 'node:assert'
import * as S from 'fp-ts/lib/State.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  getVectorSpace,
  gradientDescent,
  input,
  pythonRandom,
  quadraticLoss,
  stateAt,
  step,
  trainer,
  vector
} from 'lawgrad'

const learner = trainer(pipe(input(1), dense(1)), quadraticLoss, gradientDescent(0.1))
const data = batch([{ input: vector([1]), target: vector([2]) }])
const two = pipe(
  step(learner)(data),
  S.flatMap(first =>
    pipe(
      step(learner)(data),
      S.map(second => [first.cost, second.cost] as const)
    )
  )
)
const [[before, after], state] = two(stateAt(learner)(getVectorSpace(learner.network.shape).zero, pythonRandom(0)))
assert.ok(after < before)
assert.equal(state.step, 2)
