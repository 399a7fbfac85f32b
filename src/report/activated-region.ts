import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { drawing } from './drawing.ts'
import type { Domain, Path } from './internal/paths.ts'
import { straightened, withoutRim } from './internal/paths.ts'
import type { ReportError } from './report-error.ts'

export type { Domain, Path, Place } from './internal/paths.ts'

/**
 * The part of a rectangle where an activation is at or above a threshold. `rings` are closed (last point = first); outer
 * rings turn one way and holes the other, so that the non-zero rule fills them rightly. `boundary` is what is left of them
 * without the rim of the rectangle: polylines, closed or ending on the rim. No ring: nothing is activated; rings but no boundary:
 * everything is.
 */
export interface ActivatedRegion {
  readonly rings: readonly Path[]
  readonly boundary: readonly Path[]
}

/**
 * Finds the region of `domain` where `activation(x₁, x₂) ≥ threshold`, on a grid of `size` × `size` samples (default 120).
 * Every vertex lies where the activation passes the threshold to the last bits, saturated or not, so the boundary of a
 * linear unit is a straight line; features narrower than a grid cell may be missed. NaN is not activated.
 * Errors: `PackagesMissing` without the optional packages that draw.
 * Cost: size² evaluations, and some 30 for each vertex.
 *
 * @example
 * ```ts
 * import { activatedRegion } from 'lawgrad/report'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const region = await activatedRegion(x1 => x1, 0.25, { x1: [0, 1], x2: [0, 1] })()
 * assert.ok(E.isRight(region))
 * assert.deepEqual(region.right.boundary.flat().map(([x1]) => Math.abs(x1 - 0.25) < 1e-12), [true, true])
 * ```
 */
export const activatedRegion = (
  activation: (x1: number, x2: number) => number,
  threshold: number,
  domain: Domain,
  size = 120
): TE.TaskEither<ReportError, ActivatedRegion> =>
  pipe(
    drawing(() => import('./internal/contour.ts')),
    TE.map(({ contourRings }) => {
      const rings = contourRings((x1, x2) => activation(x1, x2) - threshold, domain, Math.max(2, Math.floor(size)))
      const units = [domain.x1[1] - domain.x1[0], domain.x2[1] - domain.x2[0]] as const
      const straight = (path: Path): Path => straightened(path, units, 1e-9)
      return { rings: rings.map(straight), boundary: withoutRim(rings, domain).map(straight) }
    })
  )

/**
 * All rings as one path, each reached from the first point of the first ring and left on the same way. The ways there
 * and back cancel under the non-zero rule, wherever they run, so the path fills exactly what the rings fill.
 * Never fails.
 */
export const keyholed = (rings: readonly Path[]): Path =>
  rings.flatMap((ring, i) => (i === 0 ? ring : [...ring, ...(rings[0] ?? []).slice(0, 1)]))
