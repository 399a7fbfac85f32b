/** A network for images: convolution, pooling, flattening; its sizes, its costs, a step of training. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import {
  batch,
  classTarget,
  convolution,
  convolutionLayer,
  dense,
  describe,
  flatten,
  flattenLayer,
  glorotUniform,
  gradientDescent,
  initialState,
  input,
  type MaxPool,
  maxPool,
  maxPoolLayer,
  type Network,
  type ParameterCount,
  pipe,
  pythonRandom,
  relu,
  showDescription,
  sigmoid,
  softmax,
  categoricalCrossEntropy,
  step,
  tensorFrom,
  trainer
} from 'lawgrad'

const digits = pipe(input(1, 8, 8), convolution(4, 3), relu, maxPool(2), flatten, dense(3), softmax)
const count: ParameterCount<typeof digits> = 151
assert.equal(digits.shape.count, count)
const pooled: MaxPool<4, 6, 6, 2> = digits.layers[2]
const size: [4, 3, 3] = pooled.outputs
assert.deepEqual(size, [4, 3, 3])

const training = trainer(digits, categoricalCrossEntropy, gradientDescent(0.1))
const costs = pipe(
  tensorFrom([1, 8, 8])(Array.from({ length: 64 }, (_, k) => Math.sin(k))),
  E.map(image => {
    const learn = step(training)(batch([{ input: image, target: classTarget(3)(2) }]))
    const [first, next] = learn(initialState(training, glorotUniform)(pythonRandom(1)))
    const [second] = learn(next)
    return first.cost - second.cost
  })
)
assert.ok(E.isRight(costs) && costs.right > 0)

// Layers by themselves, of any size that is known
const seven: 7 = maxPoolLayer([3, 28, 14], 2).outputs[2]
const edge: 26 = convolutionLayer([3, 28, 14], 16, 3).outputs[1]
const flat: 1176 = flattenLayer([3, 28, 14]).outputs
assert.deepEqual([seven, edge, flat], [7, 26, 1176])

// A block that is used in two networks
const halves = maxPool(2)
const small = pipe(input(1, 4, 4), halves, flatten, dense(1), sigmoid)
const large = pipe(input(1, 16, 16), halves, halves, flatten, dense(1), sigmoid)
const both: readonly [Network<[1, 4, 4], 1, typeof small.layers>, 16] = [small, large.layers[2].outputs]
assert.equal(both[1], 16)

// Seen, not only refused
assert.deepEqual(
  describe(digits).parts.map(part => part.outputs.join('×')),
  ['4×6×6', '4×6×6', '4×3×3', '36', '3', '3']
)
assert.match(showDescription(describe(digits)), /maxPool +4×6×6 → 4×3×3 +4×3×3 → 4×6×6/u)
