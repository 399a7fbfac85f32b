import type { Size } from '../../dimension/size.ts'
import type { Scalar } from '../../scalar/scalar.ts'
import { agree, agreeExtents } from '../../tensor/internal/defect.ts'
import { layoutOf, tensorsOf } from '../../tensor/internal/shape.ts'
import { extentsOf, extentsOfSize, valuesOf, type AnyTensor } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { Expr, Num, Over } from '../expr.ts'
import type { ScalarReading } from '../lifting.ts'
import { algebraOf } from './algebra-of.ts'
import { cells, cellsOf, type Cells } from './cells.ts'
import { primitivesOver } from './over.ts'
import { smoothOver } from './smooth.ts'

const madeOver = <S>(scalar: Scalar<S>): ScalarReading<S> => {
  const { sumOfOthers, logSumExp, softmax, negativeLogSoftmax } = smoothOver(scalar)
  const each = (f: (values: readonly S[]) => readonly S[]) => (a: unknown) => {
    const { extents, values } = cells<S>(scalar, a)
    return cellsOf(scalar, extents, f(values))
  }
  const algebra = algebraOf(primitivesOver(scalar), {
    sumOfOthers: each(sumOfOthers),
    logSumExp: (a: unknown) => logSumExp(cells<S>(scalar, a).values),
    softmax: each(softmax),
    negativeLogSoftmax: each(negativeLogSoftmax)
  })
  const lifted = (tensor: AnyTensor): Cells<S> =>
    cellsOf(
      scalar,
      extentsOf(tensor),
      Array.from(valuesOf(tensor), x => scalar.fromNumber(x))
    )
  // proof, of this and of all below: the Expr of this algebra are its Cells, the Num its scalars
  const expr = <N extends Size>(a: Cells<S>): Expr<N> => a as unknown as Expr<N>
  return Object.freeze<ScalarReading<S>>({
    algebra,
    num: s => s as unknown as Num,
    number: num => num as unknown as S,
    constant: tensor => expr(lifted(tensor)),
    constants: <P>(shape: Shape<P>) => {
      const layout = layoutOf(shape)
      // proof: the tree has the shape of P, and Cells at its leaves
      return (tree: P) => layout.make(tensorsOf(layout, tree).map(lifted)) as Over<P>
    },
    tensor: size => {
      const extents = extentsOfSize(size)
      return scalars => expr(cellsOf(scalar, extents, [...scalars]))
    },
    scalars: tensor => cells<S>(scalar, tensor).values,
    unflatten: <P>(shape: Shape<P>) => {
      const layout = layoutOf(shape)
      return (scalars: readonly S[]) => {
        agree(layout.count, scalars.length)
        // proof: as above
        return layout.make(
          layout.leaves.map(({ extents, offset, count }) =>
            cellsOf(scalar, extents, scalars.slice(offset, offset + count))
          )
        ) as Over<P>
      }
    },
    flatten: <P>(shape: Shape<P>) => {
      const layout = layoutOf(shape)
      return (tree: Over<P>) => {
        const things = layout.take(tree)
        return Object.freeze(
          layout.leaves.flatMap(({ extents }, k) => {
            const leaf = cells<S>(scalar, things[k])
            agreeExtents(extents, leaf.extents)
            return leaf.values
          })
        )
      }
    }
  })
}

const readings = new WeakMap<object, unknown>()

/** The reading over a scalar; made once for each. */
export const scalarReading = <S>(scalar: Scalar<S>): ScalarReading<S> => {
  // proof: what is kept under a scalar was made of it
  const known = readings.get(scalar) as ScalarReading<S> | undefined
  if (known !== undefined) return known
  const made = madeOver(scalar)
  readings.set(scalar, made)
  return made
}
