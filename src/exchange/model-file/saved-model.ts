/**
 * A trained model as plain data: everything that a prediction needs, and how it came about.
 */
import type { Option } from 'fp-ts/lib/Option.js'
import type { Graph } from '../../algebra/graph/graph.ts'
import type { Preparation } from '../../data/preparation/column.ts'
import type { TableFormat } from '../../data/table/table.ts'
import type { Extents, Size } from '../../dimension/size.ts'
import type { Layer } from '../../layer/layer.ts'
import type { AnyRange } from '../../layer/range.ts'
import type { Loss } from '../../loss/loss.ts'
import type { Description, None } from '../../tensor/shape.ts'
import type { SavedGradient } from './grade.ts'

/** What outputs promise to be. */
export type RangeName = AnyRange['range']

/** A layer of a network, by its name and sizes. */
export interface SavedLayer {
  readonly name: string
  readonly inputs: Extents
  readonly outputs: Extents
  /** The number of its parameters. */
  readonly parameters: number
}

/** What is told of a network; its sizes are those of the axes, `[3]` of a vector. */
export interface SavedNetwork {
  readonly name: string
  readonly inputs: Extents
  readonly outputs: Extents
  readonly range: RangeName
  readonly layers: readonly SavedLayer[]
  /** The shape of its parameters. */
  readonly shape: Description
  /** The path of the module that it was trained from; empty where there is none. */
  readonly module: string
}

/** The columns that the model was trained on, one for each of the preparation's, and how their table was written. */
export interface SavedData {
  readonly inputs: readonly string[]
  readonly targets: readonly string[]
  readonly format: TableFormat
}

/** An equation as a graph, or why there is none. */
export type SavedEquation =
  { readonly _tag: 'Traced'; readonly graph: Graph } | { readonly _tag: 'Untraced'; readonly reason: string }

/** What the network computes, what it was judged by, and what makes answers of its outputs. */
export interface SavedEquations {
  /** From the prepared inputs `x` and the parameters to the outputs `h` and to the answers `answer`. */
  readonly network: SavedEquation
  /** The loss: its `value` at the target `y` and the outputs `h`. */
  readonly loss: SavedEquation
  /** From the outputs `x` to the answers `y`: probabilities, where the outputs are logits of a loss that takes those; none where outputs are answers. */
  readonly answer: Option<SavedEquation>
}

/** What is told of the loss. */
export interface SavedLoss {
  readonly name: string
  /** The ranges of predictions that it takes; none named is all. */
  readonly takes: readonly RangeName[]
  /** What the answers promise to be. */
  readonly answers: RangeName
}

/** How it was trained: words and numbers for people, in order, such as seed, epochs, optimizer and split. */
export type SavedTraining = Readonly<Record<string, string | number | boolean | null>>

/** A number that was measured, beside what the trivial answer gets where that is known. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly baseline: number | null
}

/** What was measured on some of the examples. */
export interface SavedResult {
  /** Which examples: `training`, `validation`, `test`. */
  readonly on: string
  readonly examples: number
  readonly figures: readonly Figure[]
}

/** All that a file of a model holds beside its parameters. */
export interface SavedModel {
  /** The version of lawgrad that wrote it. */
  readonly lawgrad: string
  readonly network: SavedNetwork
  readonly equations: SavedEquations
  /** The components of the parameters, in the order of the shape. */
  readonly parameters: readonly number[]
  readonly preparation: Preparation
  readonly data: SavedData
  readonly loss: SavedLoss
  readonly training: SavedTraining
  readonly results: readonly SavedResult[]
  readonly gradient: SavedGradient
}

/** What makes answers of so many outputs, such as probabilities of logits. */
export type AnswerLayer = <N extends number>(outputs: N) => Layer<N, N, None>

/** What there is to say of a network that was trained. */
export interface AboutModel<in out O extends Size> {
  readonly lawgrad: string
  /** The path of the module that exports the network; empty where there is none. */
  readonly module: string
  readonly preparation: Preparation
  readonly data: SavedData
  readonly loss: Loss<O>
  /** What makes answers of outputs; none where they are the answers. */
  readonly answer: Option<AnswerLayer>
  readonly training: SavedTraining
  readonly results: readonly SavedResult[]
  /** How the gradient is known; unchecked unless said. */
  readonly gradient?: SavedGradient
}
