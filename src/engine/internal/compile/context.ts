/**
 * What all kernels of a program share while they are written.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import type { Make, StepNode } from '../graph/node.ts'
import type { Gemm } from '../kernel/gemm.ts'
import type { Nest } from '../kernel/nest.ts'
import type { Part } from '../kernel/part.ts'
import { inside, type Memory, type Store } from '../plan/memory.ts'
import { formOf, spaceOf, type Layouts, type Space } from '../plan/space.ts'
import type { Scopes } from '../plan/scope.ts'
import type { Stages } from '../plan/stage.ts'
import type { Constants } from '../wasm/constants.ts'
import type { Code, Fresh } from '../wasm/code.ts'
import type { Vectors } from '../wasm/vector.ts'

/** A piece of a step: the values that it reads, the names of the places that it writes, and its code. */
export interface Kernel {
  readonly name: string
  /** What it computes, in words. */
  readonly operations: readonly string[]
  /** Kernels run in the order of their stages. */
  readonly stage: number
  readonly reads: readonly StepNode[]
  /** Those of them that are read again and again, so that nothing may be written over them while the kernel runs. */
  readonly operands?: readonly StepNode[]
  readonly writes: readonly string[]
  /** What it writes for itself on the way. */
  readonly scratch?: readonly string[]
  /** The kernels that it calls. */
  readonly inner?: readonly Kernel[]
  /** What it is a copy of: whoever reads the copy says that it reads this. */
  readonly copies?: StepNode
  /** The code of the whole, or of a part, with calls of the same of its inner kernels. */
  readonly write: (fresh: Fresh, part: Part | undefined, calls: readonly Code[]) => Code
  /** How it may be cut; without, it is one piece. */
  readonly cut?: Cut | undefined
  readonly movable?: Movable | undefined
}

/** Code that does its work at any addresses: kernels of one key differ in these alone, and may be one function. */
export interface Movable {
  readonly key: string
  readonly addresses: readonly number[]
  readonly write: (fresh: Fresh, addresses: readonly Code[]) => Code
}

/** The turns that a kernel may be cut into: of examples, each of which needs only itself, or of components of its value. */
export interface Cut {
  readonly by: 'examples' | 'value'
  readonly size: number
  /** Operations of all turns, roughly. */
  readonly work: number
}

export interface Context {
  /** The context around the body of a loop, and all that differs from turn to turn. */
  readonly around?: { readonly context: Context; readonly inner: ReadonlySet<StepNode> }
  /** What is computed in this context, each after its inputs. */
  readonly nodes: readonly StepNode[]
  readonly scopes: Scopes
  readonly make: Make
  readonly vectors: Vectors
  readonly constants: Constants
  readonly layouts: Layouts
  readonly memory: Memory
  readonly stages: Stages
  /** The stages of some nodes. */
  readonly staged: (nodes: readonly StepNode[]) => Stages
  readonly users: ReadonlyMap<StepNode, readonly StepNode[]>
  /** The leaf, or other name, that a node's value goes to. */
  readonly into: ReadonlyMap<StepNode, string>
  /** Values that lie in the place of another one. */
  readonly shares: ReadonlyMap<string, string>
  readonly kernels: Kernel[]
  /** The nests of nodes that are one. */
  readonly nests: Map<StepNode, Nest>
  /** Copies that have been made, by node and space. */
  readonly copies: Map<string, Store>
  /** Functions of the host that the module calls. */
  readonly outside: ((x: number) => number)[]
  /** Products that are left to a function of the user's, by their places among those. */
  readonly foreign: Map<number, ForeignProduct>
  /** The multiplications from which on a product is left to it. */
  readonly leastForeign: number
}

/** A product that is left to others, and whether what it starts from lies in its place. */
export type ForeignProduct = Gemm & { readonly beta: 0 | 1 }

export const spaceIn = ({ layouts }: Context, node: StepNode): Space => spaceOf(layouts, node)

/** The name of the place of a node's value. */
export const nameOf = ({ into, shares }: Context, node: StepNode): string => {
  if (node.operation === 'leaf') return node.name
  if (node.operation === 'constant') return `constant ${node.value}`
  const own = into.get(node) ?? inside(node)
  return shares.get(own) ?? own
}

/** The place of a node's value; that of a constant is in the table of constants. */
export const storeOf = (context: Context, node: StepNode): Store => {
  const space = spaceIn(context, node)
  if (node.operation !== 'constant') return context.memory.named(nameOf(context, node), space)
  const base = context.constants.place(node.value) ?? defect('expected fewer constants; got too many for their table')
  return { ...formOf(context.layouts, space), space, base }
}

/** An operation in words; a product by the letters of its axes, e that of the examples. */
export const wordOf = ({ operation, letters, inputs, batched }: StepNode): string => {
  if (operation !== 'product') return operation
  const [a, b, value] = letters
  const axes = (own: string, isBatched: boolean): string => `${isBatched ? 'e' : ''}${own}` || '1'
  return `product ${axes(a, inputs[0]!.batched)}·${axes(b, inputs[1]!.batched)} → ${axes(value, batched)}${
    inputs[2] === undefined ? '' : ', from a start'
  }`
}
