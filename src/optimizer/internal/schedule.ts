import { real } from '../../algebra/real.ts'
import type { Schedule } from '../schedule.ts'

/** A schedule at a step, with real numbers. */
export const readSchedule = (schedule: Schedule, step: number): number =>
  // proof: in the real reading a Num is a number
  schedule.at(real)(real.num(step)) as unknown as number
