/** Results as plots (plain Vega-Lite data), SVG, HTML and text: the package entry `lawgrad/report`. */
export type { Json, Plot } from './plot.ts'
export { errorPlot, costAxis, squaredErrorAxis, type ErrorPlotOptions } from './error-plot.ts'
export { curvePlot, type Curve, type CurvePlotOptions } from './curve-plot.ts'
export { predictionPlot, type PredictedPart, type PredictionPlotOptions } from './prediction-plot.ts'
export { confusionPlot, mostConfused, type ConfusionPlotOptions } from './confusion-plot.ts'
export { mostImages, weightsPlot, type UnitImage, type WeightsPlotOptions } from './weights-plot.ts'
export { type PictureSize } from './style.ts'
export { limitTable, type TableLimits } from './limit-table.ts'
export { decisionPlot, type DecisionPlotOptions, type LabeledPoint } from './decision-plot.ts'
export { boundaryLine } from './boundary-line.ts'
export { renderSvg } from './render-svg.ts'
export { drawingPackages } from './drawing.ts'
export { mathml } from './mathml.ts'
export { showReportError, type ReportError } from './report-error.ts'
export {
  htmlReport,
  type Formula,
  type HtmlReportOptions,
  type PictureSet,
  type ReportSection,
  type ReportTable
} from './html-report.ts'
export { textTable } from './text-table.ts'
export { textCurve, type TextCurveOptions } from './text-curve.ts'
export { formatFixed, formatNumber, powerOfTen, typesetNumber, typesetText } from './format-number.ts'
export { cleanText } from './clean-text.ts'
export { type UnitParameters } from './drawn-boundary.ts'
export { escapeMarkup } from './escape-markup.ts'
export { errorMap, errorScatter, type Compared } from './error-pictures.ts'
export { activatedRegion, type ActivatedRegion, type Domain, type Path, type Place } from './activated-region.ts'
export { decisionDomain } from './decision-domain.ts'
export { pointClasses, type PointClass } from './classes.ts'
export { segmentInside } from './segment-inside.ts'
export { thinHistory, type HistoryPoint } from './thin-history.ts'
export { valueScale, type ValueScale } from './value-scale.ts'
