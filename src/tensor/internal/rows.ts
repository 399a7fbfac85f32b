import { defect, size } from './defect.ts'
import { extentsOf, ownVector, valuesOf, type AnyTensor, type Tensor } from './tensor.ts'
import { toArray } from './buffer.ts'

/** The components of a vector, under the type that says how many there are. */
export const numbersOf = <Numbers extends readonly number[]>(x: AnyTensor): Numbers =>
  // proof: the caller's tuple has an item for each component, as the size of the vector says
  Object.freeze(toArray(valuesOf(x), 0, valuesOf(x).length)) as unknown as Numbers

/** The rows of a matrix, under the type that says how many there are. */
export const rowVectors = <Rows extends readonly unknown[]>(matrix: AnyTensor): Rows => {
  const [[rows = 0, columns = 0], values] = [extentsOf(matrix), valuesOf(matrix)]
  const vectors = Array.from({ length: rows }, (_, r) =>
    ownVector<number>(columns, values.slice(r * columns, (r + 1) * columns))
  )
  // proof: the caller's tuple has a vector for each row, as the size of the matrix says
  return Object.freeze(vectors) as unknown as Rows
}

/** One at a place, zero elsewhere; another place is a defect. */
export const oneHot = <N extends number>(classes: unknown, index: unknown): Tensor<N> => {
  const values = new Float64Array(size(classes))
  const place = typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < values.length ? index : -1
  if (place < 0) return defect(`expected a class, an integer from 0 to ${values.length - 1}; got ${String(index)}`)
  values[place] = 1
  return ownVector<N>(classes, values)
}
