/**
 * How a step is compiled, as text for a terminal.
 */
import type { StepReport, TracedValue } from '../../engine/report.ts'
import { cleanText } from '../../report/clean-text.ts'
import { textTable } from '../../report/text-table.ts'
import { indented, pairs, section } from '../text.ts'

const sizeOf = ({ extents }: TracedValue): string => (extents.length === 0 ? '1' : extents.join('×'))

const values = (all: readonly TracedValue[]): string =>
  textTable(['value', 'operation', 'of', 'size', 'given out as'])(
    all.map(value => [value.name, value.operation, value.inputs.join(', '), sizeOf(value), value.outputs.join(', ')])
  )

/** The report. */
export const showCompiled = (model: string, report: StepReport): string =>
  [
    `A step of training ${cleanText(model)} on ${report.examples} examples\n\n`,
    section('Of each example', values(report.example)),
    section('Of the gradient', values(report.update)),
    section('Passes', pairs(report.passes.map(({ name, count }) => [name, String(count)]))),
    section(
      'Kernels',
      textTable(['kernel', 'writes', 'computes'])(
        report.kernels.map(({ operations, writes }, k) => [String(k + 1), writes.join(', '), operations.join(', ')])
      )
    ),
    `${indented(
      pairs([
        ['Module', `${report.moduleBytes} bytes of WebAssembly`],
        ['Memory', `${report.memoryBytes} bytes`],
        ['Flops', `${report.flops} a step`]
      ])
    )}\n`
  ].join('')
