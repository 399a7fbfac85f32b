/**
 * Hyperparameters: the numbers that an optimizer is made with, and what each may be.
 */
import { refuse } from './internal/refuse.ts'

/** A hyperparameter: its name, a usual value, and the numbers that it may be: from 0, or above it, to below `below`. */
export type Hyperparameter = {
  readonly name: string
  readonly usual: number
  readonly below: number
  readonly positive?: boolean
}

export const learningRateRange: Hyperparameter = { name: 'learningRate', usual: 0.1, below: Infinity }
export const momentumRange: Hyperparameter = { name: 'momentum', usual: 0.9, below: 1 }
export const decayRange: Hyperparameter = { name: 'decay', usual: 0.99, below: 1 }
export const beta1Range: Hyperparameter = { name: 'beta1', usual: 0.9, below: 1 }
export const beta2Range: Hyperparameter = { name: 'beta2', usual: 0.999, below: 1 }
export const epsilonRange: Hyperparameter = { name: 'epsilon', usual: 1e-8, below: Infinity }
export const halfRange: Hyperparameter = { name: 'half', usual: 1000, below: Infinity, positive: true }
export const weightDecayRange: Hyperparameter = { name: 'weightDecay', usual: 0.01, below: Infinity }

/** Whether a number is in the range of a hyperparameter. Never fails. */
export const inRange = ({ below, positive = false }: Hyperparameter, value: number): boolean =>
  (positive ? value > 0 : value >= 0) && value < below

/** What a hyperparameter may be, in words: `a number from 0 to below 1`. Never fails. */
export const showRange = ({ below, positive = false }: Hyperparameter): string => {
  const from = positive ? 'above 0' : 'from 0'
  return below === Infinity ? `a finite number ${from}` : `a number ${from} to below ${below}`
}

/** The value; a defect that says what was expected if it is out of range. */
export const within = (range: Hyperparameter, value: number): number =>
  inRange(range, value)
    ? value
    : refuse(`${range.name}: expected ${showRange(range)}; got ${String(value)}. Give for instance ${range.usual}.`)
