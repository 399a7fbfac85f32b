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
export { matrixShape, noParameters, noShape, structShape, tensorShape, tupleShape, unflatten } from './tensor/shape.ts'
export { vectorShape, type Description, type None, type Shape, type ShapesOf } from './tensor/shape.ts'
export { showSizeError, type SizeError } from './tensor/size-error.ts'
export { getAdditiveMonoid, getShapeEq, getVectorSpace, type VectorSpace } from './tensor/space.ts'
export { getTensorEq, getTensorShow, identityMatrix, matrix, matrixBy, matrixFrom } from './tensor/tensor.ts'
export { tensorFrom, vector, vectorBy, vectorFrom, zeroMatrix, zeros, type AnyTensor } from './tensor/tensor.ts'
export { type Columns, type Literal, type LiteralRows, type Matrix, type Tensor, type Vector } from './tensor/tensor.ts'

// The algebra of equations, and its readings
export type { Algebra, ImageOperations, MatrixOperations, NumberOperations } from './algebra/algebra.ts'
export type { SequenceOperations, Steps, TensorOperations } from './algebra/algebra.ts'
export type { Expr, Num, Over } from './algebra/expr.ts'
export { branchesOf } from './algebra/branches.ts'
export { decodeGraph, encodeGraph } from './algebra/graph/codec.ts'
export { flops, parameterCount } from './algebra/graph/count.ts'
export { sameGraph } from './algebra/graph/equal-graphs.ts'
export { binaryOperations, unaryOperations, type Axis, type BinaryOperation } from './algebra/graph/graph.ts'
export { type ConstantNode, type ElementwiseNode, type Graph, type GraphNode } from './algebra/graph/graph.ts'
export { type GraphOutput, type ImageNode, type LeafNode, type MapRowsNode } from './algebra/graph/graph.ts'
export { type Operation, type PlainNode, type RowNode, type ScanNode, type SliceNode } from './algebra/graph/graph.ts'
export { type StateNode, type UnaryOperation } from './algebra/graph/graph.ts'
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
export { glorotUniform, initializeShape, normal, uniform, type Fan, type Initialize } from './layer/initializer.ts'
export { type Initializer } from './layer/initializer.ts'
export { layer, type AnyLayer, type Back, type Cotangents, type Definition, type Layer } from './layer/layer.ts'
export { type Lens, type Pullback, type Use, type Vjp } from './layer/layer.ts'
export { maxPoolLayer, type MaxPool } from './layer/max-pool.ts'
export { drawNoise, meanNoise, type Noise, type NoiseDefinition, type NoiseOver } from './layer/noise.ts'
export { type NoiseShape } from './layer/noise.ts'
export { outputOver, pullbackOver, type CotangentsOver } from './layer/over.ts'
export { projectionLayer, type Projection, type ProjectionParameters } from './layer/projection.ts'
export { logits, probabilities, simplex, type AnyRange, type Fractions, type Logits } from './layer/range.ts'
export { type Probabilities, type Simplex } from './layer/range.ts'
export { reluLayer, type Relu } from './layer/relu.ts'
export { leakyReluLayer, type LeakyRelu } from './layer/leaky-relu.ts'
export { eluLayer, type Elu } from './layer/elu.ts'
export { geluLayer, geluTanhLayer, type Gelu, type GeluTanh } from './layer/gelu.ts'
export { siluLayer, type Silu } from './layer/silu.ts'
export { hardSigmoidLayer, type HardSigmoid } from './layer/hard-sigmoid.ts'
export { dropoutLayer, type Dropout } from './layer/dropout.ts'
export { gaussianNoiseLayer, type GaussianNoise } from './layer/gaussian-noise.ts'
export { residualLayer, type ResidualLayer } from './layer/residual.ts'
export type { Branches, GivesVectors, MapsVectors, Part, PartsParameters, RangeOfMean } from './layer/several.ts'
export type { RangeTogether, SameSizes, Several, Takes, TotalOf, VectorLayers } from './layer/several.ts'
export { sharedLayer, type SharedLayer } from './layer/shared.ts'
export { sigmoidLayer, type Sigmoid } from './layer/sigmoid.ts'
export { softmaxLayer, type Softmax } from './layer/softmax.ts'
export { softplusLayer, type Softplus } from './layer/softplus.ts'
export type { LayerOfSomeSize, SomeLayer } from './layer/some-layer.ts'
export { tanhLayer, type Tanh } from './layer/tanh.ts'
export { tiedLayer, type Tying } from './layer/tied.ts'

