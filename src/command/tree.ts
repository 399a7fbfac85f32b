/**
 * Trees of tensors as JSON.
 */
import type { Description } from '../tensor/shape.ts'
import { countOf } from './sizes.ts'

/** A number as JSON has it; what JSON lacks (−0, NaN, ±∞) is a text. */
export type JsonNumber = number | string

/** A tree of tensors as JSON. */
export type Tree = JsonNumber | readonly Tree[] | { readonly [name: string]: Tree }

/** Never fails. JavaScript prints the shortest digits that read back to the same double. */
export const jsonNumber = (x: number): JsonNumber => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? x : String(x))

/** A tree and the components that are left. */
type Grown = { readonly tree: Tree; readonly rest: readonly number[] }

/** Components, row-major, as arrays of arrays. */
const nested = ([first = 1, ...rest]: readonly number[], components: readonly number[]): Tree => {
  const stride = countOf(rest)
  return rest.length === 0
    ? components.map(jsonNumber)
    : Array.from({ length: first }, (_, k) => nested(rest, components.slice(k * stride, (k + 1) * stride)))
}

const grow = (description: Description, components: readonly number[]): Grown => {
  switch (description._tag) {
    case 'Tensor': {
      const count = countOf(description.extents)
      return { tree: nested(description.extents, components.slice(0, count)), rest: components.slice(count) }
    }
    case 'Struct': {
      const names = Object.keys(description.fields)
      const { trees, rest } = growAll(Object.values(description.fields), components)
      return { tree: Object.fromEntries(trees.map((tree, i) => [names[i] ?? '', tree])), rest }
    }
    case 'Tuple': {
      const { trees, rest } = growAll(description.items, components)
      return { tree: trees, rest }
    }
  }
}

const growAll = (descriptions: readonly Description[], components: readonly number[]) =>
  descriptions.reduce<{ readonly trees: readonly Tree[]; readonly rest: readonly number[] }>(
    ({ trees, rest }, each) => {
      const grown = grow(each, rest)
      return { trees: [...trees, grown.tree], rest: grown.rest }
    },
    { trees: [], rest: components }
  )

/** The tree of a shape with the given components. Cost: O(components) for each level. */
export const treeOf = (description: Description, components: readonly number[]): Tree =>
  grow(description, components).tree
