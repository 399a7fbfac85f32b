import type { AnySizeLoss, Loss, Size } from '../../src/index.ts'
import { isOfAnySize } from '../../src/loss/internal/define.ts'

/** The loss for every size, if it was defined for every size. */
export const everySizeOf = <S extends Size>(loss: Loss<S>): AnySizeLoss | undefined =>
  // proof: it was defined for every size
  isOfAnySize(loss) ? (loss as unknown as AnySizeLoss) : undefined
