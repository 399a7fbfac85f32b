/** A loss chosen by a condition. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { dense, gradientDescent, input, quadraticLoss, sigmoidCrossEntropy, trainer } from 'lawgrad'

const [squared]: readonly boolean[] = [true]
const chosen = squared === true ? quadraticLoss : sigmoidCrossEntropy
const learner = trainer(pipe(input(2), dense(1)), chosen, gradientDescent(1))
assert.equal(learner.loss.name, 'quadratic')
