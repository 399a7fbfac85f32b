/** An optimizer of one's own, for parameters of every shape. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  batch,
  dense,
  getVectorSpace,
  input,
  link,
  pythonRandom,
  quadraticLoss,
  stateAt,
  step,
  trainer,
  vector
} from 'lawgrad'

const signDescent = (rate: number) =>
  link({
    name: 'sign descent',
    update: ({ map, negate, num, where }) => {
      const move = map(g => where(g, num(-rate), where(negate(g), num(rate), num(0))))
      return ({ gradient }) => ({ update: move(gradient), tensors: {} })
    }
  })
const learner = trainer(pipe(input(1), dense(1)), quadraticLoss, signDescent(0.5))
const start = stateAt(learner)(getVectorSpace(learner.network.shape).zero, pythonRandom(0))
const [, next] = step(learner)(batch([{ input: vector([2]), target: vector([1]) }]))(start)
assert.deepEqual([...next.parameters[0].weights], [[0.5]])
