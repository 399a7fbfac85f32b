/** An activation of one's own, in a layer and in a network. */
import { strict as assert } from 'node:assert'
import { pipe } from 'fp-ts/lib/function.js'
import { activationLayer, append, dense, input, vector } from 'lawgrad'

const square = activationLayer({
  name: 'square',
  equation:
    ({ times }) =>
    z =>
      times(z, z),
  derivative:
    ({ times, num }) =>
    z =>
      times(num(2), z)
})
const network = pipe(input(2), dense(4), append(square(4)), dense(1))
assert.deepEqual([...square(2).forward([])(vector([3, -4]))], [9, 16])
assert.equal(network.layers[1].name, 'square')
