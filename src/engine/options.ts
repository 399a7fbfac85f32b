/**
 * Which interpreter trains, and how its numbers are held.
 */

import type { Hyperparameter } from '../scalar/hyperparameter.ts'
import type { Products } from './products.ts'

/** Who does the steps: the compiled engine, or the reference, which is written to be read. */
export type Interpreter = 'engine' | 'reference'

/** The numbers of threads that may be asked for. */
export const workersRange: Hyperparameter = { name: 'workers', usual: 2, below: 1025, positive: true, whole: true }

/** How training is interpreted. Nothing of it changes what is computed, but for the last digits. */
export interface EngineOptions {
  /** The engine by default; what it cannot read goes to the reference. */
  readonly interpreter?: Interpreter
  /**
   * Whether the engine may multiply and add with one rounding, where the processor does it faster: no by default, so that the same seed gives the same bits
   * on every machine.
   */
  readonly fast?: boolean
  /** Numbers of 64 bits, the default, or of 32 in the engine: half the memory, twice the speed, seven digits. */
  readonly precision?: 'double' | 'single'
  /**
   * How many threads work on a step of training, this one among them: 1 by default. It changes no bit. Steps that are too small to share are one thread's; others
   * are shared as long as that is faster. More than there are free processors are of no use. Out of range is a defect.
   */
  readonly workers?: number
  /**
   * A function of your own for products of matrices, for instance a BLAS of the machine: it computes those that are worth a call, on the engine's memory. One thread
   * then trains, this one. The last digits are those of its sums.
   */
  readonly products?: Products
  /** Is told in a sentence why the reference steps in for the engine, or one thread for several, once for a training. Nothing is said by default. */
  readonly notice?: (sentence: string) => void
}
