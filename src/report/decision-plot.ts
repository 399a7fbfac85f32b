import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { activatedRegion, keyholed, type ActivatedRegion, type Domain, type Path } from './activated-region.ts'
import { pointClasses } from './classes.ts'
import { cleanText } from './clean-text.ts'
import { decisionDomain } from './decision-domain.ts'
import { describe, legendAt, ordered, position, roomBelow, scaleOf } from './decision-encoding.ts'
import { drawnBoundary, type UnitParameters } from './drawn-boundary.ts'
import { typesetNumber } from './format-number.ts'
import { spread } from './spread.ts'
import { pictureConfig } from './picture-config.ts'
import { frame, ink, measures, type PictureSize, regionFill } from './style.ts'
import type { Plot } from './plot.ts'
import type { ReportError } from './report-error.ts'
import { plot } from './internal/plot.ts'

/** An example in the plane with its target. */
export interface LabeledPoint {
  readonly x1: number
  readonly x2: number
  readonly label: number
}

/** What `decisionPlot` draws. */
export interface DecisionPlotOptions {
  readonly title: string
  /** Names of the two inputs. */
  readonly axes: readonly [string, string]
  readonly points: readonly LabeledPoint[]
  /** The output h of the network at (x₁, x₂), or what is answered by it. */
  readonly activation: (x1: number, x2: number) => number
  /** What `activation` is called; `h` when absent. */
  readonly quantity?: string
  /** It is activated from here on; 0.5 when absent. */
  readonly threshold?: number
  /** Parameters of a single sigmoid unit: its boundary is drawn from them, the region still from `activation`. */
  readonly line?: UnitParameters
  /** 600 or 340 px wide; 'wide' when absent. */
  readonly size?: PictureSize
}

const limit = 1e150
const mostPoints = 3000

const rows = (paths: readonly Path[]) =>
  paths.flatMap((path, piece) => path.map(([x1, x2], order) => ({ x1, x2, piece, order })))

const remarks = (shown: number, drawable: number, all: number, { rings, boundary }: ActivatedRegion): string =>
  [
    ...(all === 0 ? ['No points'] : []),
    ...(drawable < all ? [`${all - drawable} of ${all} points are not finite and are left out`] : []),
    ...(shown < drawable ? [`${shown} of ${drawable} points drawn`] : []),
    ...(rings.length === 0
      ? ['Nothing is activated here']
      : boundary.length === 0
        ? ['Everything is activated here']
        : [])
  ].join('. ')

/** Area and halo of a point, in pixels, for so many of them. */
const markOf = (count: number): { readonly size: number; readonly strokeWidth: number } =>
  count <= 20
    ? { size: 240, strokeWidth: 2 }
    : count <= 150
      ? { size: 120, strokeWidth: 1.5 }
      : count <= 600
        ? { size: 70, strokeWidth: 1 }
        : { size: 40, strokeWidth: 0.75 }

/**
 * The examples in the plane with the decision boundary and the shaded activated region (where `activation ≥ threshold`)
 * as a Vega-Lite specification: plain JSON, with nothing to fetch. Region and boundary come from the same contour, found by
 * `activatedRegion`, so networks with hidden layers, holes and islands are drawn as truly as a line. Classes differ in color and in
 * shape; one unit of x₁ is as long as one of x₂ unless their ranges differ by more than 4 times. At most 3000 points are drawn,
 * the same share of each class, and points that are not finite are left out; the subtitle says so.
 * Errors: `PackagesMissing` without the optional packages that draw.
 * Cost: 14,400 evaluations of `activation`, and some 30 for each vertex of the boundary.
 *
 * @example
 * ```ts
 * import { decisionPlot } from 'lawgrad/report'
 * import { strict as assert } from 'node:assert'
 * const plot = await decisionPlot({
 *   title: 'AND',
 *   axes: ['x₁', 'x₂'],
 *   points: [{ x1: 0, x2: 0, label: 0 }, { x1: 1, x2: 1, label: 1 }],
 *   activation: (x1, x2) => 1 / (1 + Math.exp(15 - 10 * x1 - 10 * x2))
 * })()
 * assert.ok(JSON.stringify(plot).includes('activated'))
 * ```
 */
export const decisionPlot = (options: DecisionPlotOptions): TE.TaskEither<ReportError, Plot> => {
  const { points, activation, threshold = 0.5 } = options
  const drawable = points.filter(p => Math.abs(p.x1) <= limit && Math.abs(p.x2) <= limit && !Number.isNaN(p.label))
  const domain = decisionDomain(drawable)
  return pipe(
    activatedRegion(activation, threshold, domain),
    TE.map(region => drawn(options, drawable, domain, region))
  )
}

const drawn = (
  { title, axes, points, quantity = 'h', threshold = 0.5, line, size = 'wide' }: DecisionPlotOptions,
  drawable: readonly LabeledPoint[],
  domain: Domain,
  region: ActivatedRegion
): Plot => {
  const classes = pointClasses(
    drawable.map(point => point.label),
    threshold
  )
  const share = mostPoints / drawable.length
  const shown = classes.flatMap(group =>
    spread(
      share,
      drawable.filter(p => group.holds(p.label))
    ).map(({ x1, x2 }) => ({ x1, x2, class: group.text }))
  )
  const boundary = drawnBoundary(line, threshold, domain, region.boundary, quantity)
  const x = position('x1', axes[0], domain)
  const y = position('x2', axes[1], domain)
  const legend = legendAt(0, size)
  const { side } = measures[size]
  return plot({
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    ...frame({
      title: cleanText(title),
      subtitle: remarks(shown.length, drawable.length, points.length, region),
      width: side,
      above: 18,
      size,
      ...roomBelow(classes.length + 1 + boundary.text.split('\n').length, size)
    }),
    description: describe(axes, classes, threshold, quantity),
    height: side,
    config: pictureConfig,
    layer: [
      {
        data: { values: rows(region.rings.length === 0 ? [] : [keyholed(region.rings)]) },
        mark: { type: 'line', filled: true, strokeWidth: 0, opacity: 1 },
        encoding: {
          x,
          y,
          ...ordered,
          fill: {
            datum: `activated: ${cleanText(quantity)} ≥ ${typesetNumber(4)(threshold)}`,
            type: 'nominal',
            scale: { range: [regionFill] },
            legend: { ...legendAt(classes.length, size), symbolType: 'square', symbolOpacity: 1 }
          }
        }
      },
      {
        data: { values: rows(boundary.paths) },
        mark: { type: 'line', strokeWidth: 2, strokeJoin: 'round' },
        encoding: {
          x,
          y,
          ...ordered,
          stroke: {
            datum: boundary.text,
            type: 'nominal',
            scale: { range: [ink.text] },
            legend:
              boundary.paths.length === 0
                ? null
                : { ...legendAt(classes.length + 1, size), symbolType: 'stroke', symbolStrokeWidth: 2, labelOffset: 6 }
          }
        }
      },
      {
        data: { values: [{}] },
        mark: { type: 'rect', filled: false, stroke: ink.rule, strokeWidth: 1 },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: { value: 0 }, y2: { value: 'height' } }
      },
      {
        data: { values: shown },
        mark: { type: 'point', filled: true, stroke: 'white', opacity: 1, ...markOf(shown.length) },
        encoding: {
          x,
          y,
          color: { field: 'class', type: 'nominal', legend, scale: scaleOf(classes, group => group.color) },
          shape: { field: 'class', type: 'nominal', legend, scale: scaleOf(classes, group => group.path) }
        }
      }
    ]
  })
}
