/**
 * What `verify` found as one JSON document.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { Comparison, Verdict } from '../../../laws/verdict.ts'
import { tensorGrade, type OracleReport, type PointReport, type TensorReport } from '../../../laws/verify/report.ts'
import {
  gradeOfLaw,
  gradeOfOracle,
  replayOfGradient,
  replayOfLaw,
  tallyOfGradient,
  tallyOfLaws,
  type Examination,
  type LawFinding
} from './examination.ts'
import { jsonNumber } from '../tree.ts'

const comparison = (c: Comparison) => ({
  at: c.at,
  left: c.left,
  leftValue: jsonNumber(c.leftValue),
  right: c.right,
  rightValue: jsonNumber(c.rightValue),
  error: jsonNumber(c.error),
  gate: jsonNumber(c.gate)
})

const verdictOf = (verdict: Verdict) => ({
  verdict: verdict._tag,
  ...(verdict._tag === 'Fail' ? { message: verdict.message } : {}),
  ...(verdict._tag === 'Unchecked' ? { reason: verdict.reason } : {})
})

const worstOf = (worst: Comparison | undefined) => (worst === undefined ? {} : { worst: comparison(worst) })

const oracle = ({
  oracle: name,
  verdict,
  certified,
  refused,
  unchecked,
  worst,
  tolerance,
  needed,
  detects
}: OracleReport) => ({
  oracle: name,
  ...verdictOf(verdict),
  certified,
  refused,
  unchecked,
  ...worstOf(worst),
  tolerance,
  needed: jsonNumber(needed),
  detects: jsonNumber(detects)
})

const tensor = (report: TensorReport) => ({
  tensor: report.tensor,
  size: report.size,
  probes: report.probes,
  certified: report.certified,
  grade: tensorGrade(report),
  ...verdictOf(report.verdict),
  ...(report.odd === undefined ? {} : { oddOneOut: report.odd }),
  oracles: report.oracles.map(one => ({ ...oracle(one), grade: gradeOfOracle(report, one) }))
})

const point = ({ point: name, cost, determinism, tensors }: PointReport) => ({
  point: name,
  cost: jsonNumber(cost),
  determinism: verdictOf(determinism),
  tensors: tensors.map(tensor)
})

const law = (examination: Examination, one: LawFinding) => {
  const { law: name, verdict, runs, unchecked, counterexample } = one.report
  return {
    part: one.part,
    law: name,
    statement: one.statement,
    ...verdictOf(verdict),
    ...worstOf(verdict._tag === 'Unchecked' ? undefined : verdict.worst),
    cases: runs,
    unchecked,
    ...(counterexample === undefined ? {} : { counterexample }),
    grade: gradeOfLaw(one),
    replay: replayOfLaw(examination, one)
  }
}

/** The document of `--json`, on a single line; the same verification gives the same bytes. */
export const showExaminationJson = (examination: Examination): string => {
  const { version, options, network, sampling, gradient, laws } = examination
  const [ofGradient, ofLaws] = [tallyOfGradient(examination), tallyOfLaws(examination)]
  return `${JSON.stringify({
    format: 'lawgrad-verify/1',
    lawgrad: version,
    model: options.model,
    network: { name: network.name, inputs: network.inputs, outputs: network.outputs, parameters: network.count },
    seed: options.seed,
    runs: options.runs,
    ...(O.isSome(gradient)
      ? {
          gradient: {
            loss: options.loss.option,
            data: O.toNullable(options.data),
            examples: sampling.taken,
            ...verdictOf(gradient.value.verdict),
            cause: gradient.value.cause ?? null,
            coverage: gradient.value.coverage,
            ...ofGradient,
            replay: replayOfGradient(examination),
            points: gradient.value.points.map(point)
          }
        }
      : {}),
    laws: { ...ofLaws, reports: laws.map(one => law(examination, one)) }
  })}\n`
}
