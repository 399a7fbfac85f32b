import type { Extents } from '../../../dimension/size.ts'
import { extentsOfSize } from '../../../tensor/internal/tensor.ts'
import type { Algebra } from '../../algebra.ts'
import { label } from './label.ts'
import type { Notation } from './notation.ts'
import { print, type Equations } from './print.ts'
import { notation } from './reading.ts'
import type { Style } from './style.ts'

/** The equations of a function of tensors that are given by name and size. */
export const write = (
  style: Style,
  inputs: Readonly<Record<string, unknown>>,
  f: (algebra: Algebra) => (inputs: never) => Readonly<Record<string, unknown>>
): Equations => {
  const { algebra, leaf } = notation()
  const leaves = Object.entries(inputs).map(([name, size]): readonly [string, Notation] => {
    const extents: Extents = extentsOfSize(size)
    return [name, leaf(label(name), extents)]
  })
  // proof: in this reading, Expr are Notation of the sizes given
  const outputs = f(algebra)(Object.freeze(Object.fromEntries(leaves)) as never)
  return print(
    style,
    // proof: the outputs are made by the operations of this reading's algebra
    Object.entries(outputs).map(([name, node]) => ({
      name: label(name),
      sign: '=',
      node: node as Notation,
      known: 'always'
    }))
  )
}
