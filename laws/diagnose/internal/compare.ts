/**
 * How far gradients are from each other.
 */
import type { Answer, Scene, Suspect } from '../scene.ts'

/** Two implementations in double precision agree to this. */
export const rounding = 1e-12

/** A tensor that is this much smaller than the largest is compared on the scale of the largest. */
const floor = 1e-4

/** The largest difference of two tensors and their largest component. */
const apart = (a: Float64Array, b: Float64Array): readonly [difference: number, size: number] => {
  if (a.length !== b.length) return [Infinity, 1]
  let [difference, size] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!]
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) {
      if (Number.isFinite(x)) size = Math.max(size, Math.abs(x))
      continue
    }
    const d = Math.abs(x - y)
    if (!Number.isFinite(d)) return [Infinity, 1]
    difference = Math.max(difference, d)
    size = Math.max(size, Math.abs(x), Math.abs(y))
  }
  return [difference, size]
}

/** The largest difference relative to its tensor, as soon as it is above a limit. */
type Measure = (answer: Answer, limit: number, again?: Answer) => number

/** Measures how far answers are from what was observed, in some of the tensors, small ones first. */
export const measureOn = ({ points, tensors }: Scene, chosen: (tensor: number) => boolean): Measure => {
  const order = [...tensors.keys()]
    .filter(chosen)
    .map(t => ({ t, count: points[0]?.right(t).length ?? 0 }))
    .toSorted((a, b) => a.count - b.count)
    .map(({ t }) => t)
  const sizes = points.map(point =>
    order.reduce((most, t) => Math.max(most, apart(point.observed(t), point.observed(t))[1]), 0)
  )
  const differs = points.map(point => order.some(t => apart(point.observed(t), point.again(t))[0] > 0))
  const deviationAt = (k: number, got: Float64Array, expected: Float64Array): number => {
    const [difference, size] = apart(got, expected)
    return difference === 0 ? 0 : difference / Math.max(size, floor * sizes[k]!)
  }
  return (answer, limit, again) => {
    let most = 0
    for (const t of order)
      for (const [k, point] of points.entries()) {
        const first = answer(k, t)
        most = Math.max(most, deviationAt(k, point.observed(t), first))
        if (again !== undefined || differs[k] === true)
          most = Math.max(most, deviationAt(k, point.again(t), again?.(k, t) ?? first))
        if (most > limit) return most
      }
    return most
  }
}

/** A suspect with its deviation. */
export interface Measured {
  readonly suspect: Suspect
  readonly deviation: number
}

/** The suspects that change what is wrong and come near enough, nearest first; of those that agree to rounding, ones without a fitted constant first. */
export const ranked = (
  measure: Measure,
  wrong: readonly number[],
  suspects: readonly Iterable<Suspect>[],
  limit: number
): readonly Measured[] => {
  const found: (Measured & { readonly level: number })[] = []
  for (const some of suspects)
    for (const suspect of some) {
      if (wrong.some(tensor => suspect.unchanged?.(tensor) === true)) continue
      const deviation = measure(suspect.answer, limit, suspect.again)
      if (deviation <= limit)
        found.push({ suspect, deviation, level: deviation > rounding ? deviation : suspect.fitted ? rounding : 0 })
    }
  return found.toSorted((a, b) => a.level - b.level)
}
