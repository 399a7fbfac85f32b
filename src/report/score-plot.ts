/**
 * The score of trials against a setting.
 */
import type { Values, Setting } from '../training/tune/space.ts'
import { drawnTitle } from './drawn-title.ts'
import { typesetNumber } from './format-number.ts'
import { plot } from './internal/plot.ts'
import type { Plot } from './plot.ts'
import { pictureConfig } from './picture-config.ts'
import { classMarks, frame } from './style.ts'
import { valueScale } from './value-scale.ts'

/** A trial as far as it is drawn: a setting, and the score. */
export interface ScoredSetting {
  readonly setting: Setting
  readonly score: number
}

const shown = (setting: Setting): string => (typeof setting === 'number' ? typesetNumber(4)(setting) : String(setting))

/** The score against a setting, as a Vega-Lite specification; a space of logarithms has a logarithmic axis. Scores that are not finite are counted, not drawn. Never fails. */
export const scorePlot = (name: string, values: Values, trials: readonly ScoredSetting[]): Plot => {
  const drawable = trials.filter(({ score }) => Number.isFinite(score))
  const diverged = trials.length - drawable.length
  const scale = valueScale(6)(drawable.map(({ score }) => score))
  const subtitle = `${drawable.length} trials${diverged === 0 ? '' : `; ${diverged} diverged and are not drawn`}`
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({ title: `Score by ${name}`, subtitle, width: 506, above: 34, taken: 18 }),
    description: `Points of the score of trials against ${name}. ${subtitle}.`,
    height: 220,
    data: {
      values: drawable.map(({ setting, score }) => ({
        setting: values._tag === 'Choice' ? shown(setting) : setting,
        score
      }))
    },
    mark: { type: 'point', filled: true, size: 50, opacity: 0.75, color: classMarks[0].color },
    encoding: {
      x:
        values._tag === 'Choice'
          ? {
              field: 'setting',
              type: 'ordinal',
              scale: { domain: values.values.map(shown) },
              axis: { title: drawnTitle(name), labelAngle: 0 }
            }
          : {
              field: 'setting',
              type: 'quantitative',
              scale: {
                type: values.spread === 'logarithmic' ? 'log' : 'linear',
                domain: [values.low, values.high],
                nice: false,
                ...(values.spread === 'logarithmic' ? {} : { zero: false })
              },
              axis: {
                title: values.spread === 'logarithmic' ? `${name} (log scale)` : drawnTitle(name),
                grid: false,
                tickCount: 5,
                ...(values.spread === 'whole' ? { tickMinStep: 1, format: 'd' } : {})
              }
            },
      y: {
        field: 'score',
        type: 'quantitative',
        scale: {
          type: scale.kind,
          domain: [...scale.domain],
          nice: false,
          ...(scale.kind === 'log' ? {} : { zero: false })
        },
        axis: {
          title: scale.kind === 'log' ? 'score (log scale)' : 'score',
          titleAngle: 0,
          titleAlign: 'left',
          titleAnchor: 'end',
          titleBaseline: 'bottom',
          titleX: -50,
          titleY: -12,
          domain: false,
          ticks: false,
          values: [...scale.ticks]
        }
      }
    },
    config: pictureConfig
  })
}
