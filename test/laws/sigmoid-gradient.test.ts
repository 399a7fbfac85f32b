/** The law that the library is named for: analytic gradients of random sigmoid networks agree with four oracles. */
import { sigmoidGradientSuite, testSuite } from 'lawgrad/laws'
import { describe, it } from 'vitest'

testSuite({ describe, it }, { seed: 20261, runs: 200 })(sigmoidGradientSuite)
