/** Every loss on the range that it takes; a sigmoid after a sigmoid, and a softmax after a sigmoid, are no mistakes. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  dense,
  gradientDescent,
  input,
  quadraticLoss,
  shared,
  sigmoid,
  sigmoidCrossEntropy,
  softmax,
  softmaxCrossEntropy,
  trainer
} from 'lawgrad'

const logits = pipe(input(2), dense(3))
const probabilities = pipe(logits, sigmoid)
const twice = pipe(probabilities, sigmoid)
const classes = pipe(logits, softmax)
const late = pipe(probabilities, softmax)
const squashed = pipe(input(3), shared(2, pipe(input(3), dense(3), sigmoid)))
const rate = gradientDescent(1)
const learners = [
  trainer(logits, quadraticLoss, rate),
  trainer(logits, sigmoidCrossEntropy, rate),
  trainer(logits, softmaxCrossEntropy, rate),
  trainer(probabilities, binaryCrossEntropy, rate),
  trainer(probabilities, quadraticLoss, rate),
  trainer(twice, binaryCrossEntropy, rate),
  trainer(classes, categoricalCrossEntropy, rate),
  trainer(classes, binaryCrossEntropy, rate),
  trainer(late, categoricalCrossEntropy, rate),
  trainer(squashed, binaryCrossEntropy, rate)
] as const
assert.equal(learners.length, 10)
const ranges = [logits, probabilities, twice, classes, late].map(({ range }) => range.range)
assert.deepEqual(ranges, ['logits', 'probabilities', 'probabilities', 'simplex', 'simplex'])