// Losses
export { absoluteLoss } from './loss/absolute.ts'
export { binaryCrossEntropy } from './loss/binary-cross-entropy.ts'
export { lossBranches } from './loss/branches.ts'
export { categoricalCrossEntropy } from './loss/categorical-cross-entropy.ts'
export { lossGraph } from './loss/graph.ts'
export { lossLatex, lossText } from './loss/equations.ts'
export { hingeLoss } from './loss/hinge.ts'
export { huberLoss } from './loss/huber.ts'
export { logCoshLoss } from './loss/log-cosh.ts'
export { anySizeLoss, loss, type Accepts, type AnySizeLoss, type Loss, type LossDefinition } from './loss/loss.ts'
export { type LossLens, type LossValue } from './loss/loss.ts'
export { gradientOver, valueOver } from './loss/over.ts'
export { quadraticLoss } from './loss/quadratic.ts'
export { sigmoidCrossEntropy } from './loss/sigmoid-cross-entropy.ts'
export { softmaxCrossEntropy } from './loss/softmax-cross-entropy.ts'
export type { TargetDomain } from './loss/targets.ts'

// Optimizers
export { adadelta, scaleByAdadelta, type Adadelta, type AdadeltaOptions } from './optimizer/adadelta.ts'
export { type MeanSquares } from './optimizer/adadelta.ts'
export { adagrad, scaleByAdagrad, type Adagrad, type AdagradOptions, type SumOfSquares } from './optimizer/adagrad.ts'
export { adam, adamW, scaleByAdam, type Adam, type AdamOptions, type AdamW } from './optimizer/adam.ts'
export { type AdamWOptions, type Moments } from './optimizer/adam.ts'
export { amsGrad, scaleByAmsGrad, type AmsGrad, type GreatestMoments } from './optimizer/ams-grad.ts'
export { chain, named, type Chained } from './optimizer/chain.ts'
export { clipByNorm, clipByValue } from './optimizer/clip.ts'
export { cosineDecay } from './optimizer/cosine-decay.ts'
export { optimizerLatex, optimizerText } from './optimizer/equations.ts'
export { exponentialDecay } from './optimizer/exponential-decay.ts'
export { gradientDescent, type GradientDescent } from './optimizer/gradient-descent.ts'
export { layersFrom, updateOnly } from './optimizer/mask.ts'
export { lion, scaleByLion, type Lion, type LionAverages, type LionOptions } from './optimizer/lion.ts'
export { type MeanGradient } from './optimizer/lion.ts'
export { accumulateVelocity, momentum, type Momentum, type MomentumOptions } from './optimizer/momentum.ts'
export { type Velocity } from './optimizer/momentum.ts'
export { link, type AnyLink, type AnyMemory, type AnyOptimizer, type Answer, type At } from './optimizer/optimizer.ts'
export { type LinkDefinition, type LinkState, type Memory, type Nothing } from './optimizer/optimizer.ts'
export { type Optimizer, type OptimizerState, type ParameterLeaf, type RunningNumber } from './optimizer/optimizer.ts'
export { type Situation, type Update } from './optimizer/optimizer.ts'
export { addL1, addL2 } from './optimizer/regularize.ts'
export { rmsProp, scaleByRms, type MeanSquare, type RmsProp, type RmsPropOptions } from './optimizer/rms-prop.ts'
export { constant, inverseTime, rateAt, type Rate, type Schedule } from './optimizer/schedule.ts'
export { stepDecay } from './optimizer/step-decay.ts'
export { warmUp } from './optimizer/warm-up.ts'
export { addDecayedParameters, everyLeaf, weightsOnly, type LeafMask } from './optimizer/weight-decay.ts'

