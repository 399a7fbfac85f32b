/**
 * Trials in a table.
 */
import { ranked, type Trial } from './tune.ts'
import type { Setting } from './space.ts'

const digits = (x: number): string => (Number.isNaN(x) ? 'diverged' : x === 0 ? '0' : x.toPrecision(4))

const shown = (setting: Setting | undefined): string =>
  typeof setting === 'number' && !Number.isInteger(setting) ? setting.toPrecision(4) : String(setting ?? '')

/**
 * The trials as rows of text under a header, the best first: settings by their names, the mean score, its deviation over the folds. Never fails.
 *
 * @example
 * ```ts
 * import { tableOfTrials } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * const trials = [{ point: { width: 3 }, scores: [1, 2], score: 1.5, deviation: 0.5 }]
 * assert.deepEqual(tableOfTrials(trials), [['width', 'score', 'deviation'], ['3', '1.500', '0.5000']])
 * ```
 */
export const tableOfTrials = <P extends Readonly<Record<string, Setting>>>(
  trials: readonly Trial<P>[]
): readonly (readonly string[])[] => {
  const names = Object.keys(trials[0]?.point ?? {})
  return [
    [...names, 'score', 'deviation'],
    ...ranked(trials).map(({ point, score, deviation }) => [
      ...names.map(name => shown(point[name])),
      digits(score),
      digits(deviation)
    ])
  ]
}
