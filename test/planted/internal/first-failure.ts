import * as fc from 'fast-check'
import type { AnyLaw, Law } from 'lawgrad/laws'

/** So many cases are tried of a law where `runs` are asked for: fewer where one weighs more. */
export const casesOf = (anyLaw: AnyLaw, runs: number): number => {
  // proof: an AnyLaw is a Law of some type, whose weight is a number
  const { weight = 1 } = anyLaw as Law<unknown>
  return Math.max(1, Math.ceil(runs / weight))
}

/**
 * Tries a law on so many of the cases that `runLaw` would try, without shrinking: the number of the first that fails, from 1; 0 where no case
 * could be drawn; none if all hold.
 */
export const firstFailure = (anyLaw: AnyLaw, seed: number, numRuns: number): number | undefined => {
  if (numRuns === 0) return undefined
  // proof: an AnyLaw is a Law of some type, and its arbitrary makes the values that its check takes
  const { arbitrary, check } = anyLaw as Law<unknown>
  const property = fc.property(arbitrary, value => {
    try {
      return check(value)._tag !== 'Fail'
    } catch {
      return false
    }
  })
  try {
    const details = fc.check(property, { seed, numRuns, endOnFailure: true })
    return details.failed ? details.numRuns : undefined
  } catch {
    return 0
  }
}
