/**
 * Laws as values: what every layer, loss, network and optimizer must satisfy, and the means to try it.
 *
 * @module lawgrad/laws
 */
export * from './verdict.ts'
export * from './law.ts'
export * from './run.ts'
export * from './gate.ts'
export * from './compare.ts'
export * from './names.ts'
export * from './arbitraries/scalar.ts'
export * from './arbitraries/shrink.ts'
export * from './arbitraries/network-case.ts'
export { cut, denseData, denseNumbers, withDenseData, type DenseData } from './arbitraries/dense-data.ts'
export * from './arbitraries/tensors.ts'
export * from './oracles/field.ts'
export * from './oracles/kink.ts'
export * from './oracles/central-difference.ts'
export * from './oracles/exact.ts'
export * from './suites/shape.ts'
export * from './suites/composition.ts'
export { extreme, layerPoint, pulled, type LayerPoint } from './suites/layer/point.ts'
export { pullbackIs } from './suites/layer/derivative.ts'
export * from './suites/layer.ts'
export * from './suites/activation.ts'
export * from './suites/sharing.ts'
export * from './suites/network.ts'
export * from './suites/loss.ts'
export * from './suites/accumulator.ts'
export * from './suites/optimizer.ts'
export * from './suites/training.ts'
export * from './suites/scalar.ts'
export * from './suites/codec.ts'
export * from './suites/gradient.ts'
export * from './suites/differentiated.ts'
export * from './suites/structure.ts'
export * from './suites/batch-gradient.ts'
export * from './verify/report.ts'
export * from './verify/tensors.ts'
export * from './verify/judges.ts'
export * from './oracles/drift.ts'
export * from './verify/finding.ts'
export * from './verify/tensor-check.ts'
export * from './verify/verify.ts'
export {
  backPropagation,
  rightSteps,
  type CaseGradient,
  type ExampleNumbers,
  type Pass,
  type Place,
  type Steps
} from './planted/back-propagation.ts'
export * from './planted/case-gradient.ts'
export { planted, type BugKind, type LawGroup, type PlantedBug } from './planted/bug.ts'
export * from './planted/setting.ts'
export { killMatrix, tryBug, type BugRow, type Kill, type KillMatrix, type LawName } from './planted/kill-matrix.ts'
export { type GradientBug } from './planted/gradient/gradient-bug.ts'
export * from './planted/gradient/catalogue.ts'
export * from './planted/catalogue.ts'
export * from './planted/right-parts.ts'
export * from './suites/optimizer-equations.ts'
export { diagnose, showDiagnosis, type Diagnosis, type DiagnosisOptions } from './diagnose/diagnose.ts'
export { type Cause, type Findings } from './diagnose/causes.ts'
export * from './diagnose/at-network.ts'
