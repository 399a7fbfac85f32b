import type { Extents } from '../../dimension/size.ts'
import { putInto, sliced, toArray, toBuffer } from './buffer.ts'
import { agree, agreeExtents, defect, showExtents } from './defect.ts'
import { addTo, countOf, extentsOf, extentsOfSize, isTensor, ownTensor, valuesOf, type AnyTensor } from './tensor.ts'

/** A tree of tensors described as plain data. */
export type Description =
  | { readonly _tag: 'Tensor'; readonly extents: Extents }
  | { readonly _tag: 'Struct'; readonly fields: Readonly<Record<string, Description>> }
  | { readonly _tag: 'Tuple'; readonly items: readonly Description[] }

/** The shape of the trees `P`. */
export interface Shape<in out P> {
  /** The shape as plain data. */
  readonly description: Description
  /** The number of components. */
  readonly count: number
  /** The components in order. */
  readonly flatten: (tree: P) => readonly number[]
  /**
   * The tree of `count` components. Those that `flatten` made of a tree of another shape are refused, but for vectors, which go with all; see the
   * function `unflatten` for arrays from outside.
   */
  readonly unflatten: (components: readonly number[]) => P
}

/** A tensor's place in a tree. */
export type Leaf = {
  readonly path: readonly string[]
  readonly extents: Extents
  readonly offset: number
  readonly count: number
}

/** A description compiled to what is done with its trees. */
export type Layout = {
  readonly count: number
  readonly leaves: readonly Leaf[]
  /** What stands at the leaves of a tree, in order. */
  readonly take: (tree: unknown) => readonly unknown[]
  /** The frozen tree with the given things at its leaves. */
  readonly make: (leaves: readonly unknown[]) => unknown
}

type Node = { readonly leaves: readonly { readonly path: readonly string[]; readonly extents: Extents }[] } & {
  /** Puts what stands at the leaves into `out`. */
  readonly take: (tree: unknown, out: unknown[]) => void
  /** The tree of the leaves from an offset on. */
  readonly make: (leaves: readonly unknown[], offset: number) => unknown
}

const branch = (
  names: readonly string[],
  children: readonly Node[],
  assemble: (children: unknown[]) => object,
  fits: (tree: object) => void = () => {}
): Node => {
  // frozen, for the layout stays, and methods of arrays may be exchanged by ones that keep what they see
  const [keys, nodes] = [Object.freeze([...names]), Object.freeze([...children])]
  const starts = [0]
  for (let k = 0; k < nodes.length; k++) starts.push(starts[k]! + nodes[k]!.leaves.length)
  Object.freeze(starts)
  return {
    leaves: Object.freeze(
      nodes.flatMap((node, k) =>
        node.leaves.map(({ path, extents }) => ({ path: Object.freeze([keys[k]!, ...path]), extents }))
      )
    ),
    take: (tree, out) => {
      if (typeof tree !== 'object' || tree === null) return void defect(`expected ${listed(keys)}; got ${String(tree)}`)
      // proof: the description is that of the tree, by the type of Shape; what is missing is told at the leaf
      const record = tree as Readonly<Record<string, unknown>>
      fits(tree)
      for (let k = 0; k < nodes.length; k++) nodes[k]!.take(record[keys[k]!], out)
    },
    make: (leaves, offset) => Object.freeze(assemble(nodes.map((node, k) => node.make(leaves, offset + starts[k]!))))
  }
}

const itemsAgree = (expected: number, got: number): void => {
  if (got !== expected) defect(`expected ${expected} items of a tuple; got ${got}`)
}

const listed = (keys: readonly string[]): string => (keys.length === 0 ? 'nothing' : `a record of ${keys.join(', ')}`)

const nodeOf = (description: Description | undefined): Node => {
  // JavaScript lets through what is no shape at all
  if (description === undefined)
    return defect('expected a Shape, such as vectorShape(3), or noShape where there are no parameters; got none')
  switch (description._tag) {
    case 'Tensor':
      return {
        leaves: Object.freeze([{ path: Object.freeze([]), extents: description.extents }]),
        take: (tree, out) => void out.push(tree),
        make: (leaves, offset) => leaves[offset]
      }
    case 'Struct': {
      const names = Object.freeze(Object.keys(description.fields))
      return branch(names, Object.values(description.fields).map(nodeOf), children =>
        Object.fromEntries(names.map((name, k) => [name, children[k]]))
      )
    }
    case 'Tuple':
      return branch(
        [...description.items.keys()].map(String),
        description.items.map(nodeOf),
        children => children,
        // a tuple that was pushed to keeps its type
        tree => Array.isArray(tree) && itemsAgree(description.items.length, tree.length)
      )
  }
}

const layouts = new WeakMap<Description, Layout>()

/** The layout of a description; made once. */
export const layoutOf = ({ description }: { readonly description: Description }): Layout => {
  const known = layouts.get(description)
  if (known !== undefined) return known
  const node = nodeOf(description)
  let offset = 0
  const leaves = Object.freeze(
    node.leaves.map(({ path, extents }): Leaf => {
      const leaf = Object.freeze({ path, extents, offset, count: countOf(extents) })
      offset += leaf.count
      return leaf
    })
  )
  const layout: Layout = {
    count: offset,
    leaves,
    take: tree => {
      const out: unknown[] = []
      node.take(tree, out)
      return out
    },
    make: things => node.make(things, 0)
  }
  layouts.set(description, layout)
  return layout
}

