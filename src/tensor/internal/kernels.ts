/**
 * Loops over buffers, each pure at its type. Sums run from the first index to the last.
 */

import { putInto } from './buffer.ts'
import { agree } from './defect.ts'

/** f(aᵢ, i); unlike `a.map(f)` it does not hand f the buffer. */
export const mapped = (a: Float64Array, f: (x: number, index: number) => number): Float64Array => {
  const y = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) y[i] = f(a[i]!, i)
  return y
}

/** f(aᵢ, bᵢ) */
export const zipped = (a: Float64Array, b: Float64Array, f: (x: number, y: number) => number): Float64Array => {
  agree(b.length, a.length)
  const c = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) c[i] = f(a[i]!, b[i]!)
  return c
}

/** Σ aᵢ·bᵢ */
export const inner = (a: Float64Array, b: Float64Array): number => {
  agree(b.length, a.length)
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** yᵣ = Σ_c W_rc·x_c */
export const times = (w: Float64Array, rows: number, columns: number, x: Float64Array): Float64Array => {
  agree(columns, x.length)
  const y = new Float64Array(rows)
  for (let r = 0; r < rows; r++) {
    let sum = 0
    for (let c = 0; c < columns; c++) sum += w[r * columns + c]! * x[c]!
    y[r] = sum
  }
  return y
}

/** x_c = Σᵣ W_rc·yᵣ */
export const transposedTimes = (w: Float64Array, rows: number, columns: number, y: Float64Array): Float64Array => {
  agree(rows, y.length)
  const x = new Float64Array(columns)
  for (let r = 0; r < rows; r++) {
    const yr = y[r]!
    for (let c = 0, k = r * columns; c < columns; c++, k++) x[c]! += w[k]! * yr
  }
  return x
}

/** C_rc = Σ_k A_rk·B_kc */
export const product = (
  a: Float64Array,
  b: Float64Array,
  rows: number,
  inner: number,
  columns: number
): Float64Array => {
  agree(inner, b.length / columns)
  const c = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++) {
      const aik = a[i * inner + k]!
      for (let j = 0; j < columns; j++) c[i * columns + j]! += aik * b[k * columns + j]!
    }
  return c
}

/** M_rc = aᵣ·b_c */
export const outerProduct = (a: Float64Array, b: Float64Array): Float64Array => {
  const m = new Float64Array(a.length * b.length)
  const columns = b.length
  for (let r = 0; r < a.length; r++) {
    const ar = a[r]!
    for (let c = 0, k = r * columns; c < columns; c++, k++) m[k] = ar * b[c]!
  }
  return m
}

/** Adds a·bᵀ to a buffer, from a place on. */
export const addOuterProduct = (buffer: Float64Array, offset: number, a: Float64Array, b: Float64Array): void => {
  for (let r = 0, at = offset; r < a.length; r++) {
    const ar = a[r]!
    for (let c = 0; c < b.length; c++, at++) buffer[at] = buffer[at]! + ar * b[c]!
  }
}

/** M′_cr = M_rc */
export const transposed = (m: Float64Array, rows: number, columns: number): Float64Array => {
  const t = new Float64Array(m.length)
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) t[c * rows + r] = m[r * columns + c]!
  return t
}

/** √Σ aᵢ², scaled by the largest component so that squares neither overflow nor vanish. */
export const euclideanNorm = (a: Float64Array): number => {
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]!))
  if (largest === 0 || !Number.isFinite(largest)) return largest
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const share = a[i]! / largest
    sum += share * share
  }
  return largest * Math.sqrt(sum)
}

/** Σ aᵢ */
export const total = (a: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]!
  return sum
}

/** The greatest component, the first of equal ones; a NaN where there is one. */
export const greatest = (a: Float64Array): number => {
  let most = a[0]!
  for (let i = 1; i < a.length; i++) {
    const x = a[i]!
    if (Number.isNaN(x)) return x
    if (x > most) most = x
  }
  return most
}

/** a + b */
export const added = (a: Float64Array, b: Float64Array): Float64Array => {
  const c = new Float64Array(a.length)
  for (let i = 0; i < a.length; i++) c[i] = a[i]! + b[i]!
  return c
}

/** A_rc + bᵣ */
export const addedToColumns = (a: Float64Array, b: Float64Array): Float64Array => {
  const c = new Float64Array(a.length)
  const columns = a.length / b.length
  for (let r = 0; r < b.length; r++) for (let k = r * columns; k < (r + 1) * columns; k++) c[k] = a[k]! + b[r]!
  return c
}

/** sᵣ = Σ_c A_rc */
export const summedRows = (a: Float64Array, rows: number): Float64Array => {
  const s = new Float64Array(rows)
  const columns = a.length / rows
  for (let r = 0; r < rows; r++) for (let k = r * columns; k < (r + 1) * columns; k++) s[r]! += a[k]!
  return s
}

/** [a, b] */
export const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const c = new Float64Array(a.length + b.length)
  putInto(c, a)
  putInto(c, b, a.length)
  return c
}
