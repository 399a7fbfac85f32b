/**
 * Neural networks whose shapes are types and whose gradients are laws.
 *
 * @module lawgrad
 */

// Sizes as types
export type { Difference, Product, Quotient, Sum } from './dimension/arithmetic.ts'
export { differenceOf, dimensionOf, productOf, quotientOf, sizeOf, sumOf } from './dimension/computed.ts'
export type { AnyNumber, Dimension } from './dimension/dimension.ts'
export { sameDimension, showDimensionError, withDimension, type DimensionError, type Same } from './dimension/door.ts'
export type { Divisor, FittingWindow } from './dimension/divisor.ts'
export type { Named, NamedSize, Outside } from './dimension/named.ts'
export type { Repeated } from './dimension/repeated.ts'
export type { AnySize, Count, Extents, Size } from './dimension/size.ts'

// Numbers that equations are read with
export { boundedScalar, type Bounded } from './scalar/bounded.ts'
export { complexScalar, type Complex } from './scalar/complex.ts'
export { dualOver, dualScalar, type Dual } from './scalar/dual.ts'
export * as elementary from './scalar/elementary.ts'
export { realScalar } from './scalar/real.ts'
export type { Scalar } from './scalar/scalar.ts'

// Seeded generators
export { bernoulli, standardNormal, type Distribution } from './random/distribution.ts'
export { gaussians, randomGaussian } from './random/gaussian.ts'
export { eqRandom, numpyRandomState, pythonRandom, type Random } from './random/random.ts'
export { shuffle } from './random/shuffle.ts'
export { split } from './random/split.ts'
export { randomFromState, randomState, showRandomError, type RandomError, type RandomState } from './random/state.ts'
export { randomUniform, uniforms } from './random/uniform.ts'

// Tensors
export { absorbBias, absorbWeights, separateBias, type Affine } from './tensor/bias.ts'
export { castColumns, castRows, castVector } from './tensor/cast.ts'
export { classTarget, classTargetFrom, showClassError, type Classes, type ClassError } from './tensor/classes.ts'
export type { Components } from './tensor/components.ts'
export { concat, flattenRows, foldRows, splitAt } from './tensor/concat.ts'
export type { ComponentCount } from './tensor/count.ts'
export { add, dot, hadamard, map, norm, scale, subtract, zipWith } from './tensor/elementwise.ts'
export { getMatrixRing, matMul, matVec, outer, transpose, transposedMatVec } from './tensor/products.ts'
export { rows, tuple, type Numbers, type RowVectors } from './tensor/rows.ts'
export {
  matrixShape,
  noParameters,
  noShape,
  structShape,
  tensorShape,
  tupleShape,
  unflatten,
  vectorShape,
  type Description,
  type None,
  type Shape,
  type ShapesOf
} from './tensor/shape.ts'
export { showSizeError, type SizeError } from './tensor/size-error.ts'
export { getAdditiveMonoid, getShapeEq, getVectorSpace, type VectorSpace } from './tensor/space.ts'
export {
  getTensorEq,
  getTensorShow,
  identityMatrix,
  matrix,
  matrixBy,
  matrixFrom,
  tensorFrom,
  vector,
  vectorBy,
  vectorFrom,
  zeroMatrix,
  zeros,
  type AnyTensor,
  type Columns,
  type Literal,
  type LiteralRows,
  type Matrix,
  type Tensor,
  type Vector
} from './tensor/tensor.ts'

// The algebra of equations, and its readings
export type {
  Algebra,
  ImageOperations,
  MatrixOperations,
  NumberOperations,
  SequenceOperations,
  Steps,
  TensorOperations
} from './algebra/algebra.ts'
export type { Expr, Num, Over } from './algebra/expr.ts'
export { branchesOf } from './algebra/branches.ts'
export { decodeGraph, encodeGraph } from './algebra/graph/codec.ts'
export { flops, parameterCount } from './algebra/graph/count.ts'
export { sameGraph } from './algebra/graph/equal-graphs.ts'
export {
  binaryOperations,
  unaryOperations,
  type Axis,
  type BinaryOperation,
  type ConstantNode,
  type ElementwiseNode,
  type Graph,
  type GraphNode,
  type GraphOutput,
  type ImageNode,
  type LeafNode,
  type MapRowsNode,
  type Operation,
  type PlainNode,
  type RowNode,
  type ScanNode,
  type SliceNode,
  type StateNode,
  type UnaryOperation
} from './algebra/graph/graph.ts'
export { showGraphError, type GraphError } from './algebra/graph/graph-error.ts'
export { interpret, type GraphValues, type LeafValues } from './algebra/graph/interpret.ts'
export { trace, type Leaves, type LeafSizes, type Traceable } from './algebra/graph/trace.ts'
export { latex } from './algebra/latex.ts'
export type { Lifting } from './algebra/lifting.ts'
export { over, readingOver, type ScalarReading } from './algebra/over.ts'
export { real } from './algebra/real.ts'
export { text, type Equations, type InputsOf, type Outputs } from './algebra/text.ts'

