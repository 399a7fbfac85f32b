/** An optimizer chosen by name at run time. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { adam, dense, gradientDescent, input, momentum, quadraticLoss, trainer } from 'lawgrad'

const optimizers = { plain: gradientDescent(0.1), momentum: momentum(0.1), adam: adam(0.01) }
const pick = (name: keyof typeof optimizers) => trainer(pipe(input(2), dense(1)), quadraticLoss, optimizers[name])
assert.equal(pick('plain').optimizer.name, 'gradientDescent(0.1)')
