/**
 * A run as text for a terminal.
 */
import * as O from 'fp-ts/lib/Option.js'
import { cleanText, costAxis, type ReportTable, textCurve, textTable } from '../../report/index.ts'
import { indented, pairs, section } from '../text.ts'
import type { Plan, Run } from './facts.ts'
import { parameterTables } from './parameter-tables.ts'
import {
  costName,
  dataLine,
  exampleTable,
  finalFigures,
  formulas,
  methodLine,
  networkLine,
  startLine,
  unitLine
} from './results.ts'

const mostRows = 20

const table = ({ caption, headers, rows }: ReportTable): string =>
  `${caption === undefined ? '' : `${cleanText(caption)}\n\n`}${textTable(headers)(rows)}`

/** What is printed before training. */
export const showPlan = (plan: Plan): string => {
  const facts = pairs([
    ['Network', networkLine(plan)],
    ['Data', dataLine(plan)],
    ['Training', methodLine(plan)],
    ['Start', startLine(plan)]
  ])
  return `${section(
    cleanText(plan.options.title),
    formulas(plan)
      .map(({ text }) => cleanText(text))
      .join('\n')
  )}${indented(facts)}\n\n`
}

/** What is printed after training, on a terminal of so many columns. */
export const showResults =
  (columns: number) =>
  (run: Run): string => {
    const costs = run.history.map(({ cost }) => cost)
    const axis = costName(run, costAxis)
    const unit = O.match(
      () => [],
      (line: string) => [cleanText(line)]
    )(unitLine(run))
    return [
      section('Cost by epoch', textCurve({ title: '', axis, width: Math.min(76, columns - 4) })(costs)),
      section('Learned parameters', [...parameterTables(run).map(table), ...unit].join('\n\n')),
      section('Examples', table(exampleTable(mostRows)(run))),
      section('Final', pairs(finalFigures(run)))
    ].join('')
  }

/** Which files were written. */
export const showWritten = (paths: readonly string[]): string =>
  `${section('Written', paths.map(cleanText).join('\n')).trimEnd()}\n`
