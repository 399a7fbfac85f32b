/**
 * From the graph of a step to a WebAssembly module.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import { inOrder, usersOf, type Make, type StepNode } from '../graph/node.ts'
import { turnedOf } from '../plan/layout.ts'
import { exampleStride, newMemory, type Store } from '../plan/memory.ts'
import { entries, scopesOf } from '../plan/scope.ts'
import { spaceOf, type Layouts } from '../plan/space.ts'
import { isGiven, isPointwise, isReduction, stagesOf, type Stages } from '../plan/stage.ts'
import { withStarts } from '../plan/starts.ts'
import { isView } from '../plan/view.ts'
import { I32, repeat, zero, type Code } from '../wasm/code.ts'
import { constantBytes, newConstants } from '../wasm/constants.ts'
import { functionOf, moduleOf, type WasmFunction } from '../wasm/module.ts'
import { narrowing } from '../wasm/narrow.ts'
import { vectorsOf, type Precision } from '../wasm/vector.ts'
import { straight } from '../straight/straight.ts'
import { storeOf, wordOf, type Context, type ForeignProduct, type Kernel } from './context.ts'
import { pushGroup } from './groups.ts'
import { pushNode } from './nests.ts'
import { pushLoop, type Bodies } from './loops.ts'
import { hostOf, pushRide } from './rides.ts'
import { areAlike, leastSaved, sharesOf, type Shares } from './shares.ts'
import { functionsOf } from './functions.ts'
import { endangered, misplaced, ordered } from './order.ts'
import { historyIn, noting, runsOf, type History } from './runs.ts'
import { ticketsOf, type Tickets } from './tickets.ts'

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
  /** The most operations that are written as straight code; 0 for none. */
  readonly straight: number
  /** Which of several programs over one memory it is: each has constants of its own. */
  readonly place: 0 | 1
  /** The operations that are worth a ticket of their own; with it memory is shared and a step comes in tickets, so that several threads may work on it. */
  readonly shared?: number | undefined
  /** The multiplications from which on a product is left to a function of the user's; all are the engine's own by default. */
  readonly foreign?: number | undefined
  /** The leaves whose rows a run may gather from those of all examples; none by default. */
  readonly gathers?: readonly string[]
  /** The bytes from which on values share places, if that saves as many; four megabytes by default. */
  readonly saving?: number
}

/** The multiplications from which on a product is worth a call of a function of the user's. */
export const leastForeign = 2 ** 14

/** Rows of so many numbers are worth a call that makes singles of them. */
export const fewNarrowed = 32

/** What is kept of a kernel once its code is written. */
export type KernelNote = Pick<Kernel, 'name' | 'operations' | 'stage' | 'writes'>

/** A compiled program: its module, and where things lie in its memory. */
export interface Compiled {
  readonly width: 64 | 32
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
  readonly outside: readonly ((x: number) => number)[]
  readonly stores: ReadonlyMap<string, Store>
  readonly history: History
  /** Where rows of doubles wait that are to be singles, if there are long ones. */
  readonly waiting: number | undefined
  readonly examples: number
  /** The leaves whose rows a run may gather, and the bytes of such a row. The function `runs` is given where the list of places begins, or 0, and where all rows of each leaf do. */
  readonly gathers: readonly { readonly name: string; readonly stride: number }[]
  readonly kernels: readonly KernelNote[]
  /** Products that are left to a function of the user's, by their places among the functions of the host that the module calls. */
  readonly foreign: ReadonlyMap<number, ForeignProduct>
  /** The step in tickets, if it was asked for. */
  readonly tickets: Tickets | undefined
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

const contextOf = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>,
  aside: ReadonlySet<string>,
  shares: Shares
): Context => {
  const vectors = vectorsOf(options)
  const order = inOrder([...program.leaves, ...outputs.values()])
  const layouts: Layouts = { examples: program.examples, vectors, turned: turnedOf(order, outputs) }
  const scopes = scopesOf(order)
  const needs = (node: StepNode): readonly StepNode[] =>
    node.loop === undefined ? node.inputs : [...entries(node), ...scopes.bodyOf(node).captured]
  const staged = (nodes: readonly StepNode[]): Stages =>
    stagesOf(nodes, node => spaceOf(layouts, node), needs, options.fuse, options.shared !== undefined)
  let stages: Stages | undefined
  return {
    nodes: scopes.nodes,
    scopes,
    make: program.make,
    vectors,
    constants: newConstants(vectors, options.place * constantBytes),
    layouts,
    memory: newMemory(layouts, 2 * constantBytes),
    // straight code has none
    get stages() {
      stages ??= staged(scopes.nodes)
      return stages
    },
    staged,
    users: usersOf(order),
    into: new Map([...outputs].map(([name, node]) => [node, aside.has(name) ? `next ${name}` : name])),
    shares,
    kernels: [],
    nests: new Map(),
    copies: new Map(),
    outside: [],
    foreign: new Map(),
    leastForeign: options.foreign ?? Infinity
  }
}

/** A context in which all that several programs over one memory have in common has its place. */
const begun = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>,
  aside: ReadonlySet<string> = new Set(),
  shares: Shares = new Map()
): Context => {
  const context = contextOf(program, options, outputs, aside, shares)
  historyIn(context.memory, context.vectors)
  for (const leaf of program.leaves) storeOf(context, leaf)
  for (const node of outputs.values()) storeOf(context, node)
  return context
}

