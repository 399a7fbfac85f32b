import { contours } from 'd3-contour'
import type { Domain, Path, Place } from './paths.ts'

/**
 * Where an excess falls below 0 between `a` (where it does not) and `b` (where it does, or is NaN), to the last bits: by the secant, the value of an end that
 * stays where it is halved (the Illinois rule), and every third time by halves, so that a step as of a saturated unit is found too.
 */
const crossing = (excess: (t: number) => number, a: number, b: number): number => {
  let [inner, outer] = [a, b]
  let [above, below] = [excess(a), excess(b)]
  const least = Math.abs(b - a) * 2 ** -60
  let side = 0
  for (let turn = 1; ; turn++) {
    const middle = inner + (outer - inner) / 2
    if (middle === inner || middle === outer || Math.abs(outer - inner) <= least) return middle
    const secant = inner + (outer - inner) * (above / (above - below))
    const isBetween = Math.min(inner, outer) < secant && secant < Math.max(inner, outer)
    const t = turn % 3 > 0 && isBetween ? secant : middle
    const value = excess(t)
    if (value >= 0) {
      if (side > 0) below /= 2
      ;[inner, above, side] = [t, value, 1]
    } else {
      if (side < 0) above /= 2
      ;[outer, below, side] = [t, value, -1]
    }
  }
}

/**
 * The rings around the part of `domain` where `excess` is at or above 0: outer rings turn one way, holes the other. Marching
 * squares on size × size samples, which reach from edge to edge; each vertex is then moved along its grid edge to where
 * the sign really changes, so a saturated activation has as straight a boundary as any. Costs size² evaluations, and some 30
 * for each vertex.
 */
export const contourRings = (
  excess: (x1: number, x2: number) => number,
  { x1: [left, right], x2: [bottom, top] }: Domain,
  size: number
): readonly Path[] => {
  const at = (low: number, high: number) => (i: number) =>
    i >= size - 1 ? high : low + ((high - low) * i) / (size - 1)
  const [x, y] = [at(left, right), at(bottom, top)]
  const samples: number[] = []
  for (let j = 0; j < size; j++) for (let i = 0; i < size; i++) samples.push(excess(x(i), y(j)) >= 0 ? 1 : 0)
  const between = (place: (i: number) => number, k: number, along: (t: number) => number): number => {
    if (k <= 0) return place(0)
    if (k >= size) return place(size - 1)
    const [a, b] = [place(k - 1), place(k)]
    return along(a) >= 0 ? crossing(along, a, b) : crossing(along, b, a)
  }
  // d3 puts sample i at i + 1/2, so a vertex between samples has one whole coordinate, and 0 and size are the rim.
  const locate = (gridX: number, gridY: number): Place => {
    if (Number.isInteger(gridX)) {
      const row = y(gridY - 0.5)
      return [between(x, gridX, t => excess(t, row)), row]
    }
    const column = x(gridX - 0.5)
    return [column, between(y, gridY, t => excess(column, t))]
  }
  return contours()
    .size([size, size])
    .smooth(false)
    .contour(samples, 0.5)
    .coordinates.flat()
    .map(ring => ring.map(([gridX = 0, gridY = 0]) => locate(gridX, gridY)))
}
