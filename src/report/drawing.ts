/**
 * The packages that draw. They are optional: what does not draw never loads them.
 */
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ReportError } from './report-error.ts'

/** What is installed to have pictures, besides lawgrad: `npm install` and these names. */
export const drawingPackages = ['vega', 'vega-lite', 'd3-contour'] as const

const missing = (cause: unknown): ReportError => ({
  _tag: 'PackagesMissing',
  packages: drawingPackages,
  reason: cause instanceof Error ? cause.message : String(cause)
})

/** Loads what needs the packages. */
export const drawing = <A>(load: () => Promise<A>): TE.TaskEither<ReportError, A> => TE.tryCatch(load, missing)
