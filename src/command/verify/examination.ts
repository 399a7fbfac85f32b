/**
 * What `verify` found, as plain data: everything that its text, its JSON and its JUnit file are made of.
 */
import * as O from 'fp-ts/lib/Option.js'
import type { LawReport } from '../../../laws/run.ts'
import type { OracleReport, TensorGrade, TensorReport, VerifyReport } from '../../../laws/verify/report.ts'
import type { Sampling } from '../drawn.ts'
import type { PlainSize } from '../sizes.ts'
import { lawName } from './checks.ts'
import type { VerifyOptions } from './options.ts'

/** What came of a law. */
export type LawFinding = { readonly part: string; readonly statement: string; readonly report: LawReport }

export interface Examination {
  readonly version: string
  readonly options: VerifyOptions
  readonly network: {
    readonly name: string
    readonly inputs: PlainSize
    readonly outputs: PlainSize
    readonly count: number
  }
  readonly sampling: Sampling
  readonly gradient: O.Option<VerifyReport>
  readonly laws: readonly LawFinding[]
}

/** One line of all that was checked: a law, or a tensor with an oracle. */
export type Status =
  { readonly _tag: 'Pass' } | { readonly _tag: 'Fail' } | { readonly _tag: 'Unchecked'; readonly reason: string }

/** The status of an oracle's report on a tensor: one that the others outvote says nothing. */
export const oracleStatus = ({ verdict, oracles, odd }: TensorReport, oracle: OracleReport): Status =>
  verdict._tag === 'Fail' && oracles.every(each => each.verdict._tag !== 'Fail')
    ? { _tag: 'Fail' }
    : oracle.verdict._tag === 'Fail' && verdict._tag !== 'Fail'
      ? { _tag: 'Unchecked', reason: `the odd one out, by the votes of the others: ${odd ?? ''}` }
      : oracle.verdict._tag === 'Unchecked'
        ? { _tag: 'Unchecked', reason: oracle.verdict.reason }
        : { _tag: oracle.verdict._tag }

/** The status of a law. */
export const lawStatus = ({ report: { verdict } }: LawFinding): Status =>
  verdict._tag === 'Unchecked' ? { _tag: 'Unchecked', reason: verdict.reason } : { _tag: verdict._tag }

/** How a row is known: by an oracle component by component, on random directions or cases, not, or refused. */
export type RowGrade = TensorGrade

const gradeOf = (status: Status, passed: RowGrade): RowGrade =>
  status._tag === 'Pass' ? passed : status._tag === 'Fail' ? 'refused' : 'unchecked'

/** How a tensor is known by one oracle; a component that it did not certify leaves the tensor unchecked by it. */
export const gradeOfOracle = (tensor: TensorReport, oracle: OracleReport): RowGrade =>
  oracle.unchecked > 0 && oracleStatus(tensor, oracle)._tag === 'Pass'
    ? 'unchecked'
    : gradeOf(oracleStatus(tensor, oracle), tensor.probes.kind === 'directions' ? 'sampled' : 'certified')

/** How a law is known: on random cases. */
export const gradeOfLaw = (law: LawFinding): RowGrade => gradeOf(lawStatus(law), 'sampled')

const tensorsOf = ({ gradient }: Examination): readonly TensorReport[] =>
  O.match(
    (): readonly TensorReport[] => [],
    ({ points }: VerifyReport) => points.flatMap(({ tensors }) => tensors)
  )(gradient)

/** How many of everything. */
export type Tally = { readonly passed: number; readonly failed: number; readonly unchecked: number }

const tallied = (statuses: readonly Status[]): Tally => ({
  passed: statuses.filter(({ _tag }) => _tag === 'Pass').length,
  failed: statuses.filter(({ _tag }) => _tag === 'Fail').length,
  unchecked: statuses.filter(({ _tag }) => _tag === 'Unchecked').length
})

/** A point at which the same question has several answers is a failure of its own. */
const changing = ({ gradient }: Examination): readonly Status[] =>
  O.match(
    (): readonly Status[] => [],
    ({ points }: VerifyReport) =>
      points.flatMap(({ determinism }) => (determinism._tag === 'Fail' ? [{ _tag: 'Fail' as const }] : []))
  )(gradient)

/** Of each tensor with each oracle, and of each point that is not deterministic. */
export const tallyOfGradient = (examination: Examination): Tally =>
  tallied([
    ...changing(examination),
    ...tensorsOf(examination).flatMap(tensor => tensor.oracles.map(oracle => oracleStatus(tensor, oracle)))
  ])

export const tallyOfLaws = ({ laws }: Examination): Tally => tallied(laws.map(lawStatus))

/** Why a gradient says nothing at all, if so: an empty comparison is no pass. */
export const uncertified = ({ gradient }: Examination): O.Option<string> =>
  O.isSome(gradient) && gradient.value.verdict._tag === 'Unchecked' ? O.some(gradient.value.verdict.reason) : O.none

const quoted = (text: string): string =>
  /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

const given = (flag: string, value: string): string => `${flag} ${quoted(value)}`

/** The command line that shows a failing law again. */
export const replayOfLaw = ({ options }: Examination, { part, report }: LawFinding): string =>
  [
    'lawgrad verify',
    quoted(options.model),
    given('--seed', String(report.seed)),
    given('--law', lawName(part, report.law)),
    ...(report.counterexample === undefined || report.counterexample.path === ''
      ? [given('--runs', String(options.runs))]
      : [given('--path', report.counterexample.path)])
  ].join(' ')

/** The command line that shows the gradient again. */
export const replayOfGradient = ({ options }: Examination): string =>
  [
    'lawgrad verify',
    quoted(options.model),
    given('--loss', options.loss.option),
    ...(O.isSome(options.data) ? [given('--data', options.data.value)] : []),
    given('--examples', String(options.examples)),
    ...(options.components === 16 ? [] : [given('--components', String(options.components))]),
    given('--seed', String(options.seed)),
    '--law gradient'
  ].join(' ')
