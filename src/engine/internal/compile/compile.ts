/**
 * From the graph of a step to a WebAssembly module.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import { inOrder, usersOf, type Make, type StepNode } from '../graph/node.ts'
import { turnedOf } from '../plan/layout.ts'
import { newMemory, type Memory, type Store } from '../plan/memory.ts'
import { spaceOf, type Layouts } from '../plan/space.ts'
import { isGiven, isPointwise, isReduction, stagesOf } from '../plan/stage.ts'
import { withStarts } from '../plan/starts.ts'
import { isView } from '../plan/view.ts'
import { call, I32, loop, i32, plus, repeat, zero, type Code } from '../wasm/code.ts'
import { constantBytes, newConstants } from '../wasm/constants.ts'
import { functionOf, moduleOf } from '../wasm/module.ts'
import { vectorsOf, type Precision } from '../wasm/vector.ts'
import { storeOf, type Context, type Kernel } from './context.ts'
import { pushGroup } from './groups.ts'
import { pushNode } from './nests.ts'
import { hostOf, pushRide } from './rides.ts'
import { endangered, misplaced, ordered } from './order.ts'

/** What a program computes: a value for each name; where it is that of a leaf, the leaf is replaced. */
export interface Program {
  readonly make: Make
  readonly outputs: ReadonlyMap<string, StepNode>
  /** Leaves that have a place even if nothing reads them. */
  readonly leaves: readonly StepNode[]
  readonly examples: number
  /** The names of numbers that each run of the program writes down, one after the other. */
  readonly history: readonly string[]
}

export interface CompileOptions extends Precision {
  /** Whether loops over components are joined. */
  readonly fuse: boolean
  /** Whether loops ride on the products that they come after. */
  readonly ride: boolean
  /** Which of several programs over one memory it is: each has constants of its own. */
  readonly place: 0 | 1
}

/** Runs in one call whose numbers are written down. */
export const historyLength = 1024

/** What is kept of a kernel once its code is written. */
export type KernelNote = Pick<Kernel, 'name' | 'operations' | 'stage' | 'writes'>

/** A compiled program: its module, and where things lie in its memory. */
export interface Compiled {
  readonly width: 64 | 32
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
  readonly outside: readonly ((x: number) => number)[]
  readonly stores: ReadonlyMap<string, Store>
  readonly history: { readonly base: number; readonly pitch: number }
  readonly kernels: readonly KernelNote[]
  readonly places: readonly { readonly name: string; readonly base: number; readonly bytes: number }[]
  /** Puts constants into fresh memory. */
  readonly prepare: (memory: ArrayBuffer) => void
}

/** Outputs each of which has a value of its own that lies as its leaf does. */
const separate = (program: Program, outputs: ReadonlyMap<string, StepNode>): ReadonlyMap<string, StepNode> => {
  const taken = new Set<StepNode>()
  return new Map(
    [...outputs].map(([name, node]) => {
      const isOwn = !isGiven(node) && !isView(node) && node.operation !== 'fill' && !taken.has(node)
      taken.add(node)
      return [name, isOwn ? node : program.make('copy', node.extents, [node], { name, batched: node.batched })]
    })
  )
}

/** The most numbers that a run writes down. */
const mostNoted = 3

const historyIn = (memory: Memory): Compiled['history'] => {
  const pitch = 16 * mostNoted
  return { base: memory.room('#history', pitch * historyLength), pitch }
}

const step = (kernels: readonly Kernel[], imported: number): Code => kernels.map((_, k) => call(imported + k))

const contextOf = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>,
  aside: ReadonlySet<string>
): Context => {
  const vectors = vectorsOf(options)
  const order = inOrder([...program.leaves, ...outputs.values()])
  const layouts: Layouts = { examples: program.examples, vectors, turned: turnedOf(order, outputs) }
  return {
    make: program.make,
    vectors,
    constants: newConstants(vectors, options.place * constantBytes),
    layouts,
    memory: newMemory(layouts, 2 * constantBytes),
    stages: stagesOf(order, node => spaceOf(layouts, node), options.fuse),
    users: usersOf(order),
    into: new Map([...outputs].map(([name, node]) => [node, aside.has(name) ? `next ${name}` : name])),
    kernels: [],
    copies: new Map(),
    outside: []
  }
}

