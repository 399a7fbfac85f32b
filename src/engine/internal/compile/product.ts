/**
 * The nest of a product: operands as they lie, or copied where that lets vectors be filled.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import type { StepNode } from '../graph/node.ts'
import { planOf, type Nest } from '../kernel/nest.ts'
import { formOf, type Space } from '../plan/space.ts'
import type { View } from '../plan/view.ts'
import { spaceIn, storeOf, type Context } from './context.ts'
import { copyOf, nestOf, plainSpace, rowEndOf, viewIn, viewOf, type Lettered } from './views.ts'

/** A way to read an operand: its strides, and its view once it is decided for. */
interface Way {
  readonly strides: View
  readonly take: () => View
}

const inPlace = (context: Context, node: StepNode): Way => {
  const view = viewOf(context, node)
  return { strides: view, take: () => view }
}

const asCopy = (context: Context, node: StepNode, space: Space): Way => ({
  strides: viewIn(context, node, { ...formOf(context.layouts, space), space, base: 0 }),
  take: () => viewIn(context, node, copyOf(context, node, space))
})

/** A copy in which the last axis comes first. */
const turnedCopy = (context: Context, node: StepNode): Way | undefined => {
  const { batched, extents } = node
  if (extents.length !== 2) return undefined
  if (!batched) {
    const own = spaceIn(context, node)
    const kind = own.startsWith('turned') ? 'matrix' : 'turned'
    return asCopy(context, node, `${kind} ${extents.join(' ')}`)
  }
  const transposed = context.make('transpose', extents.toReversed(), [node])
  const way = asCopy(context, transposed, plainSpace(transposed))
  const turn = (view: View): View => ({ ...view, axes: view.axes.toReversed() })
  return { strides: turn(way.strides), take: () => turn(way.take()) }
}

/** So few multiplications are not worth a copy. */
const few = 512

const work = ({ outer, depth }: Nest): number => [...outer, ...depth].reduce((product, { size }) => product * size, 1)

const isWide = ({ outer }: Nest, lanes: number): boolean => outer.some(({ size }) => size >= 2 * lanes)

/** The nest of a product. */
export const nestOfProduct = (context: Context, node: StepNode): Nest => {
  const [a, b, start] = node.inputs
  const [first, second, value] = node.letters
  const { bytes, lanes } = context.vectors
  const given = {
    start: start === undefined ? undefined : { view: viewOf(context, start), letters: value },
    value: { view: viewOf(context, node), letters: value },
    isSummed: !node.batched && (a!.batched || b!.batched),
    end: rowEndOf(context, node, storeOf(context, node))
  }
  const nest = (x: View, y: View): Nest | undefined => {
    const lettered = (view: View, letters: string): Lettered => ({ view, letters })
    return nestOf(context, { ...given, a: lettered(x, first), b: lettered(y, second) })
  }
  const fits = (each: Nest): boolean =>
    planOf(each, bytes)[1].columns !== undefined || work(each) < few || !isWide(each, lanes)
  const own: readonly [Way, Way] = [inPlace(context, a!), inPlace(context, b!)]
  const plain = (node: StepNode): Way => asCopy(context, node, plainSpace(node))
  // one after the other, for the first one does for most products
  const ways: readonly (() => readonly [Way | undefined, Way | undefined])[] = [
    () => own,
    () => [own[0], turnedCopy(context, b!)],
    () => [turnedCopy(context, a!), own[1]],
    () => [own[0], plain(b!)],
    () => [plain(a!), own[1]],
    () => [plain(a!), plain(b!)],
    () => [turnedCopy(context, a!), turnedCopy(context, b!)]
  ]
  let possible: readonly [Way, Way] | undefined
  for (const way of ways) {
    const [x, y] = way()
    const found = x === undefined || y === undefined ? undefined : nest(x.strides, y.strides)
    if (found === undefined) continue
    if (fits(found)) return nest(x!.take(), y!.take())!
    possible ??= [x!, y!]
  }
  const [x, y] = possible ?? defect(`expected axes of a product that fit together; got ${first}, ${second}`)
  return nest(x.take(), y.take())!
}
