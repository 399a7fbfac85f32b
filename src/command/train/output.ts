/**
 * The files of a run: the page, the pictures, the parameters and the history.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  costAxis,
  decisionPlot,
  errorPlot,
  htmlReport,
  renderSvg,
  type ReportError,
  showReportError,
  squaredErrorAxis,
  type UnitParameters
} from '../../report/index.ts'
import type { TextFile } from '../capabilities.ts'
import type { Run } from './facts.ts'
import { showHistory, showParameters } from './json.ts'
import { parameterTables } from './parameter-tables.ts'
import {
  costName,
  dataLine,
  formulas,
  exampleTable,
  finalFigures,
  historyNote,
  methodLine,
  networkLine,
  startLine,
  unitLine,
  zeroNote
} from './results.ts'

/** Every name that a run may write. */
export const outputNames = ['report.html', 'error.svg', 'decision.svg', 'parameters.json', 'history.csv'] as const

const mostRows = 100

/** The files, and what there is to say about them. */
export interface Rendered {
  readonly files: readonly TextFile[]
  readonly notice: O.Option<string>
}

/** The pictures of a run, as far as there are any. */
type Pictures = { readonly error: O.Option<string>; readonly decision: O.Option<string> }

const drawn = (run: Run): TE.TaskEither<ReportError, Pictures> =>
  pipe(
    TE.Do,
    TE.bind('error', () => TE.map(O.some<string>)(renderSvg(errorPicture(run)))),
    TE.bind('decision', () =>
      O.match(
        () => TE.right<ReportError, O.Option<string>>(O.none),
        (picture: ReturnType<typeof decisionPlot>) => pipe(picture, TE.flatMap(renderSvg), TE.map(O.some<string>))
      )(decisionPicture(run))
    )
  )

/** Draws the pictures and sets the page; without the packages that draw, all but the pictures. */
export const renderFiles = (run: Run): TE.TaskEither<ReportError, Rendered> =>
  pipe(
    drawn(run),
    TE.map(pictures => ({ files: filesOf(run, pictures), notice: O.none })),
    TE.orElse(error =>
      error._tag === 'PackagesMissing'
        ? TE.right({
            files: filesOf(run, { error: O.none, decision: O.none }),
            notice: O.some(`the results are written without pictures. ${showReportError(error)}`)
          })
        : TE.left(error)
    )
  )

const file = (name: string, text: O.Option<string>): readonly TextFile[] =>
  O.isSome(text) ? [{ name, text: text.value }] : []

const filesOf = (run: Run, pictures: Pictures): readonly TextFile[] => [
  { name: 'report.html', text: page(run, pictures) },
  ...file('error.svg', pictures.error),
  ...file('decision.svg', pictures.decision),
  { name: 'parameters.json', text: showParameters(run) },
  { name: 'history.csv', text: showHistory(run) }
]

/** Σ(h − y)², or J where the outputs are logits and their squared distance from the targets means nothing. */
const errorPicture = (run: Run) =>
  errorPlot(
    O.isNone(run.answer)
      ? {
          title: `${run.options.title}: error by epoch`,
          values: run.history.map(({ sumOfSquaredErrors }) => sumOfSquaredErrors),
          axis: squaredErrorAxis
        }
      : {
          title: `${run.options.title}: cost by epoch`,
          values: run.history.map(({ cost }) => cost),
          axis: costName(run, costAxis)
        }
  )

const errorNote = (run: Run): string =>
  O.isNone(run.answer)
    ? 'Σ(h − y)² by epoch, which is 2m times J of (11) for the quadratic loss.'
    : `${costName(run, costAxis)}, by epoch.`

/** What the answers are called: h, or the probability where h is a logit. */
const answerName = ({ answer }: Run): string => (O.isNone(answer) ? 'h' : 'probability')

const decisionNote = (run: Run): string =>
  `The examples in the plane of the two inputs, and the region where ${O.isNone(run.answer) ? 'h' : 'the probability'} is at least ½${zeroNote(run)}.`

/** Only for two inputs and one output. */
const decisionPicture = (run: Run) =>
  pipe(
    run.activation,
    O.map(h => {
      const { options, data, unit } = run
      const [x1 = 'x₁', x2 = 'x₂'] = data.inputNames
      return decisionPlot({
        title: `${options.title}: decision boundary and activated region`,
        axes: [x1, x2],
        points: data.examples.map(({ input, target }) => ({
          x1: input[0] ?? NaN,
          x2: input[1] ?? NaN,
          label: target[0] ?? NaN
        })),
        activation: h,
        quantity: answerName(run),
        ...O.match(
          () => ({}),
          (line: UnitParameters) => ({ line })
        )(unit)
      })
    })
  )

const page = (run: Run, { error, decision }: Pictures): string =>
  htmlReport({
    title: `${run.options.title}: training report`,
    summary: [
      ['Network', networkLine(run)],
      ['Data', dataLine(run)],
      ['Training', methodLine(run)],
      ['Start', startLine(run)],
      ...finalFigures(run)
    ],
    equations: formulas(run),
    sections: [
      {
        heading: 'Error',
        paragraphs: [`${errorNote(run)} ${historyNote(run)}`],
        tables: [],
        svgs: O.isSome(error) ? [error.value] : []
      },
      ...O.match(
        () => [],
        (svg: string) => [
          {
            heading: 'Decision',
            paragraphs: [decisionNote(run)],
            tables: [],
            svgs: [svg]
          }
        ]
      )(decision),
      {
        heading: 'Learned parameters',
        paragraphs: O.match(
          () => [],
          (line: string) => [line]
        )(unitLine(run)),
        tables: parameterTables(run),
        svgs: []
      },
      { heading: 'Examples', paragraphs: [], tables: [exampleTable(mostRows)(run)], svgs: [] }
    ]
  })
