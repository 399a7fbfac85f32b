import * as O from 'fp-ts/lib/Option.js'
import type { Domain, Path, Place } from './activated-region.ts'

/**
 * The part of the line `θ₀ + θ₁·x₁ + θ₂·x₂ = 0` inside `domain`, upright lines included; `None` where it misses the
 * rectangle or θ₁ = θ₂ = 0. Never fails.
 *
 * @example
 * ```ts
 * import { segmentInside } from 'lawgrad/report'
 * import * as O from 'fp-ts/lib/Option.js'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(segmentInside(-1, 2, 0, { x1: [0, 1], x2: [0, 3] }), O.some([[0.5, 0], [0.5, 3]]))
 * ```
 */
export const segmentInside = (theta0: number, theta1: number, theta2: number, { x1, x2 }: Domain): O.Option<Path> => {
  const onSides = theta2 === 0 ? [] : x1.map((x): Place => [x, (-theta1 * x - theta0) / theta2])
  const onEnds = theta1 === 0 ? [] : x2.map((y): Place => [(-theta2 * y - theta0) / theta1, y])
  const hits = [
    ...onSides.filter(([, y]) => y >= x2[0] && y <= x2[1]),
    ...onEnds.filter(([x]) => x >= x1[0] && x <= x1[1])
  ].toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const [first, last] = [hits[0], hits.at(-1)]
  return first === undefined || last === undefined || first === last ? O.none : O.some([first, last])
}
