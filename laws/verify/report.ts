/**
 * What `verify` reports, as data and as text.
 */
import { textTable } from '../../src/report/text-table.ts'
import { showVerdict, type Comparison, type Verdict } from '../verdict.ts'

/** A gradient of one tensor against one oracle. */
export type OracleReport = {
  readonly oracle: string
  readonly verdict: Verdict
  /** Components, or directions, that were certified: they agree, and a zero in their place would have been refused. */
  readonly certified: number
  /** Those that differ. */
  readonly refused: number
  /** Those of which nothing could be said. */
  readonly unchecked: number
  /** The one that came nearest to its gate, or passed it by most. */
  readonly worst?: Comparison
  /** The tolerance allowed, relative to what the gate scales with. */
  readonly tolerance: number
  /** The tolerance that would have been needed for all to agree. */
  readonly needed: number
  /**
   * The smallest relative error that would have been refused, of the tensor's largest component (or derivative along a direction)
   * away from kinks; infinite if there is none.
   */
  readonly detects: number
}

/** Whose number the others' votes speak against: the `analytic gradient`, an oracle's name, or nobody's: `undecided`. */
export type OddOneOut = string

/** All that was found about one tensor. */
export type TensorReport = {
  /** For example `0.weights`, `input`. */
  readonly tensor: string
  readonly size: number
  /** Components are looked at one by one, all or some of them; directions go through all of them at once. */
  readonly probes: { readonly kind: 'components' | 'directions'; readonly count: number }
  /** Probes that at least one oracle certified. */
  readonly certified: number
  readonly oracles: readonly OracleReport[]
  /** That of the oracles together; an oracle that the others outvote does not count. */
  readonly verdict: Verdict
  /** There where an oracle refuses the gradient. */
  readonly odd?: OddOneOut
}

/** The findings at one point. */
export type PointReport = {
  /** For example `initial parameters`. */
  readonly point: string
  readonly cost: number
  /** Whether cost, outputs and gradient were the same whenever they were asked for. */
  readonly determinism: Verdict
  readonly tensors: readonly TensorReport[]
}

/** How many of all components of parameters and inputs, at all points, were certified, by one oracle at least; and how many of the directions that were asked. */
export type Coverage = {
  readonly certified: number
  readonly of: number
  readonly directions: { readonly certified: number; readonly of: number }
}

/** The coverage of some reports of tensors, one for each kind of probe. Never fails. */
export const coverageOf = (reports: readonly TensorReport[]): Coverage => {
  const [components, directions] = [
    reports.filter(({ probes }) => probes.kind === 'components'),
    reports.filter(({ probes }) => probes.kind === 'directions')
  ]
  const sum = (some: readonly TensorReport[], of: (report: TensorReport) => number): number =>
    some.reduce((total, one) => total + of(one), 0)
  return {
    certified: sum(components, ({ certified }) => certified),
    of: sum(components, ({ size }) => size),
    directions: {
      certified: sum(directions, ({ certified }) => certified),
      of: sum(directions, ({ probes: { count } }) => count)
    }
  }
}

/** The report of `verify`. */
export type VerifyReport = {
  readonly network: string
  readonly loss: string
  readonly seed: number
  readonly examples: number
  readonly verdict: Verdict
  readonly coverage: Coverage
  /** What the gradient behaves like where it fails, or what is known of it. */
  readonly cause?: string
  readonly points: readonly PointReport[]
}

const digits = (x: number): string => (x === 0 ? '0' : Number.isFinite(x) ? x.toExponential(1) : '∞')

/** A verdict in a word, or in two and its reason. */
const word = (verdict: Verdict): string =>
  verdict._tag === 'Unchecked' ? `unchecked: ${verdict.reason}` : verdict._tag.toLowerCase()

