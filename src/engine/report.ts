/**
 * How a trainer is compiled, as plain data: what was traced, what the passes made of it, and the kernels in the end.
 */
import type * as E from 'fp-ts/lib/Either.js'
import type { Extents, Size } from '../dimension/size.ts'
import type { AnyMemory } from '../optimizer/optimizer.ts'
import type { Trainer } from '../training/step.ts'
import { reported } from './internal/run/report.ts'
import type { EngineOptions } from './options.ts'

/** A value of the traced equations. */
export interface TracedValue {
  readonly name: string
  readonly operation: string
  readonly inputs: readonly string[]
  readonly extents: Extents
  /** What it is given out as. */
  readonly outputs: readonly string[]
}

/** A loop, or a product with what rides on it. */
export interface KernelReport {
  readonly operations: readonly string[]
  readonly writes: readonly string[]
}

/** How one step of training is compiled. */
export interface StepReport {
  /** Examples of a step. */
  readonly examples: number
  /** What is computed of each example: the loss and, times its weight, the gradient. */
  readonly example: readonly TracedValue[]
  /** What is computed of the gradient. */
  readonly update: readonly TracedValue[]
  /** What each pass leaves: operations first, kernels in the end. */
  readonly passes: readonly { readonly name: string; readonly count: number }[]
  readonly kernels: readonly KernelReport[]
  readonly moduleBytes: number
  readonly memoryBytes: number
  /** Floating-point operations of a step. */
  readonly flops: number
}

/**
 * How the engine compiles the step of a trainer over a number of examples. Errors: the sentence of what it cannot read. No examples, or a part of one, are a defect.
 *
 * @example
 * ```ts
 * import { dense, gradientDescent, input, pipe, quadraticLoss, sigmoid, stepReport, trainer } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const report = stepReport(trainer(pipe(input(2), dense(3), sigmoid), quadraticLoss, gradientDescent(1)), 4)
 * assert.equal(E.isRight(report) && report.right.kernels.some(({ operations }) => operations.includes('sigmoid')), true)
 * ```
 */
export const stepReport = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  options: EngineOptions = {}
): E.Either<string, StepReport> => reported<I, O, P, Ms>(trainer, examples, options)
