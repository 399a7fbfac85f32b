/** Ways for training to be wrong, as data. */
import type { OptimizerName } from '../protocol.ts'
import type { Switches } from './trainer.ts'

export interface TrainerSuspect {
  readonly name: string
  readonly cause: string
  /** A choice that programs make, which is told and not failed. */
  readonly isChoice: boolean
  /** Which optimizers it is about; all, unless said. */
  readonly of?: readonly OptimizerName[]
  readonly switches: Switches
}

export const fault = (
  name: string,
  cause: string,
  switches: Switches,
  of?: readonly OptimizerName[]
): TrainerSuspect => ({
  name,
  cause,
  isChoice: false,
  ...(of === undefined ? {} : { of }),
  switches
})

export const momenta: readonly OptimizerName[] = ['momentum', 'nesterov']
export const plain: readonly OptimizerName[] = ['gradientDescent', ...momenta]
export const adams: readonly OptimizerName[] = ['adam', 'adamW']
export const adaptive: readonly OptimizerName[] = ['adagrad', 'rmsProp', ...adams]
export const remembering: readonly OptimizerName[] = [...momenta, ...adaptive]
