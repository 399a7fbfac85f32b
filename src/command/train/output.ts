/**
 * The files of a run: the page, the pictures, the parameters and the history.
 */
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  costAxis,
  htmlReport,
  limitTable,
  type PictureSize,
  renderSvg,
  type ReportError,
  showReportError
} from '../../report/index.ts'
import type { TextFile } from '../capabilities.ts'
import type { Run } from './facts.ts'
import { evaluationNotes, evaluationTables } from './evaluation-tables.ts'
import { showHistory } from './json.ts'
import { parameterTables } from './parameter-tables.ts'
import { pictureNames, picturesOf, type Picture, type Place } from './pictures.ts'
import { modelName } from './saved.ts'
import {
  bestLine,
  costName,
  dataLine,
  formulas,
  finalFigures,
  gradientLines,
  historyNote,
  methodLine,
  networkLine,
  predictionTable,
  preparationLines,
  startLine,
  tableLimits,
  unitLine,
  zeroNote
} from './results.ts'

/** Every name that a run may write. */
export const outputNames = [
  'report.html',
  ...pictureNames,
  modelName,
  'history.csv',
  // of earlier versions
  'parameters.json'
] as const

/** The files, and what there is to say about them. */
export interface Rendered {
  readonly files: readonly TextFile[]
  readonly notice: O.Option<string>
}

/** A picture as SVG, for a screen and for a telephone. */
interface Drawn {
  readonly file: string
  readonly place: Place
  readonly wide: string
  readonly narrow: string
}

const drawn = ({ file, place, plot }: Picture): TE.TaskEither<ReportError, Drawn> => {
  const svg = (size: PictureSize): TE.TaskEither<ReportError, string> => pipe(plot(size), TE.flatMap(renderSvg))
  return pipe(
    TE.Do,
    TE.bind('wide', () => svg('wide')),
    TE.bind('narrow', () => svg('narrow')),
    TE.map(both => ({ file, place, ...both }))
  )
}

/** Draws the pictures and sets the page; without the packages that draw, all but the pictures. */
export const renderFiles = (run: Run, model: TextFile): TE.TaskEither<ReportError, Rendered> =>
  pipe(
    picturesOf(run),
    TE.traverseSeqArray(drawn),
    TE.map(pictures => ({ files: filesOf(run, pictures, model), notice: O.none })),
    TE.orElse(error =>
      error._tag === 'PackagesMissing'
        ? TE.right({
            files: filesOf(run, [], model),
            notice: O.some(`the results are written without pictures. ${showReportError(error)}`)
          })
        : TE.left(error)
    )
  )

const filesOf = (run: Run, pictures: readonly Drawn[], model: TextFile): readonly TextFile[] => [
  { name: 'report.html', text: page(run, pictures) },
  ...pictures.map(({ file, wide }) => ({ name: file, text: wide })),
  model,
  { name: 'history.csv', text: showHistory(run) }
]

const errorNote = (run: Run): string =>
  O.isNone(run.answer) && run.history[0]?.validation === undefined
    ? 'Σ(h − y)² by epoch, which is 2m times J of (11) for the quadratic loss.'
    : `${costName(run, costAxis)}, by epoch.`

const decisionNote = (run: Run): string =>
  `The examples in the plane of the two inputs, and the region where ${O.isNone(run.answer) ? 'h' : 'the probability'} is at least ½${zeroNote(run)}.`

const page = (run: Run, pictures: readonly Drawn[]): string => {
  const at = (place: Place) => pictures.filter(each => each.place === place)
  return htmlReport({
    title: `${run.options.title}: training report`,
    summary: [
      ['Network', networkLine(run)],
      ['Data', dataLine(run)],
      ...preparationLines(run),
      ['Training', methodLine(run)],
      ['Start', startLine(run)],
      ...finalFigures(run),
      ...gradientLines(run)
    ],
    equations: formulas(run),
    sections: [
      {
        heading: 'Error',
        paragraphs: [`${errorNote(run)} ${historyNote(run)}`, ...bestLine(run)],
        tables: [],
        svgs: at('Error')
      },
      {
        heading: 'Evaluation',
        paragraphs: evaluationNotes(run),
        tables: evaluationTables(run).map(limitTable(tableLimits)),
        svgs: at('Evaluation')
      },
      ...(at('Decision').length === 0
        ? []
        : [{ heading: 'Decision', paragraphs: [decisionNote(run)], tables: [], svgs: at('Decision') }]),
      {
        heading: 'Learned parameters',
        paragraphs: O.match(
          () => [],
          (line: string) => [line]
        )(unitLine(run)),
        tables: parameterTables(run).map(limitTable(tableLimits)),
        svgs: at('Learned parameters')
      },
      { heading: 'Examples', paragraphs: [], tables: [predictionTable(run)], svgs: [] }
    ]
  })
}
