import { label, prefixed } from '../../algebra/internal/notation/label.ts'
import type { Notation } from '../../algebra/internal/notation/notation.ts'
import { print } from '../../algebra/internal/notation/print.ts'
import { notation } from '../../algebra/internal/notation/reading.ts'
import type { Style } from '../../algebra/internal/notation/style.ts'
import type { Equations } from '../../algebra/text.ts'
import type { Size } from '../../dimension/size.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Loss } from '../loss.ts'

export { latexStyle } from '../../algebra/internal/notation/latex-style.ts'
export { textStyle } from '../../algebra/internal/notation/text-style.ts'

/** `loss = …` and `∂h = …`. */
export const lossEquations = <S extends Size>(style: Style, size: unknown, loss: Loss<S>): Equations => {
  const { algebra, leaf } = notation()
  const extents = extentsOfSize(size)
  const [y, h] = [label('y'), label('h')]
  // proof: in this reading what an Expr is is Notation
  const { value, gradient } = loss.at(algebra)(leaf(y, extents) as never, leaf(h, extents) as never)
  return print(style, [
    // proof: as above
    { name: label('loss'), sign: '=', node: value as unknown as Notation, known: 'never' },
    // proof: as above
    { name: prefixed('∂', h), sign: '=', node: gradient() as unknown as Notation, known: 'never' }
  ])
}