/** The kernels that some outputs need, in order, in a context that is begun for it, and again where values must wait beside the places that they go to. */
const settled = (
  begin: (aside: ReadonlySet<string>) => Context,
  rides: boolean,
  outputs: ReadonlyMap<string, StepNode>,
  aside: ReadonlySet<string> = new Set()
): readonly [Context, readonly Kernel[]] => {
  const context = begin(aside)
  const hosts = new Set<StepNode>()
  for (const group of context.stages.groups) {
    const host = rides ? hostOf(context, group, hosts) : undefined
    if (host === undefined) pushGroup(context, group)
    else {
      hosts.add(host)
      pushRide(context, host, group)
    }
  }
  const bodies: Bodies = (name, value, begun) => settled(begun, rides, new Map([[name, value]]))[1]
  for (const node of context.nodes)
    if (node.loop !== undefined) pushLoop(context, node, bodies)
    else if (!hosts.has(node) && !isGiven(node) && !isView(node) && !isPointwise(node) && !isReduction(node))
      pushNode(context, node)
  const isLeaf = (name: string): boolean => outputs.has(name) && !name.startsWith('#')
  const kernels = ordered(context, isLeaf)
  const odd = misplaced(context, kernels)
  if (odd.length > 0) return defect(`expected kernels in order; got one that ${odd[0]}`)
  const more = endangered(kernels)
  if (more.length > 0) return settled(begin, rides, outputs, new Set([...aside, ...more]))
  return [context, [...kernels, ...[...aside].map(name => moved(context, outputs.get(name)!, name))]]
}

const written = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>,
  shares: Shares
): readonly [Context, readonly Kernel[]] =>
  settled(
    aside => begun(program, options, outputs, aside, shares),
    options.ride && options.foreign === undefined,
    outputs
  )

/** The kernels of a program, values in the places of others where that saves much and changes nothing else. */
const sparingly = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>
): readonly [Context, readonly Kernel[]] => {
  const plain = written(program, options, outputs, new Map())
  const shares = sharesOf(...plain, options.saving ?? leastSaved)
  if (shares.size === 0) return plain
  const sparing = written(program, options, outputs, shares)
  return areAlike(plain, sparing, shares) ? sparing : plain
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

/** The code of a program, and what is said of it. */
interface Written {
  readonly context: Context
  readonly kernels: readonly KernelNote[]
  readonly functions: readonly WasmFunction[]
  readonly tickets: Tickets | undefined
}

const gatheredLeaves = ({ leaves }: Program, { gathers = [] }: CompileOptions): readonly StepNode[] =>
  leaves.filter(({ name }) => gathers.includes(name))

/** Kernels, called one after the other. */
const layered = (program: Program, options: CompileOptions, outputs: ReadonlyMap<string, StepNode>): Written => {
  const [context, kernels] = sparingly(program, options, outputs)
  const { vectors, memory, outside } = context
  const { functions, callOf } = functionsOf(context, kernels)
  const number = (name: string): Code => vectors.load(zero, memory.named(name, 'number').base)
  const after = outside.length + functions.length + 2
  const runs = runsOf(context, program.history, gatheredLeaves(program, options), () => ({
    before: [],
    loaded: [],
    run: kernels.map(callOf),
    after: [],
    number
  }))
  const note = functionOf('note', [I32], ([place]) => noting(context, program.history, number)(place!.get), true)
  const [tickets, pieces] =
    options.shared === undefined ? [undefined, []] : ticketsOf(context, kernels, options.shared, callOf, after)
  const shared = tickets === undefined ? [] : [note, ...pieces]
  return { context, kernels, functions: [...functions, runs, ...shared], tickets }
}

/** All of a program in one piece, if it is short enough for that. */
const straightly = (
  program: Program,
  options: CompileOptions,
  outputs: ReadonlyMap<string, StepNode>
): Written | undefined => {
  if (options.straight === 0) return undefined
  const context = begun(program, options, outputs)
  const gathers = gatheredLeaves(program, options)
  const write = straight(context, outputs, new Set(gathers), options.straight)
  if (write === undefined) return undefined
  const operations = inOrder([...outputs.values()])
    .filter(node => !isGiven(node) && !isView(node))
    .map(wordOf)
  return {
    context,
    functions: [runsOf(context, program.history, gathers, write)],
    tickets: undefined,
    kernels: [{ name: 'straight code', operations, stage: 0, writes: [...outputs.keys()] }]
  }
}

/** The module of a program. */
export const compiled = (program: Program, options: CompileOptions): Compiled => {
  const names = [...program.outputs.keys()]
  const started = withStarts(program.make, [...program.outputs.values()])
  const outputs = separate(program, new Map(names.map((name, k) => [name, started[k]!])))
  const { context, kernels, functions, tickets } =
    straightly(program, options, outputs) ?? layered(program, options, outputs)
  const { vectors, memory, constants, outside } = context
  const history = historyIn(memory, vectors)
  const longest = program.leaves.reduce(
    (most, leaf) => (leaf.batched ? Math.max(most, countOf(leaf.extents)) : most),
    0
  )
  const waiting = vectors.width === 32 && longest >= fewNarrowed ? memory.room('#row', 8 * longest) : undefined
  const bytes = moduleOf(
    [...functions, ...(waiting === undefined ? [] : [narrowing(vectors, waiting)])],
    Math.ceil(memory.end() / 65536),
    outside.length,
    tickets !== undefined
  )
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
    foreign: context.foreign,
    stores,
    history,
    tickets,
    waiting,
    examples: program.examples,
    gathers: gatheredLeaves(program, options).map(leaf => ({
      name: leaf.name,
      stride: exampleStride(context.layouts, storeOf(context, leaf))
    })),
    kernels: kernels.map(({ name, operations, stage, writes }) => ({ name, operations, stage, writes })),
    places: memory.places(),
    prepare: constants.write
  }
}
