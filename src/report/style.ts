import type { Config } from 'vega-lite'

/** Sans-serif faces of the common systems, unquoted so that they pass through attributes unchanged. */
export const sansSerif =
  'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif'

/** Ink of the pictures: text, lesser text, rules. */
export const ink = { text: '#1f2328', muted: '#59636e', rule: '#8c959f', grid: '#e6e8eb' } as const

/**
 * Marks of classes in order: colors of the Okabe–Ito palette, which color-blind readers tell apart, each with its own
 * shape. `path` is the outline in a box from −1 to 1, sized so that all look equally large.
 */
export const classMarks = [
  { color: '#0072B2', shape: 'circle', path: 'circle' },
  { color: '#D55E00', shape: 'triangle', path: 'M0,-1.2L1.2,0.9L-1.2,0.9Z' },
  { color: '#009E73', shape: 'square', path: 'M-0.9,-0.9H0.9V0.9H-0.9Z' },
  { color: '#CC79A7', shape: 'diamond', path: 'M0,-1.25L1.25,0L0,1.25L-1.25,0Z' },
  { color: '#56B4E9', shape: 'cross', path: 'cross' },
  { color: '#E69F00', shape: 'inverted triangle', path: 'M0,1.2L1.2,-0.9L-1.2,-0.9Z' }
] as const

/** Fill of the activated region: the color of class 1, paled so that points and text stay in front. */
export const regionFill = '#FBE3D3'

/** Width of every picture in pixels; what surrounds the plot is fixed, so no estimate of a text's width moves anything. */
export const pictureWidth = 600

const margin = { left: 66, bottom: 52, edge: 16 } as const

/** `text` in lines of at most `columns` characters, broken at spaces. */
export const lines = (text: string, columns: number): readonly string[] =>
  text.split(/ +/u).reduce<readonly string[]>((done, word) => {
    const last = done.at(-1)
    return last !== undefined && last.length + word.length < columns
      ? [...done.slice(0, -1), `${last} ${word}`]
      : [...done, word.length > columns ? `${word.slice(0, columns - 1)}…` : word]
  }, [])

/**
 * Title, subtitle and margins around a plot of `width` pixels. `above` is the room over the plot's upper edge, of which
 * `taken` is used by the title of an axis.
 */
export const frame = (title: string, subtitle: string, width: number, above: number, taken = 0) => {
  const text = lines(title, 62)
  const sub = subtitle === '' ? [] : lines(subtitle, 82)
  return {
    autosize: { type: 'none' as const },
    width,
    padding: {
      left: margin.left,
      right: pictureWidth - margin.left - width,
      top: margin.edge + text.length * 20 + (sub.length > 0 ? 6 + sub.length * 18 : 0) + above,
      bottom: margin.bottom
    },
    title: {
      text: [...text],
      ...(sub.length > 0 ? { subtitle: [...sub] } : {}),
      anchor: 'start' as const,
      frame: 'group' as const,
      dx: margin.edge - margin.left,
      offset: above - taken
    }
  }
}

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
