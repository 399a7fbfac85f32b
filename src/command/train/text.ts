/**
 * A run as text for a terminal.
 */
import * as O from 'fp-ts/lib/Option.js'
import { cleanText, costAxis, limitTable, type ReportTable, textCurve, textTable } from '../../report/index.ts'
import { indented, pairs, section } from '../text.ts'
import type { Plan, Run } from './facts.ts'
import { parameterTables } from './parameter-tables.ts'
import { evaluationText } from './evaluation-tables.ts'
import {
  bestLine,
  costName,
  dataLine,
  finalFigures,
  formulas,
  gradientLines,
  methodLine,
  networkLine,
  predictionTable,
  preparationLines,
  startLine,
  tableLimits,
  unitLine
} from './results.ts'

const table = (whole: ReportTable): string => {
  const { caption, headers, rows, note } = limitTable(tableLimits)(whole)
  return [
    ...(caption === undefined ? [] : [`${cleanText(caption)}\n\n`]),
    textTable(headers)(rows),
    ...(note === undefined ? [] : [`\n${cleanText(note)}`])
  ].join('')
}

/** What is printed before training. */
export const showPlan = (plan: Plan): string => {
  const facts = pairs([
    ['Network', networkLine(plan)],
    ['Data', dataLine(plan)],
    ...preparationLines(plan),
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
    const validation = run.history.flatMap(({ validation: after }) => (after === undefined ? [] : [after]))
    const axis = costName(run, costAxis)
    const curve = (name: string, values: readonly number[]): string =>
      textCurve({ title: '', axis: name, width: Math.min(76, columns - 4) })(values)
    const unit = O.match(
      () => [],
      (line: string) => [cleanText(line)]
    )(unitLine(run))
    return [
      section('Cost by epoch', curve(axis, costs)),
      ...(validation.length === 0 ? [] : [section('Validation cost by epoch', curve(axis, validation))]),
      section('Learned parameters', [...parameterTables(run).map(table), ...unit].join('\n\n')),
      section('Evaluation', evaluationText(run)),
      section('Examples', table(predictionTable(run))),
      section('Final', [pairs(finalFigures(run)), ...bestLine(run)].join('\n')),
      section('Known', pairs(gradientLines(run)))
    ].join('')
  }

/** Which files were written. */
export const showWritten = (paths: readonly string[]): string =>
  `${section('Written', paths.map(cleanText).join('\n')).trimEnd()}\n`
