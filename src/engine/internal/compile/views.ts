/**
 * Where values lie, and copies of those that lie where they cannot be used.
 */
import { countOf } from '../../../tensor/internal/tensor.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import type { StepNode } from '../graph/node.ts'
import type { Loop, Nest } from '../kernel/nest.ts'
import { exampleStride, type Store } from '../plan/memory.ts'
import { rowsOf, type Space } from '../plan/space.ts'
import { isGiven, isPointwise, isRelabelled, isReduction } from '../plan/stage.ts'
import { isView, refined, rowMajor, viewThrough, type Factor, type View } from '../plan/view.ts'
import { nameOf, storeOf, type Context } from './context.ts'
import { piecesOfNest } from './cuts.ts'

/** The view of a value in a place that is made for it. */
export const viewIn = (context: Context, { batched, extents }: StepNode, store: Store): View => {
  const { base, pitch, space } = store
  const { bytes } = context.vectors
  if (batched) return { base, example: exampleStride(context, store), axes: rowMajor(extents, bytes) }
  const [rows, columns] = extents
  if (space.startsWith('matrix'))
    return { base, example: 0, axes: [[{ size: rows!, stride: pitch }], [{ size: columns!, stride: bytes }]] }
  if (space.startsWith('turned'))
    return { base, example: 0, axes: [[{ size: rows!, stride: bytes }], [{ size: columns!, stride: pitch }]] }
  return { base, example: 0, axes: rowMajor(extents, bytes) }
}

/** The node whose memory a value is read from, through views. */
export const sourceOf = ({ into }: Context, node: StepNode): StepNode => {
  let source = node
  while ((isView(source) || isRelabelled(source)) && !into.has(source)) source = source.inputs[0]!
  return source
}

/** Where the components of a value lie: its own place, or a view of another's. What has no view is copied first. */
export const viewOf = (context: Context, node: StepNode): View => {
  if (!isView(node) || context.into.has(node)) return viewIn(context, node, storeOf(context, node))
  const input = node.inputs[0]!
  return (
    viewThrough(node, viewOf(context, input)) ??
    viewThrough(node, copiedView(context, input)) ??
    defect(`expected a view of ${node.operation}; got none`)
  )
}

/** The stage of the kernel that makes a value. */
const madeAt = ({ stages }: Context, node: StepNode): number =>
  isGiven(node) ? -1 : stages.stage.get(node)! + (isPointwise(node) || isReduction(node) ? 0 : 0.5)

/** The space of a value's components one after the other. */
export const plainSpace = ({ batched, extents }: StepNode): Space =>
  batched ? rowsOf(countOf(extents)) : `vector ${countOf(extents)}`

export const copiedView = (context: Context, node: StepNode): View =>
  viewIn(context, node, copyOf(context, node, plainSpace(node)))

/** The place of a value's copy in a space, made once; of what is the same in all turns of a loop, before the loop. */
export const copyOf = (context: Context, node: StepNode, space: Space): Store => {
  const { around } = context
  if (around !== undefined && !around.inner.has(sourceOf(context, node))) return copyOf(around.context, node, space)
  const name = `copy of ${nameOf(context, node)} as ${space}`
  const known = context.copies.get(name)
  if (known !== undefined) return known
  const store = context.memory.named(name, space)
  context.copies.set(name, store)
  const source = sourceOf(context, node)
  const [from, to] = [viewOf(context, node), viewIn(context, node, store)]
  const letters = node.extents.map((_, k) => String(k)).join('')
  const nest = nestOf(context, {
    a: { view: from, letters },
    b: undefined,
    start: undefined,
    value: { view: to, letters },
    isSummed: false,
    end: rowEndOf(context, node, store)
  })
  context.kernels.push({
    name,
    operations: ['copy'],
    stage: madeAt(context, source) + 0.25,
    reads: [source],
    writes: [name],
    copies: source,
    ...piecesOfNest(context, node.batched, nest ?? defect('expected a copy; got none'))
  })
  return store
}

/** The end of a value's rows: how many components they have, and how many may be written behind them. */
export interface RowEnd {
  readonly columns: number
  readonly slack: number
}

/** Where nothing may be written behind an axis. */
export const noSlack: RowEnd = { columns: 0, slack: 0 }

/** The end of the rows of a value that has a place of its own. */
export const rowEndOf = ({ vectors }: Context, { batched, extents }: StepNode, { pitch, columns }: Store): RowEnd =>
  batched && extents.length > 1 ? noSlack : { columns, slack: pitch / vectors.bytes - columns }

/** A value with a letter for each axis. */
export interface Lettered {
  readonly view: View
  readonly letters: string
}

/** What a nest computes. */
export interface Computation {
  readonly a: Lettered
  readonly b: Lettered | undefined
  readonly start: Lettered | undefined
  readonly value: Lettered
  /** Whether the examples are summed over. */
  readonly isSummed: boolean
  readonly end: RowEnd
}

/** The nest of a computation; nothing if an axis has parts that do not fit together. */
export const nestOf = (
  { layouts, vectors }: Context,
  { a, b, start, value, isSummed, end }: Computation
): Nest | undefined => {
  const operands = [a, b, value, start]
  const outer: Loop[] = []
  const depth: Loop[] = []
  const step = (k: number): number => operands[k]?.view.example ?? 0
  const examples: Loop = {
    size: layouts.examples,
    a: step(0),
    b: step(1),
    c: step(2),
    start: step(3),
    mark: 'examples'
  }
  if (examples.a > 0 || examples.b > 0 || examples.c > 0) (isSummed ? depth : outer).push(examples)
  for (const letter of new Set(`${value.letters}${a.letters}${b?.letters ?? ''}`)) {
    const holding = operands.map(operand => operand?.letters.indexOf(letter) ?? -1)
    const lists = holding.flatMap((axis, k) => (axis < 0 ? [] : [operands[k]!.view.axes[axis]!]))
    const cut = refined(lists)
    if (cut === undefined) return undefined
    let next = 0
    const of = holding.map(axis => (axis < 0 ? undefined : cut[next++]!))
    const stride = (factors: readonly Factor[] | undefined, k: number): number => factors?.[k]?.stride ?? 0
    cut[0]!.forEach(({ size }, k) =>
      (value.letters.includes(letter) ? outer : depth).push({
        size,
        a: stride(of[0], k),
        b: stride(of[1], k),
        c: stride(of[2], k),
        start: stride(of[3], k)
      })
    )
  }
  return {
    a: a.view.base,
    b: b?.view.base,
    c: value.view.base,
    start: start?.view.base,
    outer,
    depth,
    // only an axis that is a whole row may run over its end
    slack: outer.some(({ c, size }) => c === vectors.bytes && size === end.columns) ? end.slack : 0
  }
}
