/** A review in words: for the terminal, and as Markdown for a pull request. */
import type { ReviewCase } from '../../../laws/review/case.ts'
import {
  credit,
  whereOf,
  type Course,
  type Failure,
  type Finding,
  type Review,
  type StageReport
} from '../../../laws/review/report.ts'
import { textTable } from '../../report/index.ts'
import type { Reviewed } from './files.ts'
import { knownLine } from './grade.ts'
import { reproduction } from './reproduction.ts'

const worstOf = ({ status, worst }: StageReport): string =>
  status !== 'passed' && status !== 'failed'
    ? ''
    : worst === 0
      ? 'exact'
      : Number.isFinite(worst)
        ? worst.toExponential(1)
        : '—'

/** For example `2 → 3 sigmoid → 1 tanh, quadratic, 4 examples`. */
export const showCase = ({ sizes, activations, loss, inputs }: ReviewCase): string =>
  `${sizes[0]}${activations.map((name, k) => ` → ${sizes[k + 1]} ${name}`).join('')}, ${loss}, ${inputs.length} example${inputs.length === 1 ? '' : 's'}`

const showCourse = ({ optimizer, steps, batchSize }: Course): string =>
  `${steps} step${steps === 1 ? '' : 's'} of ${optimizer.name} in batches of ${batchSize}`

/** What was found, in sentences. */
export const findingLines = (finding: Finding): readonly string[] => {
  const { stage, failure, causes, known } = finding
  const [cause, ...others] = causes
  return [
    `first wrong at: ${stage}`,
    ...(failure === undefined ? [] : failureLines(failure)),
    cause === undefined ? 'cause: unknown' : `cause: ${cause.cause}`,
    ...others.map(other => `or, with the same numbers: ${other.cause}`),
    ...known.map(one => `known: ${one}`)
  ]
}

const failureLines = (failure: Failure): readonly string[] => {
  const { numbers, worst, course } = failure
  return [
    `where: ${whereOf(failure)} is ${numbers.got[worst]}, expected ${numbers.expected[worst]}`,
    `smallest case: ${showCase(failure.case)}${course === undefined ? '' : `, ${showCourse(course)}`}`
  ]
}

/** A sentence that says it all. */
export const headline = (review: Pick<Review, 'program' | 'verdict' | 'finding'>): string => {
  const { program, verdict, finding } = review
  switch (verdict) {
    case 'passed':
      return `${program}: nothing wrong was found`
    case 'failed':
      return `${program}: wrong at ${finding?.stage}${finding?.causes[0] === undefined ? ', for a reason that is unknown' : `: ${finding.causes[0].cause}`}`
    case 'not reviewed':
      return `${program}: could not be reviewed: ${finding?.known[0] ?? 'it offers nothing to look at'}`
  }
}

const rows = ({ stages }: Review): readonly (readonly string[])[] =>
  stages.map(stage => [stage.stage, stage.status, stage.cases === 0 ? '' : String(stage.cases), worstOf(stage)])

const headers = ['stage', 'status', 'cases', 'worst, of what is allowed']

const facts = ({ precision, seed, questions }: Review): string =>
  `precision ${precision}, seed ${seed}, ${questions} questions`

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]

/** For the terminal. */
export const showReview = ({ command, again, review }: Omit<Reviewed, 'name'>): string =>
  [
    headline(review),
    facts(review),
    '',
    textTable(headers)(rows(review)).trimEnd(),
    '',
    `known: ${knownLine(review)}`,
    `again: ${again}`,
    ...list('conventions', review.conventions),
    ...list('remarks', review.remarks),
    ...(review.finding === undefined ? [] : list('finding', findingLines(review.finding))),
    ...(review.finding?.failure === undefined
      ? []
      : list('alone, with numbers only', reproduction(command, review.finding.failure).split('\n'))),
    ''
  ].join('\n')

const code = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** To paste into a review. */
export const reviewMarkdown = ({ command, again, review }: Omit<Reviewed, 'name'>): string => {
  const { finding, conventions, remarks } = review
  const bullets = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines.map(line => `- ${line}`)]
  return [
    `### ${headline(review)}`,
    '',
    `\`lawgrad review\`, ${facts(review)}; ${Math.round(100 * credit(review))} % of the stages passed.`,
    '',
    `| ${headers.join(' | ')} |`,
    `|${headers.map(() => ' --- |').join('')}`,
    ...rows(review).map(row => `| ${row.map(code).join(' | ')} |`),
    '',
    `Known: ${knownLine(review)}. Again: \`${again}\``,
    ...bullets('Conventions', conventions),
    ...bullets('Remarks', remarks),
    ...(finding === undefined ? [] : bullets('Finding', findingLines(finding))),
    ...(finding?.failure === undefined
      ? []
      : ['', 'Alone, with numbers only:', '', '```', reproduction(command, finding.failure), '```']),
    ''
  ].join('\n')
}
