import * as fc from 'fast-check'
import type { AnyLaw, Law } from '../law.ts'
import type { LawReport, RunOptions } from '../run.ts'
import { fail, nearness, unchecked, type Verdict } from '../verdict.ts'

const guarded = <A>(check: (value: A) => Verdict, value: A): Verdict => {
  try {
    return check(value)
  } catch (error) {
    return fail(`the check threw: ${String(error)}`)
  }
}

/** Tries a law on random cases and shrinks the first failure; that no case can be drawn is a failure too. */
export const runCheck = (law: AnyLaw, options: RunOptions): LawReport => {
  try {
    return tryCases(law, options)
  } catch (error) {
    const verdict = fail(`no case could be drawn: ${String(error)}`)
    return { law: law.name, verdict, seed: options.seed, runs: 0, unchecked: 0 }
  }
}

const tryCases = (anyLaw: AnyLaw, { seed, runs, path }: RunOptions): LawReport => {
  // proof: an AnyLaw is a Law of some type, and its arbitrary makes the values that its check takes
  const { name, arbitrary, check, weight = 1 } = anyLaw as Law<unknown>
  let tried = 0
  let skipped = 0
  let verdict: Verdict = unchecked('nothing compared')
  const property = fc.property(arbitrary, value => {
    const one = guarded(check, value)
    tried += 1
    if (one._tag === 'Unchecked') skipped += 1
    if (nearness(one) > nearness(verdict) || verdict._tag === 'Unchecked') verdict = one
    return one._tag !== 'Fail'
  })
  const details = fc.check(property, {
    seed,
    numRuns: Math.max(1, Math.ceil(runs / weight)),
    ...(path === undefined ? {} : { path })
  })
  if (!details.failed) return { law: name, verdict, seed, runs: tried, unchecked: skipped }
  const value = details.counterexample?.[0]
  return {
    law: name,
    verdict: guarded(check, value),
    seed,
    runs: details.numRuns,
    unchecked: skipped,
    counterexample: {
      printed: fc.stringify(value),
      path: details.counterexamplePath ?? '',
      shrinks: details.numShrinks,
      evaluations: tried - details.numRuns
    }
  }
}
