/**
 * The primitives on arrays of scalars. Sums run from the first component to the last, from zero.
 */
import type { Extents } from '../../dimension/size.ts'
import type { Scalar } from '../../scalar/scalar.ts'
import { agreeExtents } from '../../tensor/internal/defect.ts'
import { windowed, type Image } from '../../tensor/internal/images.ts'
import { countOf } from '../../tensor/internal/tensor.ts'
import { cells, cellsOf, type Cells } from './cells.ts'
import { greatestOf, routedTo } from './greatest.ts'
import type { Reading } from './reading.ts'

/** f(0), f(1), … */
const tabulated = <A>(count: number, f: (k: number) => A): readonly A[] => {
  const all: A[] = []
  for (let k = 0; k < count; k++) all[k] = f(k)
  return all
}

const range = (count: number): readonly number[] => tabulated(count, k => k)

// proof: the algebra hands windows and pools nothing but tensors of three axes
const imageOf = (extents: Extents): Image => extents as unknown as Image

/** For each component of the windows, row-major, its place in the image. */
const placesOf = (extents: Extents, k: number): readonly number[] => [
  ...windowed(Float64Array.from(range(countOf(extents))), imageOf(extents), k)
]

/** For each block, row by row, the places of its components. A block never reaches into the next channel: k divides the rows. */
const blocksOf = ([channels, height, width]: Image, k: number): readonly (readonly number[])[] =>
  range((channels * height * width) / (k * k)).map(block => {
    const start = Math.floor(block / (width / k)) * k * width + (block % (width / k)) * k
    return range(k * k).map(at => start + Math.floor(at / k) * width + (at % k))
  })

