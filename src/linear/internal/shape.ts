import { toArray, toBuffer } from './buffer.ts'
import { agree, size } from './defect.ts'
import { matrixValues, ownMatrix, ownVector, vectorValues, type Matrix, type Vector } from './tensor.ts'

/** A tree of tensors described as plain data. */
export type Description =
  | { readonly _tag: 'Vector'; readonly length: number }
  | { readonly _tag: 'Matrix'; readonly rows: number; readonly columns: number }
  | { readonly _tag: 'Struct'; readonly fields: Readonly<Record<string, Description>> }
  | { readonly _tag: 'Tuple'; readonly items: readonly Description[] }

/** `P` read over the scalar `S`: vectors are arrays, matrices are arrays of rows, the rest of the tree stays. */
export type Over<S, P> =
  P extends Vector<infer _N>
    ? readonly S[]
    : P extends Matrix<infer _R, infer _C>
      ? readonly (readonly S[])[]
      : { readonly [K in keyof P]: Over<S, P[K]> }

/** The shape of the trees `P`. */
export interface Shape<in out P> {
  /** The shape as plain data. */
  readonly description: Description
  /** The number of components. */
  readonly size: number
  /** The components in order. */
  readonly flatten: (tree: P) => readonly number[]
  /** The tree of `size` components; see the function `unflatten` for arrays from outside. */
  readonly unflatten: (components: readonly number[]) => P
  /** The tree of `size` scalars, for equations. */
  readonly over: <S>(scalars: readonly S[]) => Over<S, P>
}

/** How to make the leaves of a tree from a stretch of components. */
type Leaves<S> = {
  readonly vector: (scalars: readonly S[]) => unknown
  readonly matrix: (rows: number, columns: number, scalars: readonly S[]) => unknown
}

/** The buffer of a leaf from those of two. */
type Merge = (a: Float64Array, b: Float64Array) => Float64Array

/** A description compiled to what is done with its trees. */
interface Walker {
  readonly size: number
  /** Writes the components of a tree to a buffer, from an offset on. */
  readonly gather: (tree: unknown, out: Float64Array, offset: number) => void
  /** The tree of the scalars from an offset on. */
  readonly grow: <S>(scalars: readonly S[], offset: number, leaves: Leaves<S>) => unknown
  /** Merges two trees leaf by leaf. */
  readonly merge: (merge: Merge, a: unknown, b: unknown) => unknown
}

const walkVector = (length: number): Walker => {
  const read = (tree: unknown): Float64Array => {
    // proof: the description is that of the tree, by the type of Shape
    const values = vectorValues(tree as Vector<number>)
    agree(length, values.length)
    return values
  }
  return {
    size: size(length),
    gather: (tree, out, offset) => copy(read(tree), out, offset),
    grow: (scalars, offset, leaves) => leaves.vector(scalars.slice(offset, offset + length)),
    // proof: the length is that of the vector that is described
    merge: (merge, a, b) => ownVector(length as never, merge(read(a), read(b)))
  }
}

const walkMatrix = (rows: number, columns: number): Walker => {
  const read = (tree: unknown): Float64Array => {
    // proof: the description is that of the tree, by the type of Shape
    const matrix = tree as Matrix<number, number>
    const values = matrixValues(matrix)
    agree(rows, Number(matrix.rows))
    agree(columns, Number(matrix.columns))
    return values
  }
  return {
    size: size(rows) * size(columns),
    gather: (tree, out, offset) => copy(read(tree), out, offset),
    grow: (scalars, offset, leaves) => leaves.matrix(rows, columns, scalars.slice(offset, offset + rows * columns)),
    // proof: the shape is that of the matrix that is described
    merge: (merge, a, b) => ownMatrix(rows as never, columns as never, merge(read(a), read(b)))
  }
}

const copy = (values: Float64Array, out: Float64Array, offset: number): void => {
  for (let i = 0; i < values.length; i++) out[offset + i] = values[i]!
}

/** A walker of branches under keys; `assemble` makes the node of what stands under each. */
const walkBranches = (
  keys: readonly (string | number)[],
  branches: readonly Walker[],
  assemble: (children: readonly unknown[]) => unknown
): Walker => {
  const starts: number[] = [0]
  branches.forEach((branch, k) => starts.push(starts[k]! + branch.size))
  // proof: the description is that of the tree, by the type of Shape
  const child = (tree: unknown, k: number): unknown => (tree as Readonly<Record<string | number, unknown>>)[keys[k]!]
  return {
    size: starts.at(-1)!,
    gather: (tree, out, offset) =>
      branches.forEach((branch, k) => branch.gather(child(tree, k), out, offset + starts[k]!)),
    grow: (scalars, offset, leaves) =>
      assemble(branches.map((branch, k) => branch.grow(scalars, offset + starts[k]!, leaves))),
    merge: (merge, a, b) => assemble(branches.map((branch, k) => branch.merge(merge, child(a, k), child(b, k))))
  }
}

const walkerOf = (description: Description): Walker => {
  switch (description._tag) {
    case 'Vector':
      return walkVector(description.length)
    case 'Matrix':
      return walkMatrix(description.rows, description.columns)
    case 'Struct': {
      const names = Object.keys(description.fields)
      return walkBranches(names, Object.values(description.fields).map(walkerOf), children =>
        Object.fromEntries(names.map((name, k) => [name, children[k]]))
      )
    }
    case 'Tuple':
      return walkBranches([...description.items.keys()], description.items.map(walkerOf), children => children)
  }
}

const tensors: Leaves<number> = {
  // proof: the dimensions are those of the tensor that is described
  vector: scalars => ownVector(scalars.length as never, toBuffer(scalars)),
  matrix: (rows, columns, scalars) => ownMatrix(rows as never, columns as never, toBuffer(scalars))
}

const arrays = <S>(): Leaves<S> => ({
  vector: scalars => scalars,
  matrix: (rows, columns, scalars) =>
    Array.from({ length: rows }, (_, r) => scalars.slice(r * columns, (r + 1) * columns))
})

/** The components of a tree as a fresh buffer. */
const gathered = (walker: Walker, tree: unknown): Float64Array => {
  const buffer = new Float64Array(walker.size)
  walker.gather(tree, buffer, 0)
  return buffer
}

/** The shape that a description describes; the caller states the trees' type. */
export const shapeOf = <P>(description: Description): Shape<P> => {
  const walker = walkerOf(description)
  return {
    description,
    size: walker.size,
    flatten: tree => toArray(gathered(walker, tree)),
    unflatten: components => {
      agree(walker.size, components.length)
      // proof: the tree grows from the description of P
      return walker.grow(components, 0, tensors) as P
    },
    over: <S>(scalars: readonly S[]) => {
      agree(walker.size, scalars.length)
      // proof: as above, with arrays for tensors
      return walker.grow(scalars, 0, arrays<S>()) as Over<S, P>
    }
  }
}

/** What a vector space does with the trees of a shape; the buffers that `merge` returns must be fresh. */
export const treesOf = <P>({
  description
}: Shape<P>): { readonly buffer: (tree: P) => Float64Array; readonly merge: (merge: Merge, a: P, b: P) => P } => {
  const walker = walkerOf(description)
  return {
    buffer: tree => gathered(walker, tree),
    // proof: the merged tree is of the description of P
    merge: (merge, a, b) => walker.merge(merge, a, b) as P
  }
}
