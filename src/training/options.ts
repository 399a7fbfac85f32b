/**
 * What training is asked for: how long, and on how many examples at a time.
 */
import { inRange, showGot, showRange, within, type Hyperparameter } from '../scalar/hyperparameter.ts'
import { refuse } from './internal/refuse.ts'

const epochsRange: Hyperparameter = { name: 'epochs', usual: 1000, below: 2 ** 53, whole: true }
const batchSizeRange: Hyperparameter = { name: 'batchSize', usual: 32, below: 2 ** 53, positive: true, whole: true }

/** The number of epochs; a defect that says what was expected if it is out of range. */
export const epochsOf = (epochs: number): number => within(epochsRange, epochs)

/** The batch size; a defect that says what was expected if it is neither in range nor `'full'`. */
export const batchSizeOf = (size: number | 'full'): number | 'full' =>
  size === 'full' || inRange(batchSizeRange, size)
    ? size
    : refuse(
        `batchSize: expected ${showRange(batchSizeRange)}, or 'full'; got ${showGot(size)}. Give for instance 'full'.`
      )
