/**
 * What is looked at: the right gradient and the one under test at some points, tensor by tensor.
 */

/** Components of a tensor, row-major. */
export type Numbers = Float64Array

/** A tensor of the gradient: a parameter by its path, or the inputs of all examples. */
export interface TensorInfo {
  readonly name: string
  /** The last part of its path: `weights`. */
  readonly kind: string
  readonly extents: readonly number[]
  readonly isInput: boolean
}

/** One point; tensors by their number. */
export interface ScenePoint {
  /** How many examples there are. */
  readonly examples: number
  /** Which examples are equal to none before. */
  readonly distinct: readonly number[]
  /** The right gradient. */
  readonly right: (tensor: number) => Numbers
  /** The right gradient of each example. */
  readonly each: (tensor: number) => readonly Numbers[]
  /** The gradient under test, and what it is when it is asked for once more. */
  readonly observed: (tensor: number) => Numbers
  readonly again: (tensor: number) => Numbers
  /** The parameter. */
  readonly theta: (tensor: number) => Numbers
}

/** All that a diagnosis looks at. */
export interface Scene {
  readonly tensors: readonly TensorInfo[]
  readonly points: readonly ScenePoint[]
  /** The number of outputs of the network. */
  readonly outputs: number
  /** The number of layers with parameters. */
  readonly layers: number
}

/** A gradient at a point. */
export type Answer = (point: number, tensor: number) => Numbers

/** A possible cause, with the gradient that it would have. */
export interface Suspect {
  readonly name: string
  /** What is wrong, in a sentence. */
  readonly cause: string
  /** Whether a constant was chosen so as to match best. */
  readonly fitted: boolean
  readonly answer: Answer
  /** Which tensors are the right ones; unless said, it is not known before they are asked for. */
  readonly unchanged?: (tensor: number) => boolean
  /** The second answer, where it is another. */
  readonly again?: Answer
}