const cells = ({ tensor, size, probes, oracles, odd }: TensorReport): readonly (readonly string[])[] =>
  oracles.map((one, k) => [
    k === 0 ? (probes.kind === 'directions' ? `${tensor}, all of it` : tensor) : '',
    k === 0 ? String(size) : '',
    one.oracle,
    word(one.verdict),
    `${one.certified} of ${one.certified + one.refused + one.unchecked}${probes.kind === 'directions' ? ' directions' : ''}`,
    digits(one.tolerance),
    digits(one.needed),
    digits(one.detects),
    k === 0 ? (odd ?? '') : ''
  ])

const headers = ['tensor', 'size', 'oracle', 'verdict', 'certified', 'tolerance', 'needed', 'detects', 'odd one out']

/** The last column is there only where there is something in it. */
const table = (rows: readonly (readonly string[])[]): string =>
  textTable(rows.some(row => row.at(-1) !== '') ? headers : headers.slice(0, -1))(rows)

const failures = ({ determinism, tensors }: PointReport): readonly string[] => [
  ...(determinism._tag === 'Fail' ? [showVerdict(determinism)] : []),
  ...tensors.flatMap(({ tensor, verdict, oracles }) => [
    ...(verdict._tag === 'Fail' && verdict.worst === undefined ? [`${tensor}: ${verdict.message}`] : []),
    ...oracles.flatMap(one =>
      one.verdict._tag === 'Fail'
        ? [showVerdict({ ...one.verdict, ...(one.worst === undefined ? {} : { worst: one.worst }) })]
        : []
    )
  ])
]

/** The findings at a point as a table, both sides of every disagreement below it. Never fails. */
export const showPointReport = (point: PointReport): string =>
  [table(point.tensors.flatMap(cells)), ...failures(point)].join('\n')

/** The coverage in one line. Never fails. */
export const showCoverage = ({ certified, of, directions }: Coverage): string =>
  `certified ${certified} of ${of} components${directions.of === 0 ? '' : `, and ${directions.certified} of ${directions.of} directions through all`}`

/** How a tensor of the gradient is known: by an oracle component by component, by some components and along random directions, not or not all of what was asked, or refused. */
export type TensorGrade = 'certified' | 'sampled' | 'unchecked' | 'refused'

/** The grade of a tensor; one of whose probes some were not certified is `unchecked`. */
export const tensorGrade = ({ verdict, size, probes: { kind, count }, certified }: TensorReport): TensorGrade =>
  verdict._tag === 'Fail'
    ? 'refused'
    : certified < count || count === 0
      ? 'unchecked'
      : kind === 'directions' || count < size
        ? 'sampled'
        : 'certified'

const tensorGrades: readonly TensorGrade[] = ['certified', 'sampled', 'unchecked', 'refused']

/** How each tensor is known at the point where least is known of it, in one line. Never fails. */
export const showKnown = ({ points }: VerifyReport): string => {
  const reports = points.flatMap(({ tensors }) => tensors)
  const worst = new Map(
    [...new Set(reports.map(({ tensor }) => tensor))].map(name => {
      const found = new Set(reports.flatMap(report => (report.tensor === name ? [tensorGrade(report)] : [])))
      return [name, tensorGrades.findLast(grade => found.has(grade))]
    })
  )
  return tensorGrades
    .flatMap(grade => {
      const names = [...worst].flatMap(([name, its]) => (its === grade ? [name] : []))
      return names.length === 0 ? [] : [`${grade} ${names.join(', ')}`]
    })
    .join('; ')
}

/** The report as a table for each point, with both sides of every disagreement below it. Never fails. */
export const showVerifyReport = (report: VerifyReport): string =>
  [
    `${report.network}, ${report.loss} loss, ${report.examples} examples, seed ${report.seed}: ${word(report.verdict)}`,
    showCoverage(report.coverage),
    `known: ${showKnown(report)}`,
    ...(report.cause === undefined ? [] : [`behaves like this: ${report.cause}`]),
    ...report.points.flatMap(point => ['', `at ${point.point}, J = ${point.cost}`, showPointReport(point)])
  ].join('\n')
