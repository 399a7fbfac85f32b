/** Sizes with names: members of a constant, a column less, a half. */
import {
  dense,
  differenceOf,
  denseLayer,
  append,
  input,
  pipe,
  quotientOf,
  vectorBy,
  zeros,
  type Dense,
  type Network
} from 'lawgrad'
import { strict as assert } from 'node:assert'

const Width = { Pixels: 49, Hidden: 10 } as const
const network: Network<49, 10, [Dense<49, 10>]> = pipe(input(Width.Pixels), dense(Width.Hidden))
const columns = ['length', 'width', 'species'] as const
const halves: Network<2, 5, [Dense<2, 10>, Dense<10, 5>]> = pipe(
  input(differenceOf(columns.length, 1)),
  dense(Width.Hidden),
  append(denseLayer(Width.Hidden, quotientOf(Width.Hidden, 2)))
)
const forward = network.forward(network.shape.unflatten(vectorBy(500)(i => i % 3).components))
assert.equal(forward(zeros(49)).size, 10)
assert.equal(halves.shape.count, 30 + 55)