/** What came in the place of a tensor. All of an array would be pages; what prints as a tensor may be one of another copy of the library. */
const showThing = (thing: unknown): string =>
  typeof thing === 'object' && thing !== null
    ? Array.isArray(thing)
      ? 'an array: make a tensor of it with vector([…]), matrix([[…]]) or tensorFrom(size)(array)'
      : 'an object that is none, or that another copy of the library made: import one copy'
    : String(thing)

/** A leaf of a tree as the tensor that the layout says; anything else is a defect that names the leaf. */
const tensorAt = ({ path, extents }: Leaf, thing: unknown): AnyTensor => {
  // proof: only looked at as a tensor where it is one
  const tensor = thing as AnyTensor
  if (!isTensor(thing)) return defect(`expected a Tensor at ${path.join('.') || 'the root'}; got ${showThing(thing)}`)
  agreeExtents(extents, extentsOf(tensor))
  return tensor
}

/** The tensors at the leaves of a tree, each of the size that the layout says. */
export const tensorsOf = (layout: Layout, tree: unknown): readonly AnyTensor[] => {
  const things = layout.take(tree)
  return layout.leaves.map((leaf, k) => tensorAt(leaf, things[k]))
}

/** The same tree, frozen to the bottom and nothing in it but what the layout says. */
export const settled = (layout: Layout, tree: unknown): unknown => layout.make(tensorsOf(layout, tree))

/** The components of a tree as a fresh buffer. */
export const gathered = (layout: Layout, tree: unknown): Float64Array => {
  const buffer = new Float64Array(layout.count)
  tensorsOf(layout, tree).forEach((tensor, k) => putInto(buffer, valuesOf(tensor), layout.leaves[k]!.offset))
  return buffer
}

/** The tree of a buffer, which is copied. */
export const scattered = (layout: Layout, buffer: Float64Array): unknown =>
  layout.make(
    layout.leaves.map(({ extents, offset, count }) => ownTensor(extents, sliced(buffer, offset, offset + count)))
  )

/** Adds the components of a tree to a buffer of their sums. */
export const accumulate = (layout: Layout, buffer: Float64Array, tree: unknown): void => {
  const tensors = tensorsOf(layout, tree)
  for (let k = 0; k < tensors.length; k++) addTo(buffer, layout.leaves[k]!.offset, tensors[k]!)
}

/** The tree whose buffers are made leaf by leaf of those of others; the buffers made must be fresh. */
export const merged = (
  layout: Layout,
  merge: (...buffers: Float64Array[]) => Float64Array,
  trees: readonly unknown[]
): unknown => {
  const all = trees.map(tree => tensorsOf(layout, tree))
  return layout.make(
    layout.leaves.map(({ extents }, k) => ownTensor(extents, merge(...all.map(tensors => valuesOf(tensors[k]!)))))
  )
}

const frozen = (description: Description): Description => {
  switch (description._tag) {
    case 'Tensor':
      return Object.freeze({ _tag: 'Tensor', extents: extentsOfSize(description.extents) })
    case 'Struct':
      return Object.freeze({
        _tag: 'Struct',
        fields: Object.freeze(
          Object.fromEntries(Object.entries(description.fields).map(([name, field]) => [name, frozen(field)]))
        )
      })
    case 'Tuple':
      return Object.freeze({ _tag: 'Tuple', items: Object.freeze(description.items.map(frozen)) })
  }
}

/** For example `0.weights [3, 2], 0.bias [3]`. */
const shownLeaves = ({ leaves }: Layout): string =>
  leaves.map(({ path, extents }) => `${path.join('.')} ${showExtents(extents)}`).join(', ')

const isVector = ({ leaves: [first, ...others] }: Layout): boolean =>
  others.length === 0 && first?.path.length === 0 && first.extents.length === 1

/** Of which layout the components in an array are, where `flatten` made it. */
const origins = new WeakMap<readonly number[], Layout>()

/** Refuses components of other trees; a vector takes those of all, and gives them to all. */
const agreeOrigin = (layout: Layout, components: readonly number[]): void => {
  const origin = origins.get(components)
  if (origin === undefined || origin === layout || isVector(origin) || isVector(layout)) return
  const [expected, got] = [shownLeaves(layout), shownLeaves(origin)]
  if (expected !== got) defect(`expected the components of ${expected}; got those of ${got}`)
}

/** The shape that a description describes; the caller states the trees' type. */
export const shapeOf = <P>(given: Description): Shape<P> => {
  const description = Object.isFrozen(given) ? given : frozen(given)
  const layout = layoutOf({ description })
  return Object.freeze({
    description,
    count: layout.count,
    flatten: (tree: P) => {
      const components = toArray(gathered(layout, tree))
      origins.set(components, layout)
      return components
    },
    unflatten: (components: readonly number[]) => {
      agree(layout.count, components.length)
      agreeOrigin(layout, components)
      // proof: the tree grows from the description of P
      return scattered(layout, toBuffer(components)) as P
    }
  })
}
