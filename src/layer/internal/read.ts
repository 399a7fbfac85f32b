import type { Dimension } from '../../dimension/dimension.ts'
import { ownVector } from '../../linear/internal/tensor.ts'
import type { Shape } from '../../linear/shape.ts'
import type { Vector } from '../../linear/vector.ts'
import { realScalar } from '../../scalar/real.ts'
import type { Equation } from '../layer.ts'

/** The equation read with numbers; an output of another length than declared is a defect. */
export const readEquation = <I extends number, O extends number, P>(
  outputs: Dimension<O>,
  shape: Shape<P>,
  equation: Equation<P>
): ((parameters: P) => (input: Vector<I>) => Vector<O>) => {
  const read = equation(realScalar)
  return parameters => {
    const theta = shape.over(shape.flatten(parameters))
    return input => ownVector(outputs, Float64Array.from(read(theta, [...input])))
  }
}
