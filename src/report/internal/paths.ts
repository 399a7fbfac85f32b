/** A point of the plane as [x₁, x₂]. */
export type Place = readonly [number, number]

/** A closed polygon (its last point is its first) or an open polyline. */
export type Path = readonly Place[]

/** The rectangle that is drawn. */
export interface Domain {
  readonly x1: readonly [number, number]
  readonly x2: readonly [number, number]
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
      if (!onward || Math.abs(ax * by - ay * bx) > tolerance * Math.sqrt(bx * bx + by * by)) kept.push(point)
    }
  })
  return kept
}
