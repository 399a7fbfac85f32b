import type { Dimension } from '../../dimension/dimension.ts'
import { toArray, toBuffer } from '../../linear/internal/buffer.ts'
import { agree, size } from '../../linear/internal/defect.ts'
import { ownVector, vectorValues } from '../../linear/internal/tensor.ts'
import type { Shape } from '../../linear/shape.ts'
import type { Vector } from '../../linear/vector.ts'
import { realScalar } from '../../scalar/real.ts'
import type { Equation } from '../layer.ts'

/** The equation read with numbers; an input or output of another length than declared is a defect. */
export const readEquation = <I extends number, O extends number, P>(
  inputs: Dimension<I>,
  outputs: Dimension<O>,
  shape: Shape<P>,
  equation: Equation<P>
): ((parameters: P) => (input: Vector<I>) => Vector<O>) => {
  const [columns, rows] = [size(inputs), size(outputs)]
  const read = equation(realScalar)
  return parameters => {
    const theta = shape.over(shape.flatten(parameters))
    return input => {
      const x = toArray(vectorValues(input))
      agree(columns, x.length)
      const y = read(theta, x)
      agree(rows, y.length)
      return ownVector(outputs, toBuffer(y))
    }
  }
}
