import { agree } from './defect.ts'
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

const sizeOf = (description: Description): number => {
  switch (description._tag) {
    case 'Vector':
      return description.length
    case 'Matrix':
      return description.rows * description.columns
    case 'Struct':
      return Object.values(description.fields).reduce((total, field) => total + sizeOf(field), 0)
    case 'Tuple':
      return description.items.reduce((total, item) => total + sizeOf(item), 0)
  }
}

/** How to make the leaves of a tree from a stretch of components. */
type Leaves<S> = {
  readonly vector: (scalars: readonly S[]) => unknown
  readonly matrix: (rows: number, columns: number, scalars: readonly S[]) => unknown
}

const grow = <S>(description: Description, scalars: readonly S[], offset: number, leaves: Leaves<S>): unknown => {
  switch (description._tag) {
    case 'Vector':
      return leaves.vector(scalars.slice(offset, offset + description.length))
    case 'Matrix': {
      const { rows, columns } = description
      return leaves.matrix(rows, columns, scalars.slice(offset, offset + rows * columns))
    }
    case 'Struct': {
      let next = offset
      const fields: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(description.fields)) {
        fields[name] = grow(field, scalars, next, leaves)
        next += sizeOf(field)
      }
      return fields
    }
    case 'Tuple': {
      let next = offset
      return description.items.map(item => {
        const tree = grow(item, scalars, next, leaves)
        next += sizeOf(item)
        return tree
      })
    }
  }
}

const gather = (description: Description, tree: unknown, out: number[]): void => {
  switch (description._tag) {
    case 'Vector': {
      // proof: the description is that of the tree, by the type of Shape
      const values = vectorValues(tree as Vector<number>)
      agree(description.length, values.length)
      for (const x of values) out.push(x)
      return
    }
    case 'Matrix': {
      // proof: as above
      const matrix = tree as Matrix<number, number>
      agree(description.rows, Number(matrix.rows))
      agree(description.columns, Number(matrix.columns))
      for (const x of matrixValues(matrix)) out.push(x)
      return
    }
    case 'Struct':
      // proof: as above
      for (const [name, field] of Object.entries(description.fields))
        gather(field, (tree as Readonly<Record<string, unknown>>)[name], out)
      return
    case 'Tuple':
      // proof: as above
      description.items.forEach((item, i) => gather(item, (tree as readonly unknown[])[i], out))
  }
}

const tensors: Leaves<number> = {
  // proof: the dimensions are those of the tensor that is described
  vector: scalars => ownVector(scalars.length as never, Float64Array.from(scalars)),
  matrix: (rows, columns, scalars) => ownMatrix(rows as never, columns as never, Float64Array.from(scalars))
}

const arrays = <S>(): Leaves<S> => ({
  vector: scalars => scalars,
  matrix: (rows, columns, scalars) =>
    Array.from({ length: rows }, (_, r) => scalars.slice(r * columns, (r + 1) * columns))
})

/** The shape that a description describes; the caller states the trees' type. */
export const shapeOf = <P>(description: Description): Shape<P> => {
  const size = sizeOf(description)
  return {
    description,
    size,
    flatten: tree => {
      const out: number[] = []
      gather(description, tree, out)
      return out
    },
    unflatten: components => {
      agree(size, components.length)
      // proof: the tree grows from the description of P
      return grow(description, components, 0, tensors) as P
    },
    over: <S>(scalars: readonly S[]) => {
      agree(size, scalars.length)
      // proof: as above, with arrays for tensors
      return grow(description, scalars, 0, arrays<S>()) as Over<S, P>
    }
  }
}
