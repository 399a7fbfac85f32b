/**
 * The kernels of what is no loop over components: products, sums, moves and pools.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { StepNode } from '../graph/node.ts'
import { contract } from '../kernel/contract.ts'
import type { Nest } from '../kernel/nest.ts'
import { partOfNest, times, type Part } from '../kernel/part.ts'
import { maxPool, unpool, type Pooling } from '../kernel/pool.ts'
import { reduced, type Reducing } from '../kernel/reduce.ts'
import { I32, repeat, zero, type Code, type Fresh } from '../wasm/code.ts'
import { exampleStride } from '../plan/memory.ts'
import { viewThrough, type View } from '../plan/view.ts'
import { nameOf, spaceIn, storeOf, wordOf, type Context } from './context.ts'
import { nestOfProduct } from './product.ts'
import { piecesOfNest, piecesOfNests, type Pieces, type Riding } from './cuts.ts'
import { copiedView, nestOf, noSlack, rowEndOf, sourceOf, viewOf, type Lettered } from './views.ts'

/** Operations of what is no nest, roughly. */
const work = ({ inputs }: StepNode): number => 4 * inputs.reduce((sum, { extents }) => sum + countOf(extents), 0)

const axisLetters = ({ extents }: StepNode): string => extents.map((_, k) => String(k)).join('')

/** The value of a node in its own place, for a nest. */
const own = (context: Context, node: StepNode, letters: string): Lettered => ({ view: viewOf(context, node), letters })

/** The nest of a node that is one, found once. */
export const nestOfNode = (context: Context, node: StepNode): Nest => {
  const known = context.nests.get(node)
  if (known !== undefined) return known
  const nest = foundNest(context, node)
  context.nests.set(node, nest)
  return nest
}

const foundNest = (context: Context, node: StepNode): Nest => {
  const [a] = node.inputs
  const letters = axisLetters(a!)
  if (node.operation === 'product') return nestOfProduct(context, node)
  const isRows = node.operation === 'rowSums'
  return (
    nestOf(context, {
      a: own(context, a!, letters),
      b: undefined,
      start: undefined,
      value: own(context, node, isRows ? '0' : letters),
      isSummed: node.operation === 'sumExamples',
      end: rowEndOf(context, node, storeOf(context, node))
    }) ?? defect(`expected axes that fit together; got those of ${node.operation}`)
  )
}

/** Vectors one after the other: a copy for each. */
const stacked = (context: Context, node: StepNode) => {
  const whole = viewOf(context, node)
  let from = 0
  const nests = node.inputs.map(part => {
    const count = part.extents[0]!
    const place = viewThrough(
      // proof: a slice looks at nothing but its place and extents
      { operation: 'slice', value: from, extents: [count] } as unknown as StepNode,
      whole
    )
    from += count
    return (
      nestOf(context, {
        a: own(context, part, '0'),
        b: undefined,
        start: undefined,
        value: { view: place ?? defect('expected a part of a vector; got none'), letters: '0' },
        isSummed: false,
        end: noSlack
      }) ?? defect('expected a vector; got none')
    )
  })
  return piecesOfNests(context, node.batched, nests)
}

/** Each place of an image gets the sum over the windows that it is in: to zero, then window by window. */
const folded = (context: Context, node: StepNode) => {
  const [input] = node.inputs
  const store = storeOf(context, node)
  const windows = viewThrough(
    // proof: windows look at nothing but their width
    { operation: 'windows', value: node.value } as unknown as StepNode,
    viewOf(context, node)
  )!
  const value: Lettered = { view: windows, letters: '01' }
  const nest =
    nestOf(context, {
      a: own(context, input!, '01'),
      b: undefined,
      start: value,
      value,
      isSummed: false,
      end: noSlack
    }) ??
    nestOf(context, {
      a: { view: copiedView(context, input!), letters: '01' },
      b: undefined,
      start: value,
      value,
      isSummed: false,
      end: noSlack
    }) ??
    defect('expected windows that fit; got others')
  const examples = nest.outer.find(({ mark }) => mark === 'examples')
  const write = (fresh: Fresh, part?: Part): Code => {
    const place = fresh(I32)
    const { from, count } = part ?? { from: zero, count: store.rows }
    const own = part === undefined ? nest : partOfNest(nest, examples!, count)
    return [
      repeat(
        fresh,
        place,
        times(from, store.pitch),
        (count * store.pitch) / 16,
        16,
        context.vectors.store(place.get, store.base, context.vectors.zero)
      ),
      contract(context.vectors, fresh, own, undefined, true, from)
    ]
  }
  // of one component each they lie in one row
  const isCut = examples !== undefined && store.rows === examples.size
  return {
    write,
    cut: isCut ? { by: 'examples' as const, size: store.rows, work: store.rows * work(node) } : undefined
  }
}

