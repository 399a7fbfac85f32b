/** The pieces that a function of one variable is on. */
type PiecesAt = (at: number) => readonly number[]

/** Whether two points are on the same pieces. */
export const samePieces = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((piece, k) => piece === other[k])

/**
 * The places between two numbers where the pieces change, each to within `width`, found by halving, and no more than one more than `most`. A stretch on
 * whose ends the pieces are the same is taken for one piece.
 */
export const switchesBetween = (
  pieces: PiecesAt,
  [low, high]: readonly [number, number],
  width: number,
  most: number
): readonly number[] => {
  const places: number[] = []
  const search = (a: number, before: readonly number[], b: number, after: readonly number[]): void => {
    if (places.length > most || samePieces(before, after)) return
    const middle = a + (b - a) / 2
    if (b - a <= width || middle <= a || middle >= b) {
      places.push(middle)
      return
    }
    const between = pieces(middle)
    search(a, before, middle, between)
    search(middle, between, b, after)
  }
  search(low, pieces(low), high, pieces(high))
  return places
}

/** As many turns of a schedule as are looked at between two steps of the grid. */
const mostTurns = 8

/** Whole numbers from 1 to `last` beside which pieces change, found between numbers that grow by a fiftieth; changes that come and go between two of those are not seen. */
export const turnsOf = (pieces: PiecesAt, last: number): readonly number[] => {
  if (pieces(1).length === 0) return []
  const turns: number[] = []
  for (let low = 1; low < last;) {
    const high = Math.min(last, Math.max(low + 1, Math.ceil(low * 1.02)))
    for (const at of switchesBetween(pieces, [low, high], 0.25, mostTurns)) turns.push(Math.round(at))
    low = high
  }
  return [...new Set(turns)]
}
