/**
 * The hyperparameters of optimizers and schedules.
 */
import type { Hyperparameter } from '../scalar/hyperparameter.ts'

export const learningRateRange: Hyperparameter = { name: 'learningRate', usual: 0.1, below: Infinity }
export const momentumRange: Hyperparameter = { name: 'momentum', usual: 0.9, below: 1 }
export const decayRange: Hyperparameter = { name: 'decay', usual: 0.99, below: 1 }
export const beta1Range: Hyperparameter = { name: 'beta1', usual: 0.9, below: 1 }
export const beta2Range: Hyperparameter = { name: 'beta2', usual: 0.999, below: 1 }
export const epsilonRange: Hyperparameter = { name: 'epsilon', usual: 1e-8, below: Infinity }
export const halfRange: Hyperparameter = { name: 'half', usual: 1000, below: Infinity, positive: true }
export const weightDecayRange: Hyperparameter = { name: 'weightDecay', usual: 0.01, below: Infinity }
export const strengthRange: Hyperparameter = { name: 'strength', usual: 0.01, below: Infinity }
export const limitRange: Hyperparameter = { name: 'limit', usual: 1, below: Infinity, positive: true }
export const factorRange: Hyperparameter = { name: 'factor', usual: 0.1, below: 1, positive: true }
export const stepsRange: Hyperparameter = { name: 'steps', usual: 1000, below: Infinity, positive: true }
export const milestoneRange: Hyperparameter = {
  name: 'milestone',
  usual: 30,
  below: 2 ** 53,
  positive: true,
  whole: true
}