// Layers
export { activationLayer, type Activation } from './layer/activation.ts'
export { besideLayer, type Beside } from './layer/beside.ts'
export { branches } from './layer/branches.ts'
export { compose, type Composed } from './layer/compose.ts'
export { convolutionLayer, type Convolution, type ConvolutionParameters, type Patch } from './layer/convolution.ts'
export { denseLayer, type Dense, type DenseParameters } from './layer/dense.ts'
export { gradientLatex, gradientText, layerLatex, layerText } from './layer/equations.ts'
export { flattenLayer, type Flatten } from './layer/flatten.ts'
export { forkLayer, forkMeanLayer, forkSumLayer, type Fork, type ForkMean, type ForkSum } from './layer/fork.ts'
export { frozenLayer, type Frozen } from './layer/frozen.ts'
export { gradientGraph, layerGraph } from './layer/graph.ts'
export type { Image } from './layer/image.ts'
export { identityLayer, type Identity } from './layer/identity.ts'
export {
  glorotUniform,
  initializeShape,
  normal,
  uniform,
  type Fan,
  type Initialize,
  type Initializer
} from './layer/initializer.ts'
export {
  layer,
  type AnyLayer,
  type Back,
  type Cotangents,
  type Definition,
  type Layer,
  type Lens,
  type Pullback,
  type Use,
  type Vjp
} from './layer/layer.ts'
export { maxPoolLayer, type MaxPool } from './layer/max-pool.ts'
export {
  drawNoise,
  meanNoise,
  type Noise,
  type NoiseDefinition,
  type NoiseOver,
  type NoiseShape
} from './layer/noise.ts'
export { outputOver, pullbackOver, type CotangentsOver } from './layer/over.ts'
export { projectionLayer, type Projection, type ProjectionParameters } from './layer/projection.ts'
export {
  logits,
  probabilities,
  simplex,
  type AnyRange,
  type Fractions,
  type Logits,
  type Probabilities,
  type Simplex
} from './layer/range.ts'
export { reluLayer, type Relu } from './layer/relu.ts'
export { residualLayer, type ResidualLayer } from './layer/residual.ts'
export type {
  Branches,
  GivesVectors,
  MapsVectors,
  Part,
  PartsParameters,
  RangeOfMean,
  RangeTogether,
  SameSizes,
  Several,
  Takes,
  TotalOf,
  VectorLayers
} from './layer/several.ts'
export { sharedLayer, type SharedLayer } from './layer/shared.ts'
export { sigmoidLayer, type Sigmoid } from './layer/sigmoid.ts'
export { softmaxLayer, type Softmax } from './layer/softmax.ts'
export { softplusLayer, type Softplus } from './layer/softplus.ts'
export type { LayerOfSomeSize, SomeLayer } from './layer/some-layer.ts'
export { tanhLayer, type Tanh } from './layer/tanh.ts'
export { tiedLayer, type Tying } from './layer/tied.ts'

// Losses
export { binaryCrossEntropy } from './loss/binary-cross-entropy.ts'
export { lossBranches } from './loss/branches.ts'
export { categoricalCrossEntropy } from './loss/categorical-cross-entropy.ts'
export { lossGraph } from './loss/graph.ts'
export { lossLatex, lossText } from './loss/equations.ts'
export {
  anySizeLoss,
  loss,
  type Accepts,
  type AnySizeLoss,
  type Loss,
  type LossDefinition,
  type LossLens,
  type LossValue
} from './loss/loss.ts'
export { gradientOver, valueOver } from './loss/over.ts'
export { quadraticLoss } from './loss/quadratic.ts'
export { sigmoidCrossEntropy } from './loss/sigmoid-cross-entropy.ts'
export { softmaxCrossEntropy } from './loss/softmax-cross-entropy.ts'

