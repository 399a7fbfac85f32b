/** An optimizer chosen by name at run time: the state is the optimizer's own, so what is chosen is the whole run. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  adam,
  type AnyMemory,
  batch,
  dense,
  getVectorSpace,
  gradientDescent,
  input,
  momentum,
  type Optimizer,
  pythonRandom,
  quadraticLoss,
  stateAt,
  train,
  trainer,
  vector
} from 'lawgrad'

const network = pipe(input(1), dense(1))
const data = batch([{ input: vector([1]), target: vector([1]) }])
const costAfter = <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>) => {
  const learner = trainer(network, quadraticLoss, optimizer)
  const start = stateAt(learner)(getVectorSpace(network.shape).zero, pythonRandom(0))
  const [history] = train(learner, { epochs: 3 })(data)(start)
  return history.at(-1)?.cost ?? 1
}
const runs = {
  plain: () => costAfter(gradientDescent(0.1)),
  momentum: () => costAfter(momentum(0.1)),
  adam: () => costAfter(adam(0.01))
}
const pick = (name: keyof typeof runs) => runs[name]()
assert.ok(pick('momentum') < pick('plain'))
assert.ok(pick('plain') < 0.5)