const written = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>,
  aside: ReadonlySet<string>
): readonly [Context, readonly Kernel[]] => {
  const context = contextOf(program, options, outputs, aside)
  // first of all what several programs over one memory have in common
  historyIn(context.memory)
  for (const leaf of program.leaves) storeOf(context, leaf)
  for (const node of outputs.values()) storeOf(context, node)
  const hosts = new Set<StepNode>()
  for (const group of context.stages.groups) {
    const host = options.ride ? hostOf(context, group, hosts) : undefined
    if (host === undefined) pushGroup(context, group)
    else {
      hosts.add(host)
      pushRide(context, host, group)
    }
  }
  for (const node of context.users.keys())
    if (!hosts.has(node) && !isGiven(node) && !isView(node) && !isPointwise(node) && !isReduction(node))
      pushNode(context, node)
  const isLeaf = (name: string): boolean => outputs.has(name) && !name.startsWith('#')
  const kernels = ordered(context, isLeaf)
  const odd = misplaced(context, kernels)
  if (odd.length > 0) return defect(`expected kernels in order; got one that ${odd[0]}`)
  const more = endangered(kernels)
  if (more.length > 0) return written(program, options, outputs, new Set([...aside, ...more]))
  return [context, [...kernels, ...[...aside].map(name => moved(context, outputs.get(name)!, name))]]
}

/** The kernel that puts a new value in the place of the old one, once all has been read. */
const moved = (context: Context, node: StepNode, name: string): Kernel => {
  const { vectors, layouts, memory } = context
  const space = spaceOf(layouts, node)
  const [from, to] = [memory.named(`next ${name}`, space), memory.named(name, space)]
  return {
    name: `move ${name}`,
    operations: ['move'],
    stage: Infinity,
    reads: [node],
    writes: [name],
    write: fresh => {
      const place = fresh(I32)
      return repeat(
        fresh,
        place,
        zero,
        (from.rows * from.pitch) / 16,
        16,
        vectors.store(place.get, to.base, vectors.load(place.get, from.base))
      )
    }
  }
}

/** The module of a program. */
export const compiled = (program: Program, options: CompileOptions): Compiled => {
  const names = [...program.outputs.keys()]
  const started = withStarts(program.make, [...program.outputs.values()])
  const outputs = separate(program, new Map(names.map((name, k) => [name, started[k]!])))
  const [context, kernels] = written(program, options, outputs, new Set())
  const { vectors, memory, constants, outside } = context
  const functions = kernels.map((kernel, k) => functionOf(`${k} ${kernel.name}`, [], (_, fresh) => kernel.write(fresh)))
  const imported = outside.length
  const history = historyIn(memory)
  const runs = functionOf(
    'runs',
    [I32],
    ([count], fresh) => {
      const place = fresh(I32)
      const noted = program.history.map((name, k) =>
        vectors.store(place.get, history.base + 16 * k, vectors.load(zero, memory.named(name, 'number').base))
      )
      return [
        place.set(zero),
        loop(
          [step(kernels, imported), noted, place.set(plus(place.get, history.pitch))],
          count!.tee(i32.sub(count!.get, i32.constant(1)))
        )
      ]
    },
    true
  )
  const bytes = moduleOf([...functions, runs], Math.ceil(memory.end() / 65536), imported)
  const leafStores = [...program.leaves, ...outputs.values()].map(node => storeOf(context, node))
  const stores = new Map([
    ...program.leaves.map((leaf, k) => [leaf.name, leafStores[k]!] as const),
    ...[...outputs.keys()].map(
      name => [name, memory.named(name, spaceOf(context.layouts, outputs.get(name)!))] as const
    )
  ])
  return {
    width: vectors.width,
    bytes,
    pages: Math.ceil(memory.end() / 65536) + 1,
    outside,
    stores,
    history,
    kernels: kernels.map(({ name, operations, stage, writes }) => ({ name, operations, stage, writes })),
    places: memory.places(),
    prepare: constants.write
  }
}
