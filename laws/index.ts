/**
 * Laws as values: what every layer, loss, network and optimizer must satisfy, and the means to try it.
 *
 * @module lawgrad/laws
 */

// Verdicts
export {
  all,
  claim,
  fail,
  nearness,
  pass,
  showComparison,
  showVerdict,
  unchecked,
  type Comparison,
  type Reason,
  type Verdict
} from './verdict.ts'

// Laws, suites, and how to try them
export { law, lawsOf, suite, type AnyLaw, type Law, type Suite } from './law.ts'
export { acrossSizes, without } from './claims.ts'
export { differenceGateOf, gateOf, type Precision } from './precision.ts'
export {
  runLaw,
  runSuite,
  showReport,
  testSuite,
  type LawReport,
  type RunOptions,
  type SuiteReport,
  type TestRunner
} from './run.ts'

// Comparisons
export { compareValues, sameBits, sameNumbers, sumRounding, type Held, type Side } from './compare.ts'
export { compareGradients, relativeGate, scaledGate, type Comparing, type Gate, type Sides } from './gate.ts'
export { componentNames, descriptionNames } from './names.ts'

// What laws are tried on
export { cut, denseData, denseNumbers, withDenseData, type DenseData } from './arbitraries/dense-data.ts'
export {
  exactly,
  networkCase,
  parameterCount,
  withCase,
  type ActivationName,
  type NetworkCase,
  type NetworkConstraints,
  type OpenedCase
} from './arbitraries/network-case.ts'
export { dyadic, hostile, ordinary } from './arbitraries/scalar.ts'
export { withShrinker } from './arbitraries/shrink.ts'
export {
  batchOf,
  matrixOf,
  noiseOf,
  parametersOf,
  tensorOf,
  vectorOf,
  type BatchConstraints
} from './arbitraries/tensors.ts'

// Oracles, and where they mean nothing
export { costBranches, layerBranches, predictionBranches } from './oracles/branches.ts'
export { centralDifference, richardson } from './oracles/central-difference.ts'
export { driftOf } from './oracles/drift.ts'
export { complexStep, dualNumbers } from './oracles/exact.ts'
export {
  along,
  costField,
  costGradientOver,
  layerField,
  lossField,
  restrict,
  wholeGradientOver,
  type Estimate,
  type Oracle,
  type ScalarField
} from './oracles/field.ts'
export { jumpWithin, slopeJump, type BranchesAt } from './oracles/kink.ts'

// Suites of numbers, shapes and codecs
export { accumulatorSuite } from './suites/accumulator.ts'
export { codecSuite, randomCodecSuite, type Codec } from './suites/codec.ts'
export { scalarSuite, type ScalarOptions } from './suites/scalar.ts'
export { shapeSuite } from './suites/shape.ts'

// Suites of layers and networks
export { activationSuite, type ActivationOptions, type Symmetry } from './suites/activation.ts'
export { compositionSuite, type Compose } from './suites/composition.ts'
export { layerSuite, type LayerOptions } from './suites/layer.ts'
export { pullbackIs } from './suites/layer/derivative.ts'
export { extreme, layerPoint, type LayerPoint } from './suites/layer/point.ts'
export { networkSuite } from './suites/network.ts'
export { noiseSuite, type NoiseOptions } from './suites/noise.ts'
export { readingsSuite, type Readings } from './suites/readings.ts'
export { residualSuite, sharedSuite } from './suites/sharing.ts'

// Suites of losses and gradients
export { batchGradientSuite, type BatchGradientOptions } from './suites/batch-gradient.ts'
export {
  agreesWith,
  analyticGradient,
  gradientSuite,
  sigmoidGradientSuite,
  type Differentiate
} from './suites/gradient.ts'
export { hessianSuite, type HessianOptions } from './suites/hessian.ts'
export { lossSuite, type Link, type LossOptions, type MeanCost } from './suites/loss.ts'
export { structureSuite, type StructureOptions, type UnitCase } from './suites/structure.ts'

// Suites of optimizers and training
export { engineSuite, type EngineSuiteOptions } from './suites/engine.ts'
export { immutableSuite, type ImmutableOptions } from './suites/immutable.ts'
export { optimizerSuite, type OptimizerFactory, type OptimizerOptions } from './suites/optimizer.ts'
export { clippedByNorm, jointEquationsSuite, type JointEquations, type Tensors } from './suites/optimizer/joint.ts'
export { initializerSuite, type InitializerOptions } from './suites/initializer.ts'
export {
  optimizerEquationsSuite,
  type OptimizerEquations,
  type OptimizerEquationsOptions
} from './suites/optimizer-equations.ts'
export {
  adadeltaEquations,
  adagradEquations,
  adamEquations,
  descentEquations,
  lionEquations,
  momentumEquations,
  rmsPropEquations,
  type AdamConstants
} from './suites/optimizer/rules.ts'
export { scheduleSuite, type ScheduleOptions } from './suites/schedule.ts'
export { trainingSuite, type TrainingOptions, type TrainingUnderTest } from './suites/training.ts'

// Verification of one network
export { engineGradient } from './verify/executed.ts'
export type { Probe, Subject } from './verify/finding.ts'
export { defaultJudges, type Judge } from './verify/judges.ts'
export {
  showCoverage,
  showPointReport,
  showVerifyReport,
  type Coverage,
  type OddOneOut,
  type OracleReport,
  type PointReport,
  type TensorReport,
  type VerifyReport
} from './verify/report.ts'
export { checkTensor } from './verify/tensor-check.ts'
export { tensorsOf, type Stretch } from './verify/tensors.ts'
export { verification, verify, type Verification, type VerifyOptions } from './verify/verify.ts'

// Enclosures of a gradient
export { prove, type ProveOptions } from './prove/prove.ts'
export { countsOf, worstComponent, type ComponentProof, type ProofReport } from './prove/report.ts'
export { type TensorProof } from './prove/report.ts'
export { type Enclosure } from './prove/enclosure.ts'

// Diagnosis of a wrong gradient
export { diagnoseAt, type DiagnosisPoint } from './diagnose/at-network.ts'
export { showDiagnosis, type Cause, type Diagnosis, type Difference } from './diagnose/diagnosis.ts'

// Review of a program of anyone's
export { review, type ReviewOptions } from './review/review.ts'
export { askAgain, type Again } from './review/again.ts'
export { parameterNames, type ReviewCase } from './review/case.ts'
export { showLayout, usualLayout, type Layout } from './review/layout.ts'
export {
  blockOf,
  fromWire,
  nestedOf,
  packedOf,
  toWire,
  type Block,
  type Nested,
  type Packed
} from './review/numbers.ts'
export { type WireArray, type WireNumber } from './review/numbers.ts'
export { showTrouble, type Heard, type Launch, type Running, type Trouble } from './review/program.ts'
export { answerCodecs, protocol, refusalCodec, requestCodecs, type Ability, type Question } from './review/protocol.ts'
export { type LossName, type OptimizerName, type StartAnswer, type WireOptimizer } from './review/protocol.ts'
export { type WireLayer, type WireParameters } from './review/protocol.ts'
export { credit, stageNames, whereOf, type Course, type Failure, type Finding } from './review/report.ts'
export {
  type Precision as ReviewPrecision,
  type Review,
  type SideBySide,
  type StageName,
  type StageReport
} from './review/report.ts'
export { checkVectors, decodeVectors, makeVectors, vectorsCodec, type Judged, type Vectors } from './review/vectors.ts'