/** The primitives over a scalar. */
export const primitivesOver = <S>(scalar: Scalar<S>): Reading<S, Cells<S>> => {
  const { add, sub, mul, div, neg, zero, fromNumber } = scalar
  /** A tensor of the frozen axes of another. */
  const like = ({ extents }: Cells<S>, values: readonly S[]): Cells<S> => cellsOf(scalar, extents, values)
  const own = (extents: Extents, values: readonly S[]): Cells<S> => cellsOf(scalar, Object.freeze(extents), values)
  const greatest = greatestOf(scalar)
  const routed = routedTo(scalar)
  const total = (values: readonly S[]): S => values.reduce(add, zero)
  /** Σ_k f(k) for k below a count. */
  const sumOf = (count: number, f: (k: number) => S): S => {
    let sum = zero
    for (let k = 0; k < count; k++) sum = add(sum, f(k))
    return sum
  }
  const table = (rows: number, columns: number, f: (row: number, column: number) => S): Cells<S> =>
    own(
      [rows, columns],
      tabulated(rows * columns, k => f(Math.floor(k / columns), k % columns))
    )
  const rowOf = ({ extents, values }: Cells<S>, row: number): Cells<S> => {
    const columns = extents[1]!
    return own([columns], values.slice(row * columns, (row + 1) * columns))
  }
  /** The matrix of rows that are vectors of one size. */
  const stacked = (rows: readonly Cells<S>[]): Cells<S> => {
    for (const row of rows) agreeExtents(rows[0]!.extents, row.extents)
    return own(
      [rows.length, rows[0]!.extents[0]!],
      rows.flatMap(row => row.values)
    )
  }
  return {
    num: fromNumber,
    plus: add,
    minus: sub,
    times: mul,
    over: div,
    negate: neg,
    exp: scalar.exp,
    expm1: scalar.expm1,
    log: scalar.log,
    log1p: scalar.log1p,
    sqrt: scalar.sqrt,
    tanh: scalar.tanh,
    erf: scalar.erf,
    erfc: scalar.erfc,
    sin: scalar.sin,
    cos: scalar.cos,
    sigmoid: scalar.sigmoid,
    softplus: scalar.softplus,
    where: scalar.where,
    extents: a => cells<S>(scalar, a).extents,
    map: (f, a) => {
      const { values } = a
      return like(
        a,
        tabulated(values.length, k => f(values[k]!))
      )
    },
    zipWith: (f, a, b) => {
      const [left, right] = [a.values, b.values]
      return like(
        a,
        tabulated(left.length, k => f(left[k]!, right[k]!))
      )
    },
    sum: a => total(cells<S>(scalar, a).values),
    max: a => greatest(cells<S>(scalar, a).values),
    fill: (extents, value) =>
      own(
        extents,
        tabulated(countOf(extents), () => value)
      ),
    constant: (extents, components) => own(extents, Array.from(components, fromNumber)),
    matVec: (w, x) => {
      const [rows, columns] = [w.extents[0]!, w.extents[1]!]
      const [matrix, vector] = [w.values, x.values]
      return own(
        [rows],
        tabulated(rows, r => {
          let sum = zero
          for (let c = 0, at = r * columns; c < columns; c++, at++) sum = add(sum, mul(matrix[at]!, vector[c]!))
          return sum
        })
      )
    },
    transposedMatVec: (w, y) => {
      const [rows, columns] = w.extents
      return own(
        [columns!],
        tabulated(columns!, c => sumOf(rows!, r => mul(w.values[r * columns! + c]!, y.values[r]!)))
      )
    },
    outer: (a, b) => table(a.values.length, b.values.length, (r, c) => mul(a.values[r]!, b.values[c]!)),
    matMul: (a, b) => {
      const [rows, inner] = a.extents
      const columns = b.extents[1]!
      return table(rows!, columns, (r, c) =>
        sumOf(inner!, k => mul(a.values[r * inner! + k]!, b.values[k * columns + c]!))
      )
    },
    transpose: a => {
      const [rows, columns] = a.extents
      return table(columns!, rows!, (c, r) => a.values[r * columns! + c]!)
    },
    addToColumns: (a, b) => {
      const [rows, columns] = a.extents
      return table(rows!, columns!, (r, c) => add(a.values[r * columns! + c]!, b.values[r]!))
    },
    rowSums: a =>
      own(
        [a.extents[0]!],
        tabulated(a.extents[0]!, r => total(rowOf(a, r).values))
      ),
    concat: (a, b) => own([a.values.length + b.values.length], [...a.values, ...b.values]),
    slice: (a, from, to) => own([to - from], a.values.slice(from, to)),
    reshape: (a, extents) => own(extents, a.values),
    mapRows: (f, matrices) =>
      stacked(tabulated(matrices[0]!.extents[0]!, r => cells<S>(scalar, f(matrices.map(matrix => rowOf(matrix, r)))))),
    scan: (f, start, rows, backward) => {
      const states: Cells<S>[] = []
      let state = start
      const places = range(rows.extents[0]!)
      for (const row of backward ? places.toReversed() : places) {
        state = f(state, rowOf(rows, row))
        states.push(state)
      }
      return stacked(backward ? states.toReversed() : states)
    },
    windows: (x, k) => {
      const [channels, height, width] = imageOf(x.extents)
      return own(
        [channels * k * k, (height - k + 1) * (width - k + 1)],
        placesOf(x.extents, k).map(place => x.values[place]!)
      )
    },
    foldWindows: (y, image, k) => {
      const folded = Array.from({ length: countOf(image) }, () => zero)
      placesOf(image, k).forEach((place, at) => {
        folded[place] = add(folded[place]!, y.values[at]!)
      })
      return own(image, folded)
    },
    maxPool: (x, k) => {
      const [channels, height, width] = imageOf(x.extents)
      return own(
        [channels, height / k, width / k],
        blocksOf(imageOf(x.extents), k).map(places => greatest(places.map(place => x.values[place]!)))
      )
    },
    unpool: (c, x, k) => {
      const all: S[] = Array.from({ length: x.values.length })
      blocksOf(imageOf(x.extents), k).forEach((places, block) => {
        const each = routed(
          places.map(place => x.values[place]!),
          c.values[block]!
        )
        places.forEach((place, at) => {
          all[place] = each[at]!
        })
      })
      return own(x.extents, all)
    }
  }
}
