/**
 * What `verify` found as text for a terminal.
 */
import * as O from 'fp-ts/lib/Option.js'
import { showCoverage, showKnown, showPointReport } from '../../../laws/verify/report.ts'
import { showVerdict } from '../../../laws/verdict.ts'
import { cleanText, formatNumber, textTable } from '../../report/index.ts'
import {
  lawStatus,
  replayOfGradient,
  replayOfLaw,
  tallyOfGradient,
  tallyOfLaws,
  type Examination,
  type LawFinding,
  type Status,
  type Tally
} from './examination.ts'
import { lawName } from './checks.ts'
import { plural } from '../words.ts'

const lines = (text: string): readonly string[] => text.split('\n').map(cleanText)

const section = (heading: string, body: readonly string[]): string =>
  body.length === 0
    ? ''
    : `${cleanText(heading)}\n\n${body.map(each => (each === '' ? '' : `  ${each}`)).join('\n')}\n\n`

const exampleLine = ({ options, sampling: { taken, of } }: Examination): string =>
  O.match(
    () => `${plural(taken, 'example')} drawn from the seed`,
    (file: string) =>
      taken < of
        ? `${taken} of the ${plural(of, 'example')} of ${file}, drawn by the seed`
        : `${file}: ${plural(of, 'example')}`
  )(options.data)

const head = (examination: Examination): readonly string[] => {
  const { network, options, gradient, laws } = examination
  return [
    ['Network', `${network.name} (${plural(network.count, 'parameter')})`] as const,
    ...(O.isSome(gradient)
      ? [['Loss', options.loss.loss.name] as const, ['Data', exampleLine(examination)] as const]
      : []),
    [
      'Seed',
      laws.length === 0 || O.isSome(options.path)
        ? String(options.seed)
        : `${options.seed}; ${plural(options.runs, 'case')} of each law, fewer where one is dear`
    ] as const
  ].map(([name, value]) => `${name.padEnd(7)}  ${cleanText(value)}`)
}

const word = (status: Status): string =>
  status._tag === 'Unchecked' ? `unchecked: ${status.reason}` : status._tag.toLowerCase()

const lawRows = (laws: readonly LawFinding[]): readonly (readonly string[])[] =>
  laws.map((one, k) => [
    laws[k - 1]?.part === one.part ? '' : one.part,
    one.report.law,
    word(lawStatus(one)),
    String(one.report.runs),
    String(one.report.unchecked)
  ])

const most = 1200

/** A counterexample of a large layer is cut; the command line shows it again, and `--json` has it whole. */
const clipped = (text: string): string =>
  text.length > most ? `${text.slice(0, most)} … (${text.length} characters)` : text

const failure = (examination: Examination, one: LawFinding): readonly string[] => [
  ...lines(lawName(one.part, one.report.law)),
  ...lines(`  law      ${one.statement}`),
  ...lines(`  found    ${showVerdict(one.report.verdict)}`),
  ...(one.report.counterexample === undefined ? [] : lines(`  smallest ${clipped(one.report.counterexample.printed)}`)),
  ...lines(`  again    ${replayOfLaw(examination, one)}`),
  ''
]

const tallyLine = (what: string, { passed, failed, unchecked }: Tally): string =>
  `${what}: ${passed} passed, ${failed} failed, ${unchecked} unchecked`

const causeLines = (gradient: Examination['gradient']): readonly string[] =>
  O.isSome(gradient) && gradient.value.cause !== undefined ? lines(`  behaves like this: ${gradient.value.cause}`) : []

/** The report. */
export const showExamination = (examination: Examination): string => {
  const { gradient, laws, options } = examination
  const failing = laws.filter(one => one.report.verdict._tag === 'Fail')
  const points = O.isSome(gradient) ? gradient.value.points : []
  const [ofGradient, ofLaws] = [tallyOfGradient(examination), tallyOfLaws(examination)]
  return [
    section(`Verification of ${options.model}`, head(examination)),
    ...points.map(point =>
      section(`Gradient at the ${point.point}, J = ${formatNumber(6)(point.cost)}`, lines(showPointReport(point)))
    ),
    section(
      'Laws',
      laws.length === 0 ? [] : lines(textTable(['part', 'law', 'verdict', 'cases', 'unchecked'])(lawRows(laws)))
    ),
    section('Failures', [
      ...failing.flatMap(one => failure(examination, one)),
      ...(ofGradient.failed > 0
        ? ['gradient', ...causeLines(gradient), ...lines(`  again    ${replayOfGradient(examination)}`)]
        : [])
    ]),
    section('Result', [
      ...(points.length === 0 ? [] : [tallyLine('Gradient', ofGradient)]),
      ...(O.isSome(gradient) ? [`Coverage: ${showCoverage(gradient.value.coverage)}`] : []),
      ...(laws.length === 0 ? [] : [tallyLine('Laws', ofLaws)]),
      ...(O.isSome(gradient) ? [`Known: ${cleanText(showKnown(gradient.value))}`] : []),
      ...(O.isSome(gradient) ? [`Again: ${cleanText(replayOfGradient(examination))}`] : [])
    ])
  ]
    .join('')
    .trimEnd()
    .concat('\n')
}
