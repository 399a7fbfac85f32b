import { describe, it } from 'vitest'
import { activationLayer } from 'lawgrad'
import { layerSuite, testSuite } from 'lawgrad/laws'

/** Smooth but for a jump of the second derivative at 0, where shrinking lands: differences do not converge there. */
const softsign = activationLayer({
  name: 'softsign',
  equation: (s, z) => s.div(z, s.add(s.one, s.real(z) < 0 ? s.neg(z) : z)),
  derivative: z => 1 / (1 + Math.abs(z)) ** 2
})

for (const seed of [1, 2, 3])
  describe(`seed ${seed}`, () => {
    testSuite({ describe, it }, { seed, runs: 500 })(layerSuite(softsign(2)))
  })
