import { batchBugs } from './batch-bugs.ts'
import { factorBugs, intruderBugs } from './factor-bugs.ts'
import type { GradientBug } from './gradient-bug.ts'
import { indexBugs } from './index-bugs.ts'
import { residualBugs } from './residual-bugs.ts'
import { slopeBugs } from './slope-bugs.ts'

/** All wrong gradients, of examples and of batches. */
export const gradientBugs: readonly GradientBug[] = [
  ...factorBugs,
  ...slopeBugs,
  ...residualBugs,
  ...indexBugs,
  ...intruderBugs,
  ...batchBugs
]
