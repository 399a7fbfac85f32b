import { defect, showExtents } from './defect.ts'
import { outerProduct, product, times, transposed, transposedTimes } from './kernels.ts'
import { extentsOf, ownTensor, valuesOf, type AnyTensor, type Tensor } from './tensor.ts'

/** The extents of a matrix; of anything else a defect. */
const matrixExtents = (w: AnyTensor): readonly [number, number] => {
  const extents = extentsOf(w)
  return extents.length === 2
    ? [extents[0]!, extents[1]!]
    : defect(`expected a Matrix; got a Tensor of size ${showExtents(extents)}`)
}

/** The length of a vector; of anything else a defect. */
const vectorLength = (x: AnyTensor): number => {
  const extents = extentsOf(x)
  return extents.length === 1 ? extents[0]! : defect(`expected a Vector; got a Tensor of size ${showExtents(extents)}`)
}

/** W·x */
export const timesVector = <R extends number, C extends number>(w: Tensor<[R, C]>, x: Tensor<C>): Tensor<R> => {
  const [rows, columns] = matrixExtents(w)
  vectorLength(x)
  return ownTensor<R>(vectorOf(rows), times(valuesOf(w), rows, columns, valuesOf(x)))
}

/** Wᵀ·y */
export const transposedTimesVector = <R extends number, C extends number>(
  w: Tensor<[R, C]>,
  y: Tensor<R>
): Tensor<C> => {
  const [rows, columns] = matrixExtents(w)
  vectorLength(y)
  return ownTensor<C>(vectorOf(columns), transposedTimes(valuesOf(w), rows, columns, valuesOf(y)))
}

/** A·B */
export const multiplied = <R extends number, K extends number, C extends number>(
  a: Tensor<[R, K]>,
  b: Tensor<[K, C]>
): Tensor<[R, C]> => {
  const [rows, inner] = matrixExtents(a)
  const [, columns] = matrixExtents(b)
  return ownTensor<[R, C]>(matrixOf(rows, columns), product(valuesOf(a), valuesOf(b), rows, inner, columns))
}

/** a·bᵀ */
export const outerOf = <R extends number, C extends number>(a: Tensor<R>, b: Tensor<C>): Tensor<[R, C]> =>
  ownTensor<[R, C]>(matrixOf(vectorLength(a), vectorLength(b)), outerProduct(valuesOf(a), valuesOf(b)))

/** Wᵀ */
export const transposedOf = <R extends number, C extends number>(w: Tensor<[R, C]>): Tensor<[C, R]> => {
  const [rows, columns] = matrixExtents(w)
  return ownTensor<[C, R]>(matrixOf(columns, rows), transposed(valuesOf(w), rows, columns))
}

const vectorOf = (length: number) => Object.freeze([length])
const matrixOf = (rows: number, columns: number) => Object.freeze([rows, columns])
