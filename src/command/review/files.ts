/** What a review writes beside what it prints: JUnit, HTML, CSV. */
import { stageNames, credit, type Review, type StageReport } from '../../../laws/review/report.ts'
import { cleanText, errorMap, errorScatter, escapeMarkup, htmlReport, type ReportSection } from '../../report/index.ts'
import { stageGrade } from './grade.ts'
import { findingLines, headline } from './text.ts'

/** A program with its review. */
export interface Reviewed {
  readonly name: string
  readonly command: string
  /** The command line that reviews it again. */
  readonly again: string
  readonly review: Review
}

const attribute = (text: string | number): string => `"${escapeMarkup(cleanText(String(text)))}"`

const testCase = (name: string, { stage, status }: StageReport, review: Review): string => {
  const opening = `    <testcase classname=${attribute(name)} name=${attribute(stage)}`
  const properties = `<properties><property name="grade" value=${attribute(stageGrade({ status }))}/></properties>`
  return status === 'passed'
    ? `${opening}>${properties}</testcase>`
    : status === 'failed'
      ? `${opening}>${properties}<failure type="review" message=${attribute(headline(review))}>${escapeMarkup((review.finding === undefined ? [] : findingLines(review.finding)).join('\n'))}</failure></testcase>`
      : `${opening}>${properties}<skipped message=${attribute(status)}/></testcase>`
}

/** A test suite for each program, a test case for each stage; the same reviews give the same bytes. */
export const reviewJUnit = (all: readonly Reviewed[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="lawgrad review">',
    ...all.map(({ name, again, review }) => {
      const of = (status: StageReport['status']): number => review.stages.filter(one => one.status === status).length
      return [
        `  <testsuite name=${attribute(name)} tests="${review.stages.length}" failures="${of('failed')}" errors="0" skipped="${of('not offered') + of('not reached')}">`,
        `    <properties><property name="again" value=${attribute(again)}/></properties>`,
        ...review.stages.map(stage => testCase(name, stage, review)),
        '  </testsuite>'
      ].join('\n')
    }),
    '</testsuites>',
    ''
  ].join('\n')

const causeOf = ({ finding }: Review): string =>
  finding === undefined ? '' : (finding.causes[0]?.cause ?? finding.known[0] ?? 'unknown')

/** The columns of the table of several programs. */
export const tableHeaders: readonly string[] = [
  'program',
  'verdict',
  'first wrong at',
  'credit',
  'cause',
  ...stageNames
]

/** A row for a program. */
export const tableRow = ({ name, review }: Reviewed): readonly string[] => [
  name,
  review.verdict,
  review.finding?.stage ?? '',
  `${Math.round(100 * credit(review))} %`,
  causeOf(review),
  ...review.stages.map(({ status }) => status)
]

const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One line a program. */
export const reviewCsv = (all: readonly Reviewed[]): string =>
  [tableHeaders, ...all.map(tableRow)].map(row => `${row.map(cell).join(',')}\n`).join('')

const sectionOf = ({ name, again, review }: Reviewed): ReportSection => {
  const { finding, conventions, remarks, stages } = review
  const numbers = finding?.failure?.numbers
  const compared =
    numbers === undefined
      ? []
      : numbers.names.map((one, i) => ({
          name: one,
          expected: numbers.expected[i] ?? Number.NaN,
          got: numbers.got[i] ?? Number.NaN
        }))
  return {
    heading: name,
    paragraphs: [
      headline(review),
      ...conventions,
      ...remarks,
      ...(finding === undefined ? [] : findingLines(finding)),
      `Again: ${again}`
    ],
    tables: [
      {
        headers: ['stage', 'status', 'known', 'cases'],
        rows: stages.map(({ stage, status, cases }) => [
          stage,
          status,
          stageGrade({ status }),
          cases === 0 ? '' : String(cases)
        ])
      }
    ],
    svgs: compared.length === 0 ? [] : [errorMap(compared), errorScatter(compared)]
  }
}

/** One page, with pictures of the errors of the smallest case; nothing is fetched. */
export const reviewHtml = (all: readonly Reviewed[]): string =>
  htmlReport({
    title: all.length === 1 ? `Review of ${all[0]?.name ?? ''}` : `Review of ${all.length} programs`,
    summary: [
      ['passed', String(all.filter(({ review }) => review.verdict === 'passed').length)],
      ['failed', String(all.filter(({ review }) => review.verdict === 'failed').length)],
      ['not reviewed', String(all.filter(({ review }) => review.verdict === 'not reviewed').length)]
    ],
    equations: [],
    sections: [
      ...(all.length === 1
        ? []
        : [
            {
              heading: 'Programs',
              paragraphs: [],
              tables: [{ headers: tableHeaders.slice(0, 5), rows: all.map(one => tableRow(one).slice(0, 5)) }],
              svgs: []
            }
          ]),
      ...all.map(sectionOf)
    ]
  })