// Optimizers
export {
  adam,
  adamW,
  scaleByAdam,
  type Adam,
  type AdamOptions,
  type AdamW,
  type AdamWOptions,
  type Moments
} from './optimizer/adam.ts'
export { chain, named, type Chained } from './optimizer/chain.ts'
export { optimizerLatex, optimizerText } from './optimizer/equations.ts'
export { gradientDescent, type GradientDescent } from './optimizer/gradient-descent.ts'
export { layersFrom, updateOnly } from './optimizer/mask.ts'
export {
  accumulateVelocity,
  momentum,
  type Momentum,
  type MomentumOptions,
  type Velocity
} from './optimizer/momentum.ts'
export {
  link,
  type AnyLink,
  type AnyMemory,
  type AnyOptimizer,
  type Answer,
  type At,
  type LinkDefinition,
  type LinkState,
  type Memory,
  type Nothing,
  type Optimizer,
  type OptimizerState,
  type ParameterLeaf,
  type RunningNumber,
  type Situation,
  type Update
} from './optimizer/optimizer.ts'
export { rmsProp, scaleByRms, type MeanSquare, type RmsProp, type RmsPropOptions } from './optimizer/rms-prop.ts'
export { constant, inverseTime, rateAt, type Rate, type Schedule } from './optimizer/schedule.ts'
export { addDecayedParameters, everyLeaf, weightsOnly, type LeafMask } from './optimizer/weight-decay.ts'

// Networks
export {
  identity,
  relu,
  sigmoid,
  softmax,
  softplus,
  tanh,
  type AppendIdentity,
  type AppendRelu,
  type AppendSigmoid,
  type AppendSoftmax,
  type AppendSoftplus,
  type AppendTanh
} from './network/activations.ts'
export { beside } from './network/beside.ts'
export { convolution, type AppendConvolution } from './network/convolution.ts'
export {
  describe,
  type DescribedEquations,
  type IntermediateValue,
  type LayerDescription,
  type ParameterDescription
} from './network/describe.ts'
export { networkLatex, networkText, type Layered } from './network/equations.ts'
export type { ParameterCount } from './network/count.ts'
export { fork, forkMean, forkSum } from './network/fork.ts'
export { frozen } from './network/frozen.ts'
export { flatten, type AppendFlatten } from './network/flatten.ts'
export { maxPool, type AppendMaxPool } from './network/max-pool.ts'
export {
  andThen,
  append,
  dense,
  input,
  repeat,
  type Append,
  type AppendAll,
  type AppendDense,
  type Input,
  type Network,
  type ParametersOf,
  type RangeOf,
  type RepeatStage
} from './network/network.ts'
export { pipe, type Pipe, type Stage } from './network/pipe.ts'
export type { Flattened } from './network/vectorial.ts'
export { ensemble, predictor, type Predictor } from './network/predictor.ts'
export { residual, type Residual } from './network/residual.ts'
export { shared, type Shared, type SharedStage } from './network/shared.ts'

// Data
export { batch, batchFrom, type Alike, type AnyExample, type Batch, type Example, type Examples } from './data/batch.ts'
export { castInputs, castOutputs } from './data/cast.ts'
export {
  showDataError,
  showDataErrors,
  type DataError,
  type Place,
  type Sizes,
  type WrongContent
} from './data/data-error.ts'
export { dataset, type ColumnNames, type Dataset } from './data/dataset.ts'
export { decimal } from './data/decimal.ts'
export { decodeText } from './data/text.ts'

// Training
export {
  backpropagate,
  cost,
  costGradient,
  gradient,
  type CostGradient,
  type ExampleGradient
} from './training/cost.ts'
export { epoch, fit, train, type EpochMetrics, type FitOptions, type History } from './training/fit.ts'
export { hessianVector } from './training/hessian-vector.ts'
export { batchNoise } from './training/noise.ts'
export { trainSome, type Trained, type TrainSomeOptions } from './training/some.ts'
export {
  initialState,
  stateAt,
  step,
  trainer,
  type Metrics,
  type Trainer,
  type TrainingState
} from './training/step.ts'

// Descriptions as text
export { showDescription } from './report/show-description.ts'
