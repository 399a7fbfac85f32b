/**
 * A run as text for a terminal.
 */
import * as O from 'fp-ts/lib/Option.js'
import { cleanText, costAxis, displayWidth, type ReportTable, textCurve, textTable } from '../report/index.ts'
import { parameterTables } from './parameters.ts'
import {
  costName,
  dataLine,
  equationLines,
  exampleTable,
  finalFigures,
  methodLine,
  networkLine,
  startLine,
  unitLine
} from './results.ts'
import type { Plan, Run } from './run.ts'

const mostRows = 20

const indented = (text: string): string => text.replaceAll(/^(?=.)/gmu, '  ')

const pairs = (items: readonly (readonly [string, string])[]): string => {
  const width = items.reduce((widest, [name]) => Math.max(widest, displayWidth(name)), 0)
  return items
    .map(([name, value]) => `${name}${' '.repeat(width - displayWidth(name))}  ${cleanText(value)}`)
    .join('\n')
}

const section = (heading: string, body: string): string => `${heading}\n\n${indented(body)}\n\n`

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
  return `${section(cleanText(plan.options.title), equationLines(plan).map(cleanText).join('\n'))}${indented(facts)}\n\n`
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
