import type { Config } from 'vega-lite'
import { ink, sansSerif } from './style.ts'

/** The common look of every picture: white card, system sans-serif, quiet axes, 12 to 16 px type. */
export const pictureConfig: Config = {
  background: 'white',
  font: sansSerif,
  aria: false,
  lineBreak: '\n',
  view: { stroke: null },
  title: {
    fontSize: 16,
    fontWeight: 600,
    lineHeight: 20,
    color: ink.text,
    subtitleFontSize: 13,
    subtitleLineHeight: 18,
    subtitleColor: ink.muted,
    subtitlePadding: 5
  },
  axis: {
    domainColor: ink.rule,
    tickColor: ink.rule,
    gridColor: ink.grid,
    labelColor: ink.text,
    labelFontSize: 12,
    labelPadding: 5,
    labelFlush: false,
    titleColor: ink.text,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titleLimit: 0,
    titlePadding: 8
  },
  legend: { labelColor: ink.text, labelFontSize: 13, labelLimit: 0, symbolSize: 150, symbolStrokeWidth: 0 }
}
