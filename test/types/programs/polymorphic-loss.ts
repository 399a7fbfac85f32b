/** A function that takes a loss of every size. */
import { strict as assert } from 'node:assert'
import { type AnySizeLoss, quadraticLoss, vector } from 'lawgrad'

const onBoth = (loss: AnySizeLoss) => [loss.value(vector([0]))(vector([1])), loss.value(vector([0, 0]))(vector([1, 1]))]
assert.deepEqual(onBoth(quadraticLoss), [0.5, 1])
