import { contours } from 'd3-contour'
import type { Domain, Path, Place } from './paths.ts'

/** Where `inside` changes between `a` (where it holds) and `b` (where it does not), to the last bits, by halving. */
const crossing = (inside: (t: number) => boolean, a: number, b: number): number => {
  let [held, failed] = [a, b]
  for (let i = 0; i < 60; i++) {
    const middle = held + (failed - held) / 2
    if (middle === held || middle === failed) break
    if (inside(middle)) held = middle
    else failed = middle
  }
  return held + (failed - held) / 2
}

/**
 * The rings around the part of `domain` where `inside` holds: outer rings turn one way, holes the other. Marching
 * squares on size × size samples, which reach from edge to edge; each vertex is then moved along its grid edge to where
 * `inside` really changes, so a saturated activation has as straight a boundary as any. Costs size² evaluations, and 60
 * for each vertex.
 */
export const contourRings = (
  inside: (x1: number, x2: number) => boolean,
  { x1: [left, right], x2: [bottom, top] }: Domain,
  size: number
): readonly Path[] => {
  const at = (low: number, high: number) => (i: number) =>
    i >= size - 1 ? high : low + ((high - low) * i) / (size - 1)
  const [x, y] = [at(left, right), at(bottom, top)]
  const samples: number[] = []
  for (let j = 0; j < size; j++) for (let i = 0; i < size; i++) samples.push(inside(x(i), y(j)) ? 1 : 0)
  const between = (place: (i: number) => number, k: number, holds: (t: number) => boolean): number => {
    if (k <= 0) return place(0)
    if (k >= size) return place(size - 1)
    const [a, b] = [place(k - 1), place(k)]
    return holds(a) ? crossing(holds, a, b) : crossing(holds, b, a)
  }
  // d3 puts sample i at i + 1/2, so a vertex between samples has one whole coordinate, and 0 and size are the rim.
  const locate = (gridX: number, gridY: number): Place => {
    if (Number.isInteger(gridX)) {
      const row = y(gridY - 0.5)
      return [between(x, gridX, t => inside(t, row)), row]
    }
    const column = x(gridX - 0.5)
    return [column, between(y, gridY, t => inside(column, t))]
  }
  return contours()
    .size([size, size])
    .smooth(false)
    .contour(samples, 0.5)
    .coordinates.flat()
    .map(ring => ring.map(([gridX = 0, gridY = 0]) => locate(gridX, gridY)))
}
