/**
 * What was found about a tensor at one time and at another, taken together.
 */
import * as O from 'fp-ts/lib/Option.js'
import { all, excess, type Comparison } from '../verdict.ts'
import type { OracleReport, TensorReport } from './report.ts'

const farther = (a: Comparison | undefined, b: Comparison | undefined): { readonly worst?: Comparison } => {
  const worst = a === undefined || (b !== undefined && excess(b) > excess(a)) ? b : a
  return worst === undefined ? {} : { worst }
}

const mergedOracle = (a: OracleReport, b: OracleReport): OracleReport => ({
  oracle: a.oracle,
  verdict: all([a.verdict, b.verdict]),
  certified: a.certified + b.certified,
  refused: a.refused + b.refused,
  unchecked: a.unchecked + b.unchecked,
  ...farther(a.worst, b.worst),
  tolerance: a.tolerance,
  needed: Math.max(a.needed, b.needed),
  detects: Math.min(a.detects, b.detects)
})

const merged = (a: TensorReport, b: TensorReport): TensorReport => {
  const odd = [a.odd, b.odd].find(one => one === 'analytic gradient') ?? a.odd ?? b.odd
  return {
    tensor: a.tensor,
    size: a.size,
    probes: { kind: a.probes.kind, count: a.probes.count + b.probes.count },
    certified: a.certified + b.certified,
    oracles: a.oracles.map((one, k) =>
      O.match(
        () => one,
        (other: OracleReport) => mergedOracle(one, other)
      )(O.fromNullable(b.oracles[k]))
    ),
    verdict: all([a.verdict, b.verdict]),
    ...(odd === undefined ? {} : { odd })
  }
}

/** One report for each tensor and kind of probe, in the order in which they first come. Never fails. */
export const mergedReports = (reports: readonly TensorReport[]): readonly TensorReport[] =>
  reports.reduce<readonly TensorReport[]>((before, one) => {
    const at = before.findIndex(({ tensor, probes }) => tensor === one.tensor && probes.kind === one.probes.kind)
    const known = before[at]
    return known === undefined ? [...before, one] : before.with(at, merged(known, one))
  }, [])
