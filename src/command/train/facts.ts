/**
 * What a run was and what came of it, as plain data: everything that text, page, pictures and JSON are made of.
 */
import type { Option } from 'fp-ts/lib/Option.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import type { UnitParameters } from '../../report/drawn-boundary.ts'
import type { Description } from '../../tensor/shape.ts'
import type { Random } from '../../random/random.ts'
import type { Cell, Preparation } from '../../data/preparation/column.ts'
import type { Rows } from '../../data/preparation/preparation.ts'
import type { TableFormat } from '../../data/table/table.ts'
import type { SavedGradient } from '../../exchange/model-file/grade.ts'
import type { Divergence } from '../../training/divergence.ts'
import type { Evaluation } from '../../training/metrics.ts'
import type { PlainExample, Table } from '../data.ts'
import type { Written } from '../equations.ts'
import type { PlainSize } from '../sizes.ts'
import type { TrainOptions } from './options.ts'

/** A layer of a network. */
export interface LayerFacts {
  readonly name: string
  readonly inputs: PlainSize
  readonly outputs: PlainSize
  /** The number of its parameters. */
  readonly count: number
  readonly description: Description
  /** Whether it has a row of weights and a bias for each unit. */
  readonly dense: boolean
}

/** A network. */
export interface NetworkFacts extends Omit<LayerFacts, 'dense'> {
  readonly layers: readonly LayerFacts[]
}

/** A part of the examples: what it is for. */
export type PartName = 'training' | 'validation' | 'test'

/** A part of the examples. */
export interface PartFacts {
  readonly name: PartName
  /** The cells as they stand in the file, in the order of the examples; those of inputs only of as many rows as a table shows. */
  readonly rows: Rows
  /** The line of the file that each ends in. */
  readonly lines: readonly number[]
  /** Where each stands among the rows that are used, from 0. */
  readonly places: readonly number[]
  /** The numbers that the network is given. */
  readonly examples: ReadonlyNonEmptyArray<PlainExample>
}

/** The data: the names of the numbers that the network is given, with those of the training part, and how they came about. */
export interface DataFacts extends Table {
  /** The names of the columns of the file. */
  readonly columns: { readonly inputs: readonly string[]; readonly targets: readonly string[] }
  readonly format: TableFormat
  readonly preparation: Preparation
  /** Whether the network is given what stands in the file: numbers, unscaled. */
  readonly isPlain: boolean
  /** The names of the classes, where the targets are a column of classes. */
  readonly classes: Option<readonly string[]>
  /** How many rows were left out since a value is missing. */
  readonly dropped: number
  /** The training part, then those held out. */
  readonly parts: readonly [PartFacts, ...(readonly PartFacts[])]
  /** The generator after the split. */
  readonly random: Random
}

/** What is known before training. */
export interface Plan {
  readonly version: string
  readonly options: TrainOptions
  readonly network: NetworkFacts
  readonly equations: Written
  /** What makes probabilities of the outputs, where they are logits: `probability = sigmoid(h)`. */
  readonly answer: Option<string>
  /** Whether J is that of equation (11). */
  readonly quadratic: boolean
  readonly data: DataFacts
  /** What is striking about the data, in sentences. */
  readonly warnings: readonly string[]
}

/** The epoch with the least validation cost. */
export interface BestEpoch {
  readonly epoch: number
  readonly cost: number
}

/** What the trained network answers on a part. */
export interface PartResults extends PartFacts {
  /** The output h for each example. */
  readonly outputs: readonly (readonly number[])[]
  /** The output for each example, or the probability of one that is a logit. */
  readonly answers: readonly (readonly number[])[]
  /** What that means in the units of the file: numbers unscaled, classes by name. */
  readonly predicted: readonly (readonly Cell[])[]
  /** The metrics, errors in the units of the file. */
  readonly evaluation: Evaluation
}

/** The cost at some parameters. */
export interface Measures {
  /** J of (11). */
  readonly cost: number
  /** Σ (output − y)²; it means nothing for outputs that are logits. */
  readonly sumOfSquaredErrors: number
  /** ‖∇J‖₂ */
  readonly gradientNorm: number
  /** J over the validation part after the epoch. */
  readonly validation?: number
}

/** What is known after training; the warnings are all that there are. */
export interface Run extends Plan {
  /** The components of the parameters, in the order of the shape. */
  readonly initial: readonly number[]
  readonly parameters: readonly number[]
  /** Index 0 is before the first step, index k after epoch k; with mini-batches, in the course of epoch k. */
  readonly history: readonly Measures[]
  readonly final: Measures
  /** The epoch with the least validation cost; its parameters are those of the run if patience was asked for. */
  readonly best: Option<BestEpoch>
  /** What went wrong, though all numbers stayed finite. */
  readonly divergence: Option<Divergence>
  /** The training part, then those held out. */
  readonly parts: readonly [PartResults, ...(readonly PartResults[])]
  /** The output h for each example. */
  readonly outputs: readonly (readonly number[])[]
  /** The output for each example, or the probability of one that is a logit. */
  readonly answers: readonly (readonly number[])[]
  /** The first answer at a point, for networks of two inputs and one output. */
  readonly activation: Option<(x1: number, x2: number) => number>
  /** How the gradient that was followed is known at the parameters of the run. */
  readonly gradient: SavedGradient
  /** θ of a network that is one sigmoid unit of two inputs. */
  readonly unit: Option<UnitParameters>
}