// Networks
export { identity, relu, sigmoid, softmax, softplus, tanh, type AppendIdentity } from './network/activations.ts'
export { type AppendRelu, type AppendSigmoid, type AppendSoftmax, type AppendSoftplus } from './network/activations.ts'
export { type AppendTanh } from './network/activations.ts'
export { beside } from './network/beside.ts'
export { convolution, type AppendConvolution } from './network/convolution.ts'
export { describe, type DescribedEquations, type IntermediateValue, type LayerDescription } from './network/describe.ts'
export { type ParameterDescription } from './network/describe.ts'
export { elu, gelu, geluTanh, hardSigmoid, leakyRelu, silu } from './network/activations.ts'
export { dropout, gaussianNoise } from './network/noise.ts'
export { networkLatex, networkText, type Layered } from './network/equations.ts'
export type { ParameterCount } from './network/count.ts'
export { fork, forkMean, forkSum } from './network/fork.ts'
export { frozen } from './network/frozen.ts'
export { flatten, type AppendFlatten } from './network/flatten.ts'
export { maxPool, type AppendMaxPool } from './network/max-pool.ts'
export { andThen, append, dense, input, repeat, type Append, type AppendAll } from './network/network.ts'
export { type AppendDense, type Input, type Network, type ParametersOf, type RangeOf } from './network/network.ts'
export { type RepeatStage } from './network/network.ts'
export { pipe, type Pipe, type Stage } from './network/pipe.ts'
export type { Flattened } from './network/vectorial.ts'
export { ensemble, predictor, type Predictor } from './network/predictor.ts'
export { residual, type Residual } from './network/residual.ts'
export { shared, type Shared, type SharedStage } from './network/shared.ts'

// Data
export { batch, batchFrom, type Alike, type AnyExample, type Batch, type Example, type Examples } from './data/batch.ts'
export { castInputs, castOutputs } from './data/cast.ts'
export { showDataError, showDataErrors, type DataError, type Place, type Sizes } from './data/data-error.ts'
export { type WrongContent } from './data/data-error.ts'
export { dataset, type ColumnNames, type Dataset } from './data/dataset.ts'
export { decimal } from './data/decimal.ts'
export { preparationCodec, type Cell, type ClassColumn, type Column } from './data/preparation/column.ts'
export { type NumberColumn, type Preparation } from './data/preparation/column.ts'
export { showPreparationError, type CellError, type PreparationError } from './data/preparation/preparation-error.ts'
export { type PreparationFault } from './data/preparation/preparation-error.ts'
export { learnPreparation, prepareBatch, prepareCells, preparedWidth } from './data/preparation/preparation.ts'
export { prepareRows, restoreTargets, rowsOf, type Recipes, type Row } from './data/preparation/preparation.ts'
export { type Rows } from './data/preparation/preparation.ts'
export { imputed, minMax, oneHot, standardize, unscaled, type Recipe } from './data/preparation/recipe.ts'
export { constantColumns, scaleWarnings, showScaleWarning, type NamedInputs } from './data/preparation/warnings.ts'
export { type ScaleWarning } from './data/preparation/warnings.ts'
export { folds, showSplitError, splitBatch, type Fold, type SplitError } from './data/split.ts'
export { checkTargets, showTargetError, type TargetError } from './data/targets.ts'
export { chooseColumns, findColumns, type ChosenColumns } from './data/table/columns.ts'
export { decodeTable } from './data/table/decode.ts'
export { readInputs, readInputsAsync, type InputRow, type WantedInputs } from './data/table/inputs.ts'
export { decodeJsonTable } from './data/table/json.ts'
export { dropMissing, missingValues, type MissingValues } from './data/table/missing.ts'
export { writtenNumber } from './data/table/number.ts'
export { recipesFor, type RecipeOptions } from './data/table/recipes.ts'
export { readRows, readRowsAsync, type TextRow } from './data/table/rows.ts'
export { tableDescriptionCodec, tableFormatCodec, usualFormat, type ColumnChoice } from './data/table/table.ts'
export { type ColumnKind, type ColumnName, type Delimiter, type Table } from './data/table/table.ts'
export { type TableDescription, type TableFormat } from './data/table/table.ts'
export { type ColumnPlace, type ColumnWidth, type TableError } from './data/table/table-error.ts'
export { type WrongNumberContent } from './data/table/table-error.ts'
export { decodeText } from './data/text.ts'

