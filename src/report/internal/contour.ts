import { contours } from 'd3-contour'

/** A point of the plane as [x₁, x₂]. */
export type Place = readonly [number, number]

/** A closed polygon (its last point is its first) or an open polyline. */
export type Path = readonly Place[]

/** The rectangle that is drawn. */
export interface Domain {
  readonly x1: readonly [number, number]
  readonly x2: readonly [number, number]
}

/** Where `inside` changes between `a` (where it holds) and `b` (where it does not), to the last bits, by halving. */
const crossing = (inside: (t: number) => boolean, a: number, b: number): number => {
  let [held, failed] = [a, b]
  for (let i = 0; i < 60; i++) {
    const middle = held + (failed - held) / 2
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

/** The pieces of `rings` that are not the rim of `domain`: the boundary between inside and outside. */
export const withoutRim = (rings: readonly Path[], { x1, x2 }: Domain): readonly Path[] => {
  const onRim = (a: Place, b: Place): boolean =>
    x1.some(edge => a[0] === edge && b[0] === edge) || x2.some(edge => a[1] === edge && b[1] === edge)
  const pieces: Path[] = []
  for (const ring of rings) {
    const corners = ring.slice(0, -1)
    const n = corners.length
    const corner = (i: number): Place => corners[i % n] ?? [NaN, NaN]
    let start = 0
    while (start < n && !onRim(corner(start), corner(start + 1))) start++
    if (start === n) pieces.push(ring)
    else {
      let piece: Place[] = []
      for (let i = start; i <= start + n; i++) {
        if (onRim(corner(i), corner(i + 1))) {
          if (piece.length > 0) pieces.push([...piece, corner(i)])
          piece = []
        } else piece.push(corner(i))
      }
    }
  }
  return pieces
}

/** `path` without the points that lie on the straight line between their neighbors, to `tolerance` in both units. */
export const straightened = (path: Path, [unit1, unit2]: Place, tolerance: number): Path => {
  const kept: Place[] = []
  path.forEach((point, i) => {
    const before = kept.at(-1)
    const after = path[i + 1]
    if (before === undefined || after === undefined) kept.push(point)
    else {
      const [ax, ay] = [(point[0] - before[0]) / unit1, (point[1] - before[1]) / unit2]
      const [bx, by] = [(after[0] - before[0]) / unit1, (after[1] - before[1]) / unit2]
      const onward = ax * bx + ay * by >= 0 && ax * ax + ay * ay <= bx * bx + by * by
      if (!onward || Math.abs(ax * by - ay * bx) > tolerance * Math.hypot(bx, by)) kept.push(point)
    }
  })
  return kept
}
