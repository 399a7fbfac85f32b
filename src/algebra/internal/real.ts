/**
 * The primitives on doubles and on tensors of doubles. Sums run from the first component to the last.
 *
 * A pullback answers with more than training asks for (the cotangent of the data, a matrix of gradients for each example, of which only the sum is
 * used): its products are deferred until they are read.
 */
import { cos, erf, erfc, exp, expm1, log, log1p, sigmoid, sin, softplus, tanh } from '../../scalar/functions/numbers.ts'
import { filled, putInto, sliced } from '../../tensor/internal/buffer.ts'
import { foldedWindows, peaks, windowed, type Image } from '../../tensor/internal/images.ts'
import {
  addedToColumns,
  addOuterProduct,
  greatest,
  joined,
  mapped,
  outerProduct,
  product,
  summedRows,
  times,
  total,
  transposed,
  transposedTimes,
  zipped
} from '../../tensor/internal/kernels.ts'
import {
  countOf,
  deferredTensor,
  extentsOf,
  ownTensor,
  valuesOf,
  type AnyTensor
} from '../../tensor/internal/tensor.ts'
import type { Extents } from '../../dimension/size.ts'
import type { Reading } from './reading.ts'

const own = (extents: Extents, values: Float64Array): AnyTensor => ownTensor(Object.freeze(extents), values)

const rowOf = (matrix: AnyTensor, row: number): AnyTensor => {
  const columns = extentsOf(matrix)[1]!
  return own([columns], sliced(valuesOf(matrix), row * columns, (row + 1) * columns))
}

/** The matrix of rows that are vectors of one size. */
const stacked = (rows: readonly AnyTensor[]): AnyTensor => {
  const columns = extentsOf(rows[0]!)[0]!
  const values = new Float64Array(rows.length * columns)
  rows.forEach((row, k) => putInto(values, valuesOf(row), k * columns))
  return own([rows.length, columns], values)
}

// proof: the algebra hands windows and pools nothing but tensors of three axes
const imageOf = (extents: Extents): Image => extents as unknown as Image

export const realPrimitives: Reading<number, AnyTensor> = {
  num: x => x,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  negate: a => -a,
  exp,
  expm1,
  log,
  log1p,
  sqrt: Math.sqrt,
  tanh,
  erf,
  erfc,
  sin,
  cos,
  sigmoid,
  softplus,
  where: (a, positive, otherwise) => (a <= 0 ? otherwise : positive),
  extents: extentsOf,
  map: (f, a) => ownTensor(extentsOf(a), mapped(valuesOf(a), f)),
  zipWith: (f, a, b) => ownTensor(extentsOf(a), zipped(valuesOf(a), valuesOf(b), f)),
  sum: a => total(valuesOf(a)),
  max: a => greatest(valuesOf(a)),
  fill: (extents, value) => ownTensor(extents, filled(new Float64Array(countOf(extents)), value)),
  constant: (extents, components) => ownTensor(extents, components),
  matVec: (w, x) => {
    const [rows, columns] = extentsOf(w)
    return own([rows!], times(valuesOf(w), rows!, columns!, valuesOf(x)))
  },
  transposedMatVec: (w, y) => {
    const [rows, columns] = extentsOf(w)
    const make = () => transposedTimes(valuesOf(w), rows!, columns!, valuesOf(y))
    return deferredTensor(Object.freeze([columns!]), { make })
  },
  outer: (a, b) => {
    const [first, second] = [valuesOf(a), valuesOf(b)]
    return deferredTensor(Object.freeze([first.length, second.length]), {
      make: () => outerProduct(first, second),
      addTo: (buffer, offset) => addOuterProduct(buffer, offset, first, second)
    })
  },
  matMul: (a, b) => {
    const [rows, inner] = extentsOf(a)
    const columns = extentsOf(b)[1]!
    return own([rows!, columns], product(valuesOf(a), valuesOf(b), rows!, inner!, columns))
  },
  transpose: a => {
    const [rows, columns] = extentsOf(a)
    return own([columns!, rows!], transposed(valuesOf(a), rows!, columns!))
  },
  addToColumns: (a, b) => ownTensor(extentsOf(a), addedToColumns(valuesOf(a), valuesOf(b))),
  rowSums: a => own([extentsOf(a)[0]!], summedRows(valuesOf(a), extentsOf(a)[0]!)),
  concat: (a, b) => {
    const values = joined(valuesOf(a), valuesOf(b))
    return own([values.length], values)
  },
  slice: (a, from, to) => own([to - from], sliced(valuesOf(a), from, to)),
  reshape: (a, extents) => ownTensor(extents, sliced(valuesOf(a))),
  mapRows: (f, matrices) =>
    stacked(Array.from({ length: extentsOf(matrices[0]!)[0]! }, (_, r) => f(matrices.map(matrix => rowOf(matrix, r))))),
  scan: (f, start, rows, backward) => {
    const count = extentsOf(rows)[0]!
    const states: AnyTensor[] = []
    let state = start
    for (let step = 0; step < count; step++) {
      state = f(state, rowOf(rows, backward ? count - 1 - step : step))
      states.push(state)
    }
    return stacked(backward ? states.toReversed() : states)
  },
  windows: (x, k) => {
    const image = imageOf(extentsOf(x))
    return own([image[0] * k * k, (image[1] - k + 1) * (image[2] - k + 1)], windowed(valuesOf(x), image, k))
  },
  foldWindows: (y, extents, k) => ownTensor(extents, foldedWindows(valuesOf(y), imageOf(extents), k)),
  maxPool: (x, k) => {
    const values = valuesOf(x)
    const image = imageOf(extentsOf(x))
    const places = peaks(values, image, k)
    return own(
      [image[0], image[1] / k, image[2] / k],
      Float64Array.from(places, place => values[place]!)
    )
  },
  unpool: (c, x, k) => {
    const places = peaks(valuesOf(x), imageOf(extentsOf(x)), k)
    const values = new Float64Array(valuesOf(x).length)
    const cotangent = valuesOf(c)
    for (let j = 0; j < cotangent.length; j++) values[places[j]!]! += cotangent[j]!
    return ownTensor(extentsOf(x), values)
  }
}
