/**
 * Who is wrong where oracles and the gradient under test do not all agree.
 */
import type { Finding } from './finding.ts'

/** What an oracle says of one probe; an exact one looks at the point alone. */
export type Ballot = { readonly oracle: string; readonly exact: boolean; readonly finding: Finding }

/** Whom the votes speak against. */
export type Outcome =
  | { readonly _tag: 'Analytic' }
  | { readonly _tag: 'Oracles'; readonly names: readonly string[] }
  | { readonly _tag: 'Undecided' }

const agree = ({ finding: a }: Ballot, { finding: b }: Ballot): boolean =>
  Math.abs(a.estimate.value - b.estimate.value) <= Math.max(a.allowed, b.allowed)

/**
 * The vote on one probe, if any oracle refuses the gradient there.
 *
 * Those who refuse and agree with each other speak against the gradient. One who passes it speaks for it only if sharp enough to refuse what
 * the others say instead; if there are more of those, the others are the odd ones. Where two exact oracles pass it, and only differences refuse it, they are the odd
 * ones: a difference has its own error of truncation, and no vote against what is exact.
 */
export const vote = (ballots: readonly Ballot[]): Outcome | undefined => {
  const against = ballots.filter(({ finding }) => finding.verdict._tag === 'Fail')
  const witnesses = ballots.filter(
    one => one.finding.verdict._tag === 'Pass' && against.every(other => !agree(one, other))
  )
  const exact = ballots.filter(one => one.exact)
  const isCertified = exact.length > 1 && exact.every(({ finding }) => finding.verdict._tag === 'Pass')
  const united = against.every(one => against.every(other => agree(one, other)))
  return against.length === 0
    ? undefined
    : isCertified || witnesses.length > against.length
      ? { _tag: 'Oracles', names: against.map(({ oracle }) => oracle) }
      : united && against.length > Math.max(1, witnesses.length)
        ? { _tag: 'Analytic' }
        : { _tag: 'Undecided' }
}

/** The votes on all probes taken together: against an oracle only if every vote is. */
export const together = (votes: readonly Outcome[]): Outcome | undefined =>
  votes.find(({ _tag }) => _tag === 'Analytic') ??
  votes.find(({ _tag }) => _tag === 'Undecided') ??
  (votes.length === 0
    ? undefined
    : {
        _tag: 'Oracles',
        names: [...new Set(votes.flatMap(one => (one._tag === 'Oracles' ? one.names : [])))]
      })

/** The outcome in the report's words. */
export const showOutcome = (outcome: Outcome): string => {
  switch (outcome._tag) {
    case 'Analytic':
      return 'analytic gradient'
    case 'Undecided':
      return 'undecided'
    case 'Oracles':
      return outcome.names.join(', ')
  }
}
