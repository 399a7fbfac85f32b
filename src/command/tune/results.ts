/**
 * What came of a search, in words, tables and JSON.
 */
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import { cleanText, htmlReport, textTable, typesetNumber, type ReportTable } from '../../report/index.ts'
import { best, ranked } from '../../training/tune/tune.ts'
import { shellLine } from '../again.ts'
import { pairs, section } from '../text.ts'
import { jsonNumber } from '../tree.ts'
import { plural } from '../words.ts'
import type { RawTuneOptions } from './options.ts'
import { flagOf, showPoint, showSetting, textsAt, type AnyPoint } from './point.ts'
import type { Search } from './search.ts'
import type { AnyTrial } from './trials.ts'

const number = typesetNumber(4)

/** The trials, the best first; one that diverged has no score, and says so. */
export const trialTable = (trials: readonly AnyTrial[]): ReportTable => {
  const names = [...new Set(trials.flatMap(({ point }) => Object.keys(point)))]
  const anyDiverged = trials.some(({ score }) => Number.isNaN(score))
  return {
    headers: [...names, 'score', 'deviation', ...(anyDiverged ? ['note'] : [])],
    rows: ranked(trials).map(({ point, score, deviation }) => [
      ...names.map(name => showSetting(point[name])),
      ...(Number.isNaN(score) ? ['', '', 'diverged'] : [number(score), number(deviation), ...(anyDiverged ? [''] : [])])
    ])
  }
}

/** What the command that trains takes of the options of a search, in their order. */
const taken: readonly (keyof RawTuneOptions)[] = [
  'labels',
  'targets',
  'inputs',
  'classes',
  'delimiter',
  'decimal',
  'header',
  'comment',
  'missingMarks',
  'columns',
  'missing',
  'scale',
  'scaleTargets',
  'loss',
  'optimizer',
  'learningRate',
  'schedule',
  'warmUp',
  'clipValue',
  'clipNorm',
  'l1',
  'l2',
  'epochs',
  'validation',
  'patience',
  'batchSize',
  'seed',
  'initializer',
  'interpreter'
]

/** The words of an option with its value: `--scale-targets` alone, `--no-header`. */
const wordsOf = (name: string, value: string | boolean): readonly string[] =>
  value === true ? [flagOf(name)] : value === false ? (name === 'header' ? ['--no-header'] : []) : [flagOf(name), value]

/** The module of the network at a point. */
export const moduleAt = ({ options }: Search, point: AnyPoint): string => {
  const path = options.train.model
  const from = /^(?:\.{0,2}\/|[A-Za-z]:)/u.test(path) ? path : `./${path}`
  return `import network from ${JSON.stringify(from)}
export default network(${JSON.stringify(point)})`
}

/** The command line that trains at a point. */
export const trainLine = ({ options: { raw } }: Search, point: AnyPoint): string => {
  const given: Readonly<Record<string, unknown>> = { ...raw, ...textsAt(point) }
  const words = taken.flatMap(name => {
    const value = given[name]
    return typeof value === 'string' || typeof value === 'boolean' ? wordsOf(name, value) : []
  })
  return shellLine(['lawgrad', 'train', 'best.ts', '--data', raw.data, ...words])
}

const facts = (search: Search): readonly (readonly [string, string])[] => {
  const { options, points, parts } = search
  const { train } = options
  return [
    ['Data', `${train.data}, in ${plural(parts.length, 'fold')}`],
    [
      'Search',
      `${plural(points.length, 'point')} ${options.search._tag === 'Grid' ? 'of a grid' : 'by chance'}, seed ${train.seed}`
    ],
    ['Score', `mean ${train.loss.loss.name} loss of the part held out; less is better`]
  ]
}

/** What is printed before. */
export const showSearch = (search: Search, done: number): string =>
  `${section(`Search of ${cleanText(search.options.train.model)}`, pairs([...facts(search), ...(done === 0 ? [] : [['Known', `${plural(done, 'trial')} of an earlier run`] as const])]))}`

const mostRows = 20

const bestText = (search: Search, trials: readonly AnyTrial[]): string =>
  pipe(
    best(trials),
    O.match(
      () => 'Every trial diverged: take smaller learning rates, or --scale standardize.',
      ({ point, score, deviation }) =>
        [
          `${showPoint(point)}: score ${number(score)} ± ${number(deviation)}`,
          '',
          'To train it, write best.ts:',
          ...moduleAt(search, point)
            .split('\n')
            .map(line => `  ${cleanText(line)}`),
          'and run:',
          `  ${cleanText(trainLine(search, point))}`
        ].join('\n')
    )
  )

/** What is printed after. */
export const showTrials = (search: Search, trials: readonly AnyTrial[]): string => {
  const { headers, rows } = trialTable(trials)
  return [
    section(
      rows.length > mostRows ? `The best ${mostRows} of ${rows.length} trials` : 'Trials',
      textTable(headers)(rows.slice(0, mostRows))
    ),
    section('Best', bestText(search, trials))
  ].join('')
}

/** One JSON document. */
export const showTuningJson = (
  version: string,
  search: Search,
  trials: readonly AnyTrial[],
  files: readonly string[]
): string => {
  const shown = ({ point, scores, score, deviation }: AnyTrial) => ({
    point,
    scores: scores.map(jsonNumber),
    score: jsonNumber(score),
    deviation: jsonNumber(deviation)
  })
  return `${JSON.stringify(
    {
      format: 'lawgrad-tuning/1',
      lawgrad: version,
      model: search.options.train.model,
      data: search.options.train.data,
      folds: search.parts.length,
      trials: ranked(trials).map(shown),
      best: O.toNullable(
        O.map((trial: AnyTrial) => ({
          point: trial.point,
          module: moduleAt(search, trial.point),
          train: trainLine(search, trial.point)
        }))(best(trials))
      ),
      files
    },
    null,
    2
  )}\n`
}

/** The page, with pictures if there are any. */
export const page = (search: Search, trials: readonly AnyTrial[], svgs: readonly string[]): string =>
  htmlReport({
    title: `Search of ${search.options.train.model}`,
    summary: facts(search),
    equations: [],
    sections: [
      {
        heading: 'Best',
        paragraphs: bestText(search, trials)
          .split('\n')
          .filter(line => line !== ''),
        tables: [],
        svgs: []
      },
      ...(svgs.length === 0 ? [] : [{ heading: 'Scores by setting', paragraphs: [], tables: [], svgs }]),
      { heading: 'Trials', paragraphs: [], tables: [trialTable(trials)], svgs: [] }
    ]
  })
