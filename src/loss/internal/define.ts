import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr } from '../../algebra/expr.ts'
import { real } from '../../algebra/real.ts'
import type { AnySize, Size } from '../../dimension/size.ts'
import type { AnyRange } from '../../layer/range.ts'
import { agreeExtents } from '../../tensor/internal/defect.ts'
import { extentsOf } from '../../tensor/internal/tensor.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { AnySizeLoss, Loss, LossDefinition, LossLens } from '../loss.ts'

const readings = new WeakMap<object, object>()

/** Whether a loss's value and gradient with numbers are those of its reading, and not others that somebody has put in their place. */
export const isOfReading = ({
  at,
  value,
  gradient
}: {
  readonly at: object
  readonly value: object
  readonly gradient: object
}): boolean => readings.get(value) === at && readings.get(gradient) === at

/** The loss of a definition; a gradient of another size than the prediction's is a defect. */
export const lossLens = <S extends Size, R extends AnyRange>({
  name,
  takes = [],
  targets = 'any',
  equation,
  gradient
}: LossDefinition<S, R>): Loss<S, R> => {
  const at = (algebra: Algebra) => {
    const [value, slope] = [equation(algebra), gradient(algebra)]
    return (target: Expr<S>, prediction: Expr<S>): LossLens<S> => ({
      value: value(target)(prediction),
      gradient: () => slope(target)(prediction)
    })
  }
  const [value, slope] = [equation(real), gradient(real)]
  const ranges = Object.freeze([...takes])
  const made: Loss<S, R> = Object.freeze({
    name,
    takes: ranges,
    targets,
    accepts: ({ range }: AnyRange) => ranges.length === 0 || ranges.some(taken => taken.range === range),
    at,
    value: (target: Tensor<S>) => {
      const [size, loss] = [extentsOf(target), value(expr(target))]
      return (prediction: Tensor<S>) => {
        agreeExtents(size, extentsOf(prediction))
        // proof: in the real reading a Num is a number
        return loss(expr(prediction)) as unknown as number
      }
    },
    gradient: (target: Tensor<S>) => {
      const [size, derivative] = [extentsOf(target), slope(expr(target))]
      return (prediction: Tensor<S>) => {
        agreeExtents(size, extentsOf(prediction))
        // proof: in the real reading an Expr is a Tensor
        const answer = derivative(expr(prediction)) as unknown as Tensor<S>
        agreeExtents(size, extentsOf(answer))
        return answer
      }
    }
  })
  readings.set(made.value, at)
  readings.set(made.gradient, at)
  return made
}

/** What a Tensor is in the real reading. */
const expr = <S extends Size>(tensor: Tensor<S>): Expr<S> => tensor as unknown as Expr<S>

const anySizes = new WeakSet<object>()

/** Whether a loss was defined for predictions of every size. */
export const isOfAnySize = ({ at }: { readonly at: object }): boolean => anySizes.has(at)

/** The loss of a definition that knows nothing of sizes. */
export const anySizeLens = <R extends AnyRange>(definition: LossDefinition<AnySize, R>): AnySizeLoss<R> => {
  const made = lossLens<AnySize, R>(definition)
  anySizes.add(made.at)
  // proof: what works on a size that nobody knows works on every size
  return made as unknown as AnySizeLoss<R>
}