/** Whether components lie one after the other. */
const isPlain = ({ axes }: View, bytes: number): boolean =>
  axes
    .flat()
    .every(
      ({ size, stride }, k, all) =>
        size === 1 || stride === bytes * all.slice(k + 1).reduce((product, factor) => product * factor.size, 1)
    )

/** Where the images of a value begin, and the bytes from one to the next; they are copied if they do not lie as `like` does. */
const images = (context: Context, node: StepNode, pitch: number): Pooling['x'] => {
  const view = viewOf(context, node)
  return isPlain(view, context.vectors.bytes) && view.example === pitch
    ? { base: view.base, pitch }
    : { base: copiedView(context, node).base, pitch }
}

/** Whether a node is made of the rows of a matrix that each example has, which lie one after the other. */
const isOfRows = (context: Context, { operation, batched, inputs }: StepNode): boolean =>
  operation === 'rowMax' ||
  (operation === 'rowSums' && batched && isPlain(viewOf(context, inputs[0]!), context.vectors.bytes))

const overRows = (context: Context, node: StepNode): Pieces => {
  const { vectors, constants, layouts } = context
  const { examples } = layouts
  const [input] = node.inputs
  const [rows = 1, columns = 1] = input!.extents
  const seen = viewOf(context, input!)
  const x = isPlain(seen, vectors.bytes) ? seen : copiedView(context, input!)
  const store = storeOf(context, node)
  const reducing: Reducing = {
    examples,
    rows,
    columns,
    max: node.operation === 'rowMax',
    x: { base: x.base, pitch: x.example },
    value: { base: store.base, pitch: exampleStride(context, store) }
  }
  return {
    write: (fresh, part) => reduced(vectors, constants, fresh, reducing, part),
    cut: { by: 'examples', size: examples, work: examples * rows * columns }
  }
}

const pooled = (context: Context, node: StepNode) => {
  const isBack = node.operation === 'unpool'
  const [first, second] = node.inputs
  const x = isBack ? second! : first!
  const pitchOf = (of: StepNode): number => (of.batched ? exampleStride(context, storeOf(context, of)) : 0)
  if (node.inputs.some(input => input.batched !== node.batched))
    return defect('expected a pool of what each example has; got one of what all share')
  const own = storeOf(context, node)
  const pitch = node.batched ? exampleStride(context, own) : 0
  const pooling: Pooling = {
    examples: node.batched ? context.layouts.examples : 1,
    // proof: what is pooled has three axes
    image: x.extents as unknown as Pooling['image'],
    k: node.value,
    x: images(context, x, isBack ? pitch : pitchOf(x)),
    pooled: isBack ? images(context, first!, pitchOf(first!)) : { base: own.base, pitch }
  }
  return {
    write: (fresh: Fresh, part?: Part): Code =>
      isBack ? unpool(context.vectors, fresh, pooling, own.base, part) : maxPool(context.vectors, fresh, pooling, part),
    cut: node.batched
      ? { by: 'examples' as const, size: pooling.examples, work: pooling.examples * work(node) }
      : undefined
  }
}

/** Whether the kernel of a node is a single nest, on which a loop over its value may ride. */
export const isNest = (context: Context, node: StepNode): boolean => isNestBy(node) && !isOfRows(context, node)

const isNestBy = ({ operation, extents }: StepNode): boolean =>
  operation === 'product' ||
  operation === 'copy' ||
  operation === 'rowSums' ||
  (operation === 'sumExamples' && extents.length > 0)

/** The code of a node that is no loop over components, and how it is cut. */
export const piecesOfNode = (context: Context, node: StepNode, riding?: Riding, keep = true): Pieces => {
  if (isNest(context, node)) return piecesOfNest(context, node.batched, nestOfNode(context, node), riding, keep)
  switch (node.operation) {
    case 'rowSums':
    case 'rowMax':
      return overRows(context, node)
    case 'stack':
      return stacked(context, node)
    case 'foldWindows':
      return folded(context, node)
    case 'maxPool':
    case 'unpool':
      return pooled(context, node)
    default:
      return defect(`expected an operation that is compiled; got ${node.operation}`)
  }
}

/** The kernel of a node that is no loop over components. */
export const pushNode = (context: Context, node: StepNode): void => {
  context.kernels.push({
    name: `${node.operation} ${spaceIn(context, node)}`,
    operations: [wordOf(node)],
    stage: context.stages.stage.get(node)! + 0.5,
    reads: node.inputs.map(input => sourceOf(context, input)),
    operands: node.inputs.slice(0, node.operation === 'product' ? 2 : undefined).map(input => sourceOf(context, input)),
    writes: [nameOf(context, node)],
    ...piecesOfNode(context, node)
  })
}
