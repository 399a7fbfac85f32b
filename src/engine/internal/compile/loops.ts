/**
 * The kernel of a loop over rows: in each turn the rows that it is at go to places of their own, the body's kernels do what they do there, and the body's value goes to
 * its row. So the body is compiled once, and its code does not depend on how many rows there are.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import type { StepNode } from '../graph/node.ts'
import { contract, type Shift } from '../kernel/contract.ts'
import type { Nest } from '../kernel/nest.ts'
import { partOfNest, times, type Part } from '../kernel/part.ts'
import { entries, valueOf } from '../plan/scope.ts'
import type { View } from '../plan/view.ts'
import { I32, i32, repeat, zero, type Code, type Fresh } from '../wasm/code.ts'
import { nameOf, spaceIn, storeOf, type Context, type Kernel } from './context.ts'
import { copiedView, nestOf, noSlack, rowEndOf, sourceOf, viewIn, viewOf, type RowEnd } from './views.ts'

/** The kernels of a body, whose value goes to a place of this name; those that must wait go beside it first. */
export type Bodies = (
  name: string,
  value: StepNode,
  begin: (aside: ReadonlySet<string>) => Context
) => readonly Kernel[]

/** The context of a loop's body. */
const bodyContext = (context: Context, loop: StepNode, name: string, aside: ReadonlySet<string>): Context => {
  const { nodes, inner } = context.scopes.bodyOf(loop)
  return {
    ...context,
    around: { context, inner },
    nodes,
    stages: context.staged(nodes),
    into: new Map([...context.into, [valueOf(loop), aside.has(name) ? `next ${name}` : name]]),
    kernels: [],
    nests: new Map(),
    copies: new Map()
  }
}

/** The first row of a matrix, and the bytes from it to the next one; nothing if they lie otherwise. */
const rowsIn = (view: View): readonly [View, number] | undefined => {
  const [rows, columns] = view.axes
  const [step, ...more] = rows!.filter(({ size }) => size > 1)
  return more.length > 0 ? undefined : [{ ...view, axes: [columns!] }, step?.stride ?? 0]
}

const copying = (context: Context, from: View, to: View, end: RowEnd): Nest | undefined =>
  nestOf(context, {
    a: { view: from, letters: '0' },
    b: undefined,
    start: undefined,
    value: { view: to, letters: '0' },
    isSummed: false,
    end
  })

/** A copy of a row, at a turn of the loop or before all. */
interface Move {
  readonly nest: Nest
  /** The bytes from row to row, in what is copied and where it goes. */
  readonly from: number
  readonly to: number
}

/** The copy of the row of a matrix to the place of its leaf; the matrix is copied as a whole where its rows do not lie well. */
const rowInto = (context: Context, matrix: StepNode, leaf: StepNode): Move => {
  const store = storeOf(context, leaf)
  const moved = (view: View): Move | undefined => {
    const [row, from] = rowsIn(view) ?? []
    if (row === undefined || from === undefined) return undefined
    const nest = copying(context, row, viewIn(context, leaf, store), rowEndOf(context, leaf, store))
    return nest === undefined ? undefined : { nest, from, to: 0 }
  }
  return (
    moved(viewOf(context, matrix)) ??
    moved(copiedView(context, matrix)) ??
    defect('expected rows of a matrix; got none')
  )
}

const examplesOf = ({ outer }: Nest) => outer.find(({ mark }) => mark === 'examples')

/** The kernel of a loop. */
export const pushLoop = (context: Context, node: StepNode, bodies: Bodies): void => {
  const { vectors, layouts, scopes, stages, users, kernels } = context
  const { count, backward, state, rows } = node.loop!
  const { captured } = scopes.bodyOf(node)
  const value = valueOf(node)
  const name = state?.name ?? `#${node.name}`
  const inner = bodies(name, value, aside => bodyContext(context, node, name, aside))
  const store = context.memory.named(name, spaceIn(context, value))
  const view = viewIn(context, value, store)
  const given = entries(node)
  const [start, matrices] = state === undefined ? [undefined, given] : [given[0]!, given.slice(1)]
  const end = rowEndOf(context, value, store)
  const first =
    start === undefined
      ? []
      : [
          copying(context, viewOf(context, start), view, end) ??
            copying(context, copiedView(context, start), view, end) ??
            defect('expected a vector; got none')
        ]
  const used = rows.flatMap((leaf, k) => ((users.get(leaf)?.length ?? 0) > 0 ? [[leaf, matrices[k]!] as const] : []))
  const moves = used.map(([leaf, matrix]) => rowInto(context, matrix, leaf))
  const [to, step] =
    rowsIn(viewIn(context, node, storeOf(context, node))) ?? defect('expected rows of a matrix; got none')
  const last: Move = {
    nest: copying(context, view, to, noSlack) ?? defect('expected a row of a matrix; got none'),
    from: 0,
    to: step
  }
  const reads = [...given, ...captured].map(each => sourceOf(context, each))
  const { examples } = layouts
  const isCut =
    node.batched &&
    used.every(([leaf]) => leaf.batched) &&
    inner.every(({ cut }) => cut?.by === 'examples' && cut.size === examples)
  const code = (fresh: Fresh, nest: Nest, part: Part | undefined, shift?: Shift): Code =>
    contract(
      vectors,
      fresh,
      part === undefined ? nest : partOfNest(nest, examplesOf(nest)!, part.count),
      undefined,
      true,
      part?.from,
      shift
    )
  kernels.push({
    name: `loop ${spaceIn(context, node)}`,
    operations: [`${count} times`, ...inner.flatMap(({ operations }) => operations)],
    stage: stages.stage.get(node)! + 0.5,
    reads,
    operands: reads,
    writes: [nameOf(context, node)],
    scratch: [
      name,
      ...used.map(([leaf]) => leaf.name),
      ...inner.flatMap(({ writes, scratch = [] }) => [...writes, ...scratch])
    ],
    inner,
    write: (fresh, part, calls) => {
      const [turn, row] = [fresh(I32), fresh(I32)]
      const moved = ({ nest, from, to }: Move): Code =>
        code(fresh, nest, part, { a: times(row.get, from), c: times(row.get, to) })
      return [
        first.map(nest => code(fresh, nest, part)),
        repeat(fresh, turn, zero, count, 1, [
          row.set(backward ? i32.sub(i32.constant(count - 1), turn.get) : turn.get),
          moves.map(moved),
          calls,
          moved(last)
        ])
      ]
    },
    cut: isCut
      ? {
          by: 'examples',
          size: examples,
          work: count * inner.reduce((sum, { cut }) => sum + cut!.work, 0)
        }
      : undefined
  })
}