// Training
export { classMetrics, confusionMatrix, type ClassMetrics, type ClassScore } from './training/confusion.ts'
export { type ConfusionMatrix, type Decision } from './training/confusion.ts'
export { divergence, showDivergence, type Divergence } from './training/divergence.ts'
export { evaluatePairs, isBetterThanTrivial, type Classification } from './training/metrics.ts'
export { type Evaluation, type PairOptions } from './training/metrics.ts'
export { type EvaluationOptions, type NamedTargets } from './training/metrics.ts'
export { regressionMetrics, type Compared, type ErrorScore, type RegressionMetrics } from './training/regression.ts'
export { showEvaluation } from './training/show-evaluation.ts'
export { fitSteps, placed, type Placed, type StepOf, type StepPlace, type Stepped } from './training/steps.ts'
export { stepsUntilNoBetter, type WatchedStep } from './training/watched-steps.ts'
export { untilNoBetter, type Best, type Progress, type StoppingOptions, type Watched } from './training/stopping.ts'
export { backpropagate, cost, costGradient, gradient, type CostGradient } from './training/cost.ts'
export { type ExampleGradient } from './training/cost.ts'
export { epoch, type EpochMetrics, type History } from './training/fit.ts'
export { hessianVector } from './training/hessian-vector.ts'
export { batchNoise } from './training/noise.ts'
export { initialState, stateAt, step, trainer, type Metrics, type Trainer } from './training/step.ts'
export { type TrainingState } from './training/step.ts'

// Saved models and training states
export { showDocumentError, showDocumentErrors, type DocumentError } from './exchange/document-error.ts'
export { type DocumentErrors } from './exchange/document-error.ts'
export { grades, type Grade, type SavedGradient } from './exchange/model-file/grade.ts'
export { decodeModel, decodeModelFor, decodeParameters } from './exchange/model-file/model-file.ts'
export { encodeModel, savedModel, showModel, type ModelOf } from './exchange/model-file/model-file.ts'
export { modelColumns, modelRow, showRowError, type CellFault } from './exchange/model-file/model-table.ts'
export { type ModelColumns, type ModelRow, type RowError, type Wanted } from './exchange/model-file/model-table.ts'
export { modelPredictor, networkPredictor, predictCells } from './exchange/model-file/predictor.ts'
export { type ModelPredictor, type ModelResponse, type PredictedTarget } from './exchange/model-file/predictor.ts'
export { type Prediction } from './exchange/model-file/predictor.ts'
export {
  evaluateJudged,
  evaluateRows,
  figuresOf,
  judgeRows,
  predictRows,
  type Judged
} from './exchange/model-file/rows.ts'
export { type AboutModel, type AnswerLayer, type Figure, type RangeName } from './exchange/model-file/saved-model.ts'
export { type SavedData, type SavedEquation, type SavedEquations } from './exchange/model-file/saved-model.ts'
export { type SavedLayer, type SavedLoss, type SavedModel } from './exchange/model-file/saved-model.ts'
export { type SavedNetwork, type SavedResult, type SavedTraining } from './exchange/model-file/saved-model.ts'
export { decodeState, encodeState, type Course, type SavedState } from './exchange/state-file/state-file.ts'

// Arrays of numbers in files
export { showArrayError, type ArrayError } from './exchange/arrays/array-error.ts'
export { type NumberArray, type NumberType, type NumberValues } from './exchange/arrays/number-array.ts'
export { tableOfArrays, type ArrayPair } from './exchange/arrays/table-of-arrays.ts'
export { decodeIdx, encodeIdx, type IdxArray, type IdxType } from './exchange/idx/idx.ts'
export { decodeNpy, encodeNpy } from './exchange/npy/npy.ts'

// The engine
export { evaluate } from './engine/evaluate.ts'
export { fit, train, type FitOptions } from './engine/fit.ts'
export type { EngineOptions, Interpreter } from './engine/options.ts'
export { predictAll } from './engine/predict.ts'
export type { ProductCall, Products } from './engine/products.ts'
export { engineStep } from './engine/step.ts'
export { stepReport, type KernelReport, type StepReport, type TracedValue } from './engine/report.ts'
export { trainSome, type Trained, type TrainSomeOptions } from './engine/some.ts'

// Descriptions as text
export { showDescription } from './report/show-description.ts'
export { countPoints, searchPoints, type Search, type SearchError } from './training/tune/points.ts'
export { tableOfTrials } from './training/tune/show.ts'
export {
  between,
  betweenLogarithms,
  checkSpace,
  choice,
  showSpaceError,
  wholeBetween,
  type Choice,
  type Interval,
  type Point,
  type Setting,
  type Space,
  type SpaceError,
  type Values
} from './training/tune/space.ts'
export {
  best,
  planTuning,
  ranked,
  trialOf,
  tune,
  type Trial,
  type TuneError,
  type TuneOptions,
  type Tuning
} from './training/tune/tune.ts'
