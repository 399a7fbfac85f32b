/**
 * How many threads work on a step.
 */
import { within } from '../../../scalar/hyperparameter.ts'
import { workersRange, type EngineOptions } from '../../options.ts'

/** The number of threads that work on a step, this one among them; a defect that says what was expected if it is out of range. */
export const workersOf = ({ workers = 1 }: EngineOptions): number => within(workersRange, workers)
