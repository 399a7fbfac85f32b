import * as fc from 'fast-check'
import type { AnyLaw, Law } from '../law.ts'
import type { LawReport, RunOptions } from '../run.ts'
import { fail, nearness, unchecked, type Verdict } from '../verdict.ts'

const guarded = <A>(check: (value: A) => Verdict, value: A): Verdict => {
  try {
    return check(value)
  } catch (error) {
    return fc.PreconditionFailure.isFailure(error)
      ? unchecked('left out by a precondition')
      : fail(`the check threw: ${String(error)}`)
  }
}

type Failure = Extract<Verdict, { readonly _tag: 'Fail' }>

/** What kind of failure it is: a counterexample stays one of the same kind while it is made smaller. */
const kindOf = ({ message, worst }: Failure): string =>
  [
    message.startsWith('the check threw') ? 'threw' : 'refused',
    worst === undefined ? '' : Number.isFinite(worst.error) ? 'finite' : 'not finite'
  ].join()

/** As many cases are tried as that while a counterexample is made smaller. */
const mostShrinks = 3000

/** A failure that was found, and what its case says when it is tried again. */
const confirmed = (found: Failure, again: Verdict): Verdict =>
  again._tag === 'Fail'
    ? found
    : {
        ...found,
        message: `not deterministic: the same case failed, and did not fail when tried again; ${found.message}`
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
  // shrinking goes from failure to failure: the last one is the counterexample's
  let found: Failure | undefined
  let since = 0
  const property = fc.property(arbitrary, value => {
    if (found !== undefined && ++since > mostShrinks) return true
    const one = guarded(check, value)
    tried += 1
    if (one._tag === 'Fail') {
      if (found !== undefined && kindOf(found) !== kindOf(one)) return true
      found = one
    }
    if (one._tag === 'Unchecked') skipped += 1
    if (nearness(one) > nearness(verdict) || verdict._tag === 'Unchecked') verdict = one
    return one._tag !== 'Fail'
  })
  const details = fc.check(property, {
    seed,
    numRuns: Math.max(1, Math.ceil(runs / weight)),
    // the case of a path is told as it is
    ...(path === undefined ? {} : { path, endOnFailure: true })
  })
  if (!details.failed || found === undefined) return { law: name, verdict, seed, runs: tried, unchecked: skipped }
  const value = details.counterexample?.[0]
  return {
    law: name,
    verdict: confirmed(found, guarded(check, value)),
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
