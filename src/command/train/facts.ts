/**
 * What a run was and what came of it, as plain data: everything that text, page, pictures and JSON are made of.
 */
import type { Option } from 'fp-ts/lib/Option.js'
import type { UnitParameters } from '../../report/drawn-boundary.ts'
import type { Description } from '../../tensor/shape.ts'
import type { Table } from '../data.ts'
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
  readonly data: Table
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
  /** The output h for each example. */
  readonly outputs: readonly (readonly number[])[]
  /** The output for each example, or the probability of one that is a logit. */
  readonly answers: readonly (readonly number[])[]
  /** The first answer at a point, for networks of two inputs and one output. */
  readonly activation: Option<(x1: number, x2: number) => number>
  /** θ of a network that is one sigmoid unit of two inputs. */
  readonly unit: Option<UnitParameters>
}
