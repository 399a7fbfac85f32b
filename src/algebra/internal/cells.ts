import type { Extents, Size } from '../../dimension/size.ts'
import { agree, defect } from '../../tensor/internal/defect.ts'
import { countOf, sizeOfExtents } from '../../tensor/internal/tensor.ts'

/** A tensor of the reading over a scalar: frozen, row-major. */
export type Cells<S> = {
  readonly size: Size
  readonly extents: Extents
  readonly values: readonly S[]
  /** The scalar that it belongs to: tensors of two readings do not mix. */
  readonly scalar: object
}

/** The tensor of frozen extents around a fresh array that nobody else holds. */
export const cellsOf = <S>(scalar: object, extents: Extents, values: readonly S[]): Cells<S> => {
  agree(countOf(extents), values.length)
  return Object.freeze({ size: sizeOfExtents(extents), extents, values: Object.freeze(values), scalar })
}

/** A value as a tensor over the scalar; anything else is a defect. */
export const cells = <S>(scalar: object, value: unknown): Cells<S> => {
  // proof: only looked at as a tensor where it has been made by cellsOf, of this scalar's numbers
  const tensor = value as Partial<Cells<S>> | null | undefined
  return tensor?.scalar === scalar
    ? (tensor as Cells<S>)
    : defect(`expected an Expr of the reading over this scalar; got ${typeof value}`)
}
