/** Images whose sides are known only at run time: the sizes are computed with them, and a block that does not divide is found by the layer. */
import { strict as assert } from 'node:assert'
import * as E from 'fp-ts/lib/Either.js'
import {
  convolution,
  convolutionLayer,
  dense,
  flatten,
  flattenLayer,
  input,
  maxPool,
  maxPoolLayer,
  pipe,
  relu,
  withDimension
} from 'lawgrad'

const sidesOf = (side: number) =>
  pipe(
    side,
    withDimension('side', n => {
      const edges: readonly number[] = convolutionLayer([1, n, n], 4, 3).outputs
      const halves: readonly number[] = maxPoolLayer([1, n, n], 2).outputs
      const flat: number = flattenLayer([3, n]).outputs
      return { edges, halves, flat }
    })
  )
assert.deepEqual(sidesOf(8), E.right({ edges: [4, 6, 6], halves: [1, 4, 4], flat: 24 }))
assert.throws(() => sidesOf(5), /expected a block size that divides 5; got 2; take 5/u)
assert.throws(() => sidesOf(2), /expected a window of at most 2; got 3/u)

// The same as stages: the sizes are computed with that of the door
const network = (side: number) =>
  pipe(
    side,
    withDimension('side', n => {
      const made = pipe(input(1, n, n), convolution(2, 3), relu, maxPool(2), flatten, dense(4))
      const outputs: 4 = made.outputs
      return [outputs, made.shape.count, made.name] as const
    })
  )
assert.deepEqual(
  network(8),
  E.right([4, 20 + 4 * 18 + 4, '1×8×8 → convolution 2×6×6 → relu → maxPool 2×3×3 → flatten 18 → dense 4'])
)
