/** A value between 0 (bottom) and 1 (top) at a place between 0 (left) and 1 (right), or null for a gap. */
export type Trace = readonly ({ readonly x: number; readonly y: number } | null)[]

const dots = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80]
] as const

/** Draws a trace in `rows` lines of `columns` braille characters, 2 × 4 dots each, joining neighbors with straight strokes. */
export const brailleLines = (trace: Trace, columns: number, rows: number): readonly string[] => {
  const cells = Array.from({ length: rows }, () => new Uint8Array(columns))
  const [right, top] = [columns * 2 - 1, rows * 4 - 1]
  const set = (x: number, y: number): void => {
    const up = top - y
    const row = cells[up >> 2]
    if (row !== undefined) row[x >> 1] = (row[x >> 1] ?? 0) | (dots[up & 3]?.[x & 1] ?? 0)
  }
  let before: { readonly x: number; readonly y: number } | null = null
  for (const point of trace) {
    const here = point === null ? null : { x: Math.round(point.x * right), y: Math.round(point.y * top) }
    if (here !== null) {
      const from = before ?? here
      const steps = Math.max(1, Math.abs(here.x - from.x), Math.abs(here.y - from.y))
      for (let i = 0; i <= steps; i++) {
        set(Math.round(from.x + ((here.x - from.x) * i) / steps), Math.round(from.y + ((here.y - from.y) * i) / steps))
      }
    }
    before = here
  }
  return cells.map(row => Array.from(row, bits => (bits === 0 ? ' ' : String.fromCodePoint(0x2800 + bits))).join(''))
}
