import type { Verdict } from '../verdict.ts'

/** The verdicts at 0, 1, 2, … up to a count, or to the first failure: what comes after it changes nothing, and may cost much. */
export const untilFailure = (count: number, verdictAt: (index: number) => Verdict): readonly Verdict[] => {
  const verdicts: Verdict[] = []
  for (let index = 0; index < count; index++) {
    const verdict = verdictAt(index)
    verdicts.push(verdict)
    if (verdict._tag === 'Fail') break
  }
  return verdicts
}
