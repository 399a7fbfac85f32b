/**
 * Where a value lies: rows of equal length, each beginning on a cache line of its own.
 *
 * What each example has is a row, row-major. Single numbers of the examples are one row together. A matrix that all share has its own rows, or lies turned, with a
 * row for each column. A number that all share fills a vector.
 */
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { StepNode } from '../graph/node.ts'
import type { Vectors } from '../wasm/vector.ts'

/** How values of equal layout are named: two of one space have their components at the same places. */
export type Space = string

/** The rows of a space. */
export interface Form {
  readonly rows: number
  readonly columns: number
  /** Bytes from row to row: of long rows an odd number of cache lines, so that they do not contend for places in the cache. */
  readonly pitch: number
}

/** What the layouts of a program are decided by. */
export interface Layouts {
  readonly examples: number
  readonly vectors: Vectors
  /** The matrices that lie turned. */
  readonly turned: ReadonlySet<StepNode>
}

export const isMatrix = ({ batched, extents }: StepNode): boolean => !batched && extents.length === 2

/** The space of so many components of each example; of one they lie as numbers do. */
export const rowsOf = (count: number): Space => (count === 1 ? 'examples' : `rows ${count}`)

/** The space of a node's value. */
export const spaceOf = ({ turned }: Layouts, node: StepNode): Space => {
  const count = countOf(node.extents)
  if (node.batched) return rowsOf(count)
  if (node.extents.length === 0) return 'number'
  if (!isMatrix(node)) return `vector ${count}`
  const [rows, columns] = node.extents
  return `${turned.has(node) ? 'turned' : 'matrix'} ${rows} ${columns}`
}

const [cacheLine, vectorBytes] = [64, 16]

/** Whole vectors for so few bytes as are less than a cache line; else whole cache lines, an odd number of them. */
const pitchOf = (bytes: number): number => {
  if (bytes < cacheLine) return Math.ceil(bytes / vectorBytes) * vectorBytes
  const lines = Math.ceil(bytes / cacheLine)
  return (lines % 2 === 1 ? lines : lines + 1) * cacheLine
}

/** The rows of a space. */
export const formOf = ({ examples, vectors }: Layouts, space: Space): Form => {
  const [kind, first, second] = space.split(' ')
  const form = (rows: number, columns: number): Form => ({
    rows,
    columns,
    pitch:
      rows === 1 ? Math.ceil((columns * vectors.bytes) / vectorBytes) * vectorBytes : pitchOf(columns * vectors.bytes)
  })
  switch (kind) {
    case 'number':
      return form(1, vectors.lanes)
    case 'examples':
      return form(1, examples)
    case 'rows':
      // the pitch of a row is the same for one example as for many
      return { ...form(2, Number(first)), rows: examples }
    case 'vector':
      return form(1, Number(first))
    case 'turned':
      return form(Number(second), Number(first))
    default:
      return form(Number(first), Number(second))
  }
}
