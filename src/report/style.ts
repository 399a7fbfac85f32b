import { drawnTitle } from './drawn-title.ts'

/** Sans-serif faces of the common systems, unquoted so that they pass through attributes unchanged. */
export const sansSerif =
  'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, DejaVu Sans, sans-serif'

/** Ink of the pictures: text, lesser text, rules. */
export const ink = { text: '#1f2328', muted: '#59636e', rule: '#8c959f', grid: '#e6e8eb' } as const

/** Ink on a full color, which is the same in every scheme. */
export const inkOnColor = '#fefefe'

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

/** A picture is 600 px wide, or 340 px for a telephone, with type of the same size. */
export type PictureSize = 'wide' | 'narrow'

/**
 * Measures of a picture in pixels, and of its title in characters; what surrounds the plot is fixed, so no estimate of a text's width moves
 * anything.
 */
export const measures = {
  wide: { width: 600, left: 66, edge: 16, title: 62, subtitle: 82, side: 352 },
  narrow: { width: 340, left: 56, edge: 8, title: 34, subtitle: 45, side: 264 }
} as const

const usualBottom = 52

/** `text` in lines of at most `columns` characters, broken at spaces. */
export const lines = (text: string, columns: number): readonly string[] =>
  text.split(/ +/u).reduce<readonly string[]>((done, word) => {
    const last = done.at(-1)
    return last !== undefined && last.length + word.length < columns
      ? [...done.slice(0, -1), `${last} ${word}`]
      : [...done, word.length > columns ? `${word.slice(0, columns - 1)}…` : word]
  }, [])

/** What stands around a plot. */
export interface Frame {
  readonly title: string
  readonly subtitle: string
  /** Width of the plot. */
  readonly width: number
  /** The room over the plot's upper edge, of which `taken` is used by the title of an axis. */
  readonly above: number
  readonly taken?: number
  readonly size?: PictureSize
  /** The room to the left of the plot and below, if it is not the usual one. */
  readonly left?: number
  readonly bottom?: number
}

/** Title, subtitle and margins around a plot. */
export const frame = ({ title, subtitle, width, above, taken = 0, size = 'wide', ...room }: Frame) => {
  const measure = measures[size]
  const { left = measure.left, bottom = usualBottom } = room
  const text = lines(title, measure.title)
  const sub = subtitle === '' ? [] : lines(subtitle, measure.subtitle)
  return {
    autosize: { type: 'none' as const },
    width,
    padding: {
      left,
      right: measure.width - left - width,
      top: measure.edge + text.length * 20 + (sub.length > 0 ? 6 + sub.length * 18 : 0) + above,
      bottom
    },
    title: {
      text: text.map(drawnTitle),
      ...(sub.length > 0 ? { subtitle: [...sub] } : {}),
      anchor: 'start' as const,
      frame: 'group' as const,
      dx: measure.edge - left,
      offset: above - taken
    }
  }
}
