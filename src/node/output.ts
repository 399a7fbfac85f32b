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
  squaredErrorAxis,
  type UnitParameters
} from '../report/index.ts'
import type { TextFile } from './capabilities.ts'
import { parameterTables } from './parameters.ts'
import {
  costName,
  dataLine,
  equationLines,
  exampleTable,
  finalFigures,
  historyNote,
  methodLine,
  networkLine,
  startLine,
  unitLine
} from './results.ts'
import type { Run } from './run.ts'
import { showHistory, showParameters } from './show-json.ts'

/** Every name that a run may write. */
export const outputNames = ['report.html', 'error.svg', 'decision.svg', 'parameters.json', 'history.csv'] as const

const mostRows = 100

/** Draws the pictures and sets the page. */
export const renderFiles = (run: Run): TE.TaskEither<ReportError, readonly TextFile[]> =>
  pipe(
    TE.Do,
    TE.bind('error', () => renderSvg(errorPicture(run))),
    TE.bind('decision', () =>
      pipe(
        decisionPicture(run),
        O.match(
          () => TE.right(O.none),
          spec => TE.map(O.some<string>)(renderSvg(spec))
        )
      )
    ),
    TE.map(({ error, decision }) => [
      { name: 'report.html', text: page(run, error, decision) },
      { name: 'error.svg', text: error },
      ...O.match(
        (): readonly TextFile[] => [],
        (text: string) => [{ name: 'decision.svg', text }]
      )(decision),
      { name: 'parameters.json', text: showParameters(run) },
      { name: 'history.csv', text: showHistory(run) }
    ])
  )

/** Σ(h − y)², or J where the outputs are logits and their squared distance from the targets means nothing. */
const errorPicture = (run: Run) =>
  errorPlot(
    run.options.loss.logits === 'none'
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
  run.options.loss.logits === 'none'
    ? 'Σ(h − y)² by epoch, which is 2m times J of (11) for the quadratic loss.'
    : `${costName(run, costAxis)}, by epoch.`

const decisionNote = ({ options }: Run): string =>
  `The examples in the plane of the two inputs, and the region where h is at least ½${options.loss.logits === 'sigmoid' ? ', that is where the output z is at least 0' : ''}.`

/** Only for two inputs and one output. */
const decisionPicture = ({ options, data, activation, unit }: Run) =>
  pipe(
    activation,
    O.map(h => {
      const [x1 = 'x₁', x2 = 'x₂'] = data.inputNames
      return decisionPlot({
        title: `${options.title}: decision boundary and activated region`,
        axes: [x1, x2],
        points: data.rows.map(({ input, target }) => ({
          x1: input[0] ?? NaN,
          x2: input[1] ?? NaN,
          label: target[0] ?? NaN
        })),
        activation: h,
        ...O.match(
          () => ({}),
          (line: UnitParameters) => ({ line })
        )(unit)
      })
    })
  )

const page = (run: Run, error: string, decision: O.Option<string>): string =>
  htmlReport({
    title: `${run.options.title}: training report`,
    summary: [
      ['Network', networkLine(run)],
      ['Data', dataLine(run)],
      ['Training', methodLine(run)],
      ['Start', startLine(run)],
      ...finalFigures(run)
    ],
    equations: equationLines(run),
    sections: [
      {
        heading: 'Error',
        paragraphs: [`${errorNote(run)} ${historyNote(run)}`],
        tables: [],
        svgs: [error]
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
