/** A link of one's own with a tensor and a number to remember: a mean that is corrected for its start. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import {
  chain,
  gradientDescent,
  link,
  type Memory,
  type Nothing,
  type Optimizer,
  vector,
  vectorShape,
  zeros
} from 'lawgrad'

const averaged = (beta: number) =>
  link({
    name: `averaged(${beta})`,
    tensors: ['mean'],
    numbers: {
      power: {
        start: 1,
        next:
          ({ times, num }) =>
          before =>
            times(before, num(beta))
      }
    },
    update:
      ({ map, minus, num, over, plus, times, zipWith }) =>
      ({ gradient, tensors, numbers }) => {
        const mean = pipe(tensors.mean, zipWith((m, g) => plus(times(num(beta), m), times(num(1 - beta), g)))(gradient))
        const share = minus(num(1), numbers.power)
        return { update: map(m => over(m, share))(mean), tensors: { mean } }
      }
  })
const optimizer: Optimizer<readonly [Memory<'mean', 'power'>, Nothing]> = chain(averaged(0.5), gradientDescent(1))
const shape = vectorShape(2)
const start = optimizer.init(shape)
const { update, state } = optimizer.update(shape)({ gradient: vector([4, -2]), parameters: zeros(2), state: start })
assert.deepEqual([...update], [-4, 2])
assert.deepEqual([...state.links[0].tensors.mean], [2, -1])
assert.equal(state.links[0].numbers.power, 0.5)
