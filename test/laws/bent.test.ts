import { describe, it } from 'vitest'
import { activationLayer } from 'lawgrad'
import { layerSuite, testSuite } from 'lawgrad/laws'

/** Smooth but for a jump of the second derivative at 0, where shrinking lands: differences do not converge there. */
const softsign = activationLayer({
  name: 'softsign',
  equation:
    ({ over, plus, num, where, negate }) =>
    z =>
      over(z, plus(num(1), where(z, z, negate(z)))),
  derivative:
    ({ over, plus, times, num, where, negate }) =>
    z => {
      const above = plus(num(1), where(z, z, negate(z)))
      return over(num(1), times(above, above))
    }
})

for (const seed of [1, 2, 3])
  describe(`seed ${seed}`, () => {
    testSuite({ describe, it }, { seed, runs: 500 })(layerSuite(softsign(2)))
  })
