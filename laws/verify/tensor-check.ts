/**
 * One tensor of a gradient against every oracle.
 */
import { all, excess, fail, unchecked, type Comparison } from '../verdict.ts'
import { findingsOf, type Finding, type Probe, type Subject } from './finding.ts'
import type { Judge } from './judges.ts'
import type { OracleReport, TensorReport } from './report.ts'
import { showOutcome, together, vote } from './vote.ts'

const comparisons = (findings: readonly Finding[]): readonly Comparison[] =>
  findings.flatMap(({ verdict }) =>
    verdict._tag !== 'Unchecked' && verdict.worst !== undefined ? [verdict.worst] : []
  )

/** The smallest relative error of the largest derivative away from kinks that would be refused; infinite if there is none. */
const detected = (findings: readonly Finding[]): number => {
  const smooth = findings
    .filter(({ estimate }) => Number.isFinite(estimate.value) && estimate.value !== 0)
    .toSorted((a, b) => Math.abs(b.estimate.value) - Math.abs(a.estimate.value))
    .find(({ allowed, jump }) => 2 * jump() <= allowed)
  return smooth === undefined ? Number.POSITIVE_INFINITY : smooth.allowed / Math.abs(smooth.estimate.value)
}

const reportOf = ({ oracle, tolerance }: Judge, findings: readonly Finding[]): OracleReport => {
  const compared = comparisons(findings)
  const detects = detected(findings)
  const verdict = all(findings.map(each => each.verdict))
  const worst = compared.reduce<Comparison | undefined>(
    (most, c) => (most === undefined || excess(c) > excess(most) ? c : most),
    undefined
  )
  return {
    oracle: oracle.name,
    // what could not be refused is not certified
    verdict: verdict._tag === 'Pass' && detects === Number.POSITIVE_INFINITY ? unchecked('kink crossed') : verdict,
    certified: findings.filter(({ verdict }) => verdict._tag === 'Pass').length,
    refused: findings.filter(({ verdict }) => verdict._tag === 'Fail').length,
    unchecked: findings.filter(({ verdict }) => verdict._tag === 'Unchecked').length,
    ...(worst === undefined ? {} : { worst }),
    tolerance,
    needed: compared.reduce((most, c) => Math.max(most, tolerance * excess(c)), 0),
    detects
  }
}

/**
 * Holds a tensor's part of a gradient against every oracle.
 *
 * A failure against any oracle fails, unless on every probe where one refuses it the votes of the others name that oracle as the odd one. A
 * gradient of another length than the point fails.
 */
export const checkTensor =
  (subject: Subject, judges: readonly Judge[]) =>
  (tensor: string, size: number, kind: TensorReport['probes']['kind'], probes: readonly Probe[]): TensorReport => {
    const findings = judges.map(findingsOf(subject, probes))
    const oracles = judges.map((judge, j) => reportOf(judge, findings[j] ?? []))
    const votes = probes.flatMap((_, p) => {
      const ballots = judges.flatMap(({ oracle }, j) => {
        const finding = findings[j]?.[p]
        return finding === undefined ? [] : [{ oracle: oracle.name, exact: oracle.reach === undefined, finding }]
      })
      return vote(ballots) ?? []
    })
    const odd = together(votes)
    const outvoted = odd?._tag === 'Oracles' ? odd.names : []
    const [expected, got] = [subject.point.length, subject.gradient.length]
    return {
      tensor,
      size,
      probes: { kind, count: probes.length },
      certified: probes.filter((_, p) => judges.some((_judge, j) => findings[j]?.[p]?.verdict._tag === 'Pass')).length,
      oracles,
      verdict:
        expected === got
          ? all(oracles.filter(({ oracle }) => !outvoted.includes(oracle)).map(({ verdict }) => verdict))
          : fail(`expected a gradient of ${expected} components; got ${got}`),
      ...(odd === undefined ? {} : { odd: showOutcome(odd) })
    }
  }
