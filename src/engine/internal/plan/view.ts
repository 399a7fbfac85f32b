/**
 * Views: how the components of a value are reached in memory that was written for another. Transposing, reshaping, slicing, spreading and taking windows
 * are views, and cost nothing.
 */
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { StepNode } from '../graph/node.ts'

/** A part of an axis: so many steps of so many bytes. */
export interface Factor {
  readonly size: number
  readonly stride: number
}

/** The address of component (e, i, j, …) is base + e·example + Σ of the axes' steps. */
export interface View {
  readonly base: number
  /** Bytes from example to example. */
  readonly example: number
  /** The parts of each axis, outermost first. */
  readonly axes: readonly (readonly Factor[])[]
}

/** Row-major axes of components that lie one after the other. */
export const rowMajor = (extents: readonly number[], bytes: number): readonly (readonly Factor[])[] =>
  extents.map((size, k) => [{ size, stride: bytes * countOf(extents.slice(k + 1)) }])

/** Factors that are one: the outer one steps just over the inner one. */
const merged = (factors: readonly Factor[]): readonly Factor[] => {
  const all: Factor[] = []
  for (const factor of factors) {
    const last = all.at(-1)
    if (factor.size === 1) continue
    if (last !== undefined && last.stride === factor.size * factor.stride)
      all[all.length - 1] = { size: last.size * factor.size, stride: factor.stride }
    else all.push(factor)
  }
  return all
}

/** The innermost factors of so many components, and what is left; nothing if a factor would have to be cut unevenly. */
const taken = (
  factors: readonly Factor[],
  count: number
): readonly [inner: readonly Factor[], outer: readonly Factor[]] | undefined => {
  const outer = [...factors]
  const inner: Factor[] = []
  let left = count
  while (left > 1) {
    const last = outer.pop()
    if (last === undefined) return undefined
    if (left % last.size === 0) {
      inner.unshift(last)
      left /= last.size
    } else if (last.size % left === 0) {
      inner.unshift({ size: left, stride: last.stride })
      outer.push({ size: last.size / left, stride: last.stride * left })
      left = 1
    } else return undefined
  }
  return [inner, outer]
}

const reshaped = (view: View, extents: readonly number[]): View | undefined => {
  let left = merged(view.axes.flat())
  const axes: (readonly Factor[])[] = []
  for (const extent of extents.toReversed()) {
    const parts = taken(left, extent)
    if (parts === undefined) return undefined
    axes.unshift(parts[0])
    left = parts[1]
  }
  return { ...view, axes }
}

const sliced = (view: View, from: number, count: number): View | undefined => {
  const factors = merged(view.axes[0]!)
  const [first, ...rest] = factors
  if (first === undefined) return view
  const inner = rest.reduce((product, { size }) => product * size, 1)
  if (from % inner === 0 && count % inner === 0)
    return {
      ...view,
      base: view.base + (from / inner) * first.stride,
      axes: [[{ size: count / inner, stride: first.stride }, ...rest]]
    }
  const row = Math.floor(from / inner)
  if (Math.floor((from + count - 1) / inner) !== row) return undefined
  const within = sliced({ ...view, axes: [rest] }, from - row * inner, count)
  return within === undefined ? undefined : { ...within, base: within.base + row * first.stride }
}

const windowed = (view: View, k: number): View | undefined => {
  const [channels, height, width] = view.axes.map(merged)
  const [h, w] = [height![0] ?? { size: 1, stride: 0 }, width![0] ?? { size: 1, stride: 0 }]
  if (height!.length > 1 || width!.length > 1) return undefined
  return {
    ...view,
    axes: [
      [...channels!, { size: k, stride: h.stride }, { size: k, stride: w.stride }],
      [
        { size: h.size - k + 1, stride: h.stride },
        { size: w.size - k + 1, stride: w.stride }
      ]
    ]
  }
}

/** The view that an operation makes of that of its input; nothing if there is none. */
export const viewThrough = (node: StepNode, of: View): View | undefined => {
  switch (node.operation) {
    case 'transpose':
      return { ...of, axes: of.axes.toReversed() }
    case 'reshape':
      return reshaped(of, node.extents)
    case 'slice':
      return sliced(of, node.value, node.extents[0]!)
    case 'windows':
      return windowed(of, node.value)
    case 'fill':
      return { ...of, axes: node.extents.map(size => [{ size, stride: 0 }]) }
    case 'spread':
      return { ...of, axes: [of.axes[0]!, [{ size: node.extents[1]!, stride: 0 }]] }
    default:
      return undefined
  }
}

/** Whether an operation only looks at its input in another way. */
export const isView = ({ operation }: Pick<StepNode, 'operation'>): boolean =>
  ['transpose', 'reshape', 'slice', 'windows', 'fill', 'spread'].includes(operation)

/** Two lists of factors of one axis, cut so that their sizes agree; nothing if they do not. */
export const refined = (lists: readonly (readonly Factor[])[]): readonly (readonly Factor[])[] | undefined => {
  const left = lists.map(list => [...list].filter(({ size }) => size > 1))
  const cut: Factor[][] = lists.map(() => [])
  for (;;) {
    const last = left.map(list => list.at(-1))
    if (last.every(factor => factor === undefined)) return cut
    if (last.some(factor => factor === undefined)) return undefined
    const size = last.reduce((least, factor) => Math.min(least, factor!.size), Infinity)
    if (last.some(factor => factor!.size % size !== 0)) return undefined
    left.forEach((list, k) => {
      const factor = list.pop()!
      if (factor.size > size) list.push({ size: factor.size / size, stride: factor.stride * size })
      cut[k]!.unshift({ size, stride: factor.stride })
    })
  }
}
