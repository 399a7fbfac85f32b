import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { drawing } from './drawing.ts'
import type { Plot } from './plot.ts'
import type { ReportError } from './report-error.ts'

/**
 * Draws a Vega-Lite specification as a self-contained SVG document of one `<svg>` element. The same specification gives
 * the same bytes. Nothing is fetched: a specification that refers to something outside is `ExternalReference`. The
 * title and description of the specification become `<title>` and `<desc>`, and the role is `img`.
 * Errors: `PackagesMissing` without the optional packages that draw; what Vega refuses.
 *
 * @example
 * ```ts
 * import { errorPlot, renderSvg, squaredErrorAxis } from 'lawgrad/report'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const svg = await renderSvg(errorPlot({ title: 'OR', values: [0.58, 0.1], axis: squaredErrorAxis }))()
 * assert.ok(E.isRight(svg) && svg.right.startsWith('<svg'))
 * ```
 */
export const renderSvg = (plot: Plot): TE.TaskEither<ReportError, string> =>
  pipe(
    drawing(() => import('./internal/render.ts')),
    TE.flatMap(
      ({ render }) =>
        () =>
          render(plot)
    )
  )
