import { toArray } from '../../linear/internal/buffer.ts'
import { agree } from '../../linear/internal/defect.ts'
import { vectorValues } from '../../linear/internal/tensor.ts'
import type { Vector } from '../../linear/vector.ts'
import { realScalar } from '../../scalar/real.ts'
import type { LossEquation } from '../loss.ts'

/** The equation read with numbers; a prediction of another length than the target is a defect. */
export const readLoss = (
  equation: LossEquation
): (<N extends number>(target: Vector<N>) => (prediction: Vector<N>) => number) => {
  const read = equation(realScalar)
  return target => {
    const y = toArray(vectorValues(target))
    return prediction => {
      const h = toArray(vectorValues(prediction))
      agree(y.length, h.length)
      return read(h, y)
    }
  }
}
