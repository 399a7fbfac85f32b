/**
 * What a run was and what came of it, as plain data: everything that text, page, pictures and JSON are made of.
 */
import type { Option } from 'fp-ts/lib/Option.js'
import type { Description } from '../linear/shape.ts'
import type { UnitParameters } from '../report/index.ts'
import type { TrainOptions } from './options.ts'

/** A layer of a network. */
export interface LayerFacts {
  readonly name: string
  readonly inputs: number
  readonly outputs: number
  readonly size: number
  readonly description: Description
}

/** A network. */
export interface NetworkFacts extends LayerFacts {
  readonly layers: readonly LayerFacts[]
}

/** An example as numbers. */
export interface Row {
  readonly input: readonly number[]
  readonly target: readonly number[]
}

/** The data. */
export interface DataFacts {
  readonly inputNames: readonly string[]
  readonly targetNames: readonly string[]
  readonly rows: readonly Row[]
}

/** What is known before training. */
export interface Plan {
  readonly version: string
  readonly options: TrainOptions
  readonly network: NetworkFacts
  readonly data: DataFacts
}

/** The cost at some parameters. */
export interface Measures {
  /** J of (11). */
  readonly cost: number
  /** Σ (output − y)²; it means nothing for outputs that are logits. */
  readonly sumOfSquaredErrors: number
  /** ‖∇J‖₂ */
  readonly gradientNorm: number
}

/** What is known after training. */
export interface Run extends Plan {
  /** The components of the parameters, in the order of the shape. */
  readonly initial: readonly number[]
  readonly parameters: readonly number[]
  /** Index 0 is before the first step, index k after epoch k; with mini-batches, in the course of epoch k. */
  readonly history: readonly Measures[]
  readonly final: Measures
  /** The output for each row of the data. */
  readonly outputs: readonly (readonly number[])[]
  /** h for each row of the data: the output, or the probability of one that is a logit. */
  readonly answers: readonly (readonly number[])[]
  /** The first h at a point, for networks of two inputs and one output. */
  readonly activation: Option<(x1: number, x2: number) => number>
  /** θ of a network that is one sigmoid unit of two inputs. */
  readonly unit: Option<UnitParameters>
}
