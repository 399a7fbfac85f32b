import { typesetNumber } from './format-number.ts'
import { classMarks } from './style.ts'

/** A class of points: its text in the legend, its mark, and which labels belong to it. */
export interface PointClass {
  readonly text: string
  readonly color: string
  readonly shape: string
  readonly path: string
  readonly holds: (label: number) => boolean
}

const marked = (text: string, index: number, holds: (label: number) => boolean): PointClass => ({
  text,
  ...(classMarks[index] ?? classMarks[0]),
  holds
})

/**
 * The classes that `labels` fall into. Labels 0 and 1, and any up to 6 distinct ones, are a class each, ascending; more,
 * or labels that agree to 6 digits (a regression target, say), are two classes, below the threshold and from it on. Never fails.
 *
 * @example
 * ```ts
 * import { pointClasses } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(pointClasses([1, 0, 1], 0.5).map(c => c.text), ['y = 0', 'y = 1'])
 * ```
 */
export const pointClasses = (labels: readonly number[], threshold: number): readonly PointClass[] => {
  const distinct = [...new Set(labels.map(label => label + 0))].toSorted((a, b) => a - b)
  const known = distinct.every(label => label === 0 || label === 1) ? [0, 1] : distinct
  const write = typesetNumber(6)
  const isLegible = known.length <= classMarks.length && new Set(known.map(write)).size === known.length
  return isLegible
    ? known.map((label, i) => marked(`y = ${write(label)}`, i, other => other === label))
    : [
        marked(`y < ${write(threshold)}`, 0, label => label < threshold),
        marked(`y ≥ ${write(threshold)}`, 1, label => label >= threshold)
      ]
}
