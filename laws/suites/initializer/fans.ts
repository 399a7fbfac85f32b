/**
 * Fans on which initializers are tried.
 */
import * as fc from 'fast-check'
import type { Fan } from '../../../src/index.ts'

export const fans: fc.Arbitrary<Fan> = fc.record({
  fanIn: fc.integer({ min: 1, max: 400 }),
  fanOut: fc.integer({ min: 1, max: 400 })
})

/** Fans of which one is several times the other, so that exchanging them shows. */
export const unequal: fc.Arbitrary<Fan> = fc.constantFrom(
  { fanIn: 3, fanOut: 50 },
  { fanIn: 50, fanOut: 3 },
  { fanIn: 784, fanOut: 30 },
  { fanIn: 7, fanOut: 128 }
)
