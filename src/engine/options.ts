/**
 * Which interpreter trains, and how its numbers are held.
 */

/** Who does the steps: the compiled engine, or the reference, which is written to be read. */
export type Interpreter = 'engine' | 'reference'

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
  /** Is told in a sentence why the reference steps in for the engine, once for a training. Nothing is said by default. */
  readonly notice?: (sentence: string) => void
}
