import type { AnySizeLoss, Loss } from '../../src/index.ts'

/** A loss of one size, for those who give it predictions and targets of that size only. */
export const anySize = <N extends number>(loss: Loss<N>): AnySizeLoss =>
  // proof: the callers' cases are of one network, whose outputs the loss compares
  loss as unknown as AnySizeLoss
