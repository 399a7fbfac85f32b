/**
 * A graph for many examples at once, compiled; or for a few, one by one.
 */
import type { Graph } from '../../../algebra/graph/graph.ts'
import type { Leaf } from '../../../algebra/graph/internal/trace.ts'
import { defect } from '../../../tensor/internal/defect.ts'
import { countOf } from '../../../tensor/internal/tensor.ts'
import type { EngineOptions } from '../../options.ts'
import { compiled, leastForeign, type Compiled, type Program } from '../compile/compile.ts'
import { newBuild } from '../graph/build.ts'
import { lifted } from '../graph/lift.ts'
import type { StepNode } from '../graph/node.ts'
import type { Known } from '../step/known.ts'
import { host, isValid } from '../wasm/host.ts'
import { agreeOptions } from './fits.ts'
import { started, type Machine } from './machine.ts'
import { mostPages } from './prepared.ts'

/** Examples that are computed together: their rows stay near between being put in and being read. */
const together = 32

const bytesOfDouble = 8

/** So few are computed one by one. */
const few = 8

/** A graph with what is known of its leaves. */
export interface RowGraph {
  readonly graph: Graph
  /** Leaves that all examples have in common. */
  readonly shared: readonly Leaf[]
  /** Leaves of which each example has its own. */
  readonly own: readonly Leaf[]
  /** Leaves that stand at a number in all their components. */
  readonly fixed: readonly (Leaf & { readonly value: number })[]
  /** Leaves whose values are known, under names of their own. */
  readonly known?: readonly Known[]
  readonly outputs: readonly Leaf[]
}

/** The components of some leaves or outputs, in their order. */
export type Components = readonly ArrayLike<number>[]

/** The outputs of examples, in their order. */
export type Rows = (examples: readonly Components[]) => readonly (readonly Float64Array[])[]

interface Programs {
  readonly source: RowGraph
  /** Whether an output is the same for all examples, and has one place for them all. */
  readonly alike: readonly boolean[]
  readonly one: Compiled
  readonly many: () => Compiled
}

/** Names that no two values have, whatever the leaves are called. */
const names = {
  shared: (k: number): string => `shared ${k}`,
  own: (k: number): string => `own ${k}`,
  output: (k: number): string => `#output ${k}`
}

const programOf = ({ graph, shared, own, fixed, known = [], outputs }: RowGraph, examples: number): Program => {
  const build = newBuild()
  const leaf = (name: string, { extents }: Leaf, batched: boolean): StepNode =>
    build.make('leaf', extents, [], { name, batched })
  const given = new Map([
    ...shared.map((each, k) => [each.name, leaf(names.shared(k), each, false)] as const),
    ...known.map(each => [each.name, leaf(each.name, each, false)] as const),
    ...own.map((each, k) => [each.name, leaf(names.own(k), each, true)] as const)
  ])
  const all = new Map([
    ...given,
    ...fixed.map(({ name, extents, value }) => [name, build.fill(extents, build.constant(value))] as const)
  ])
  const values = lifted(build, graph, name => all.get(name)!)
  return {
    make: build.make,
    outputs: new Map(outputs.map(({ name }, k) => [names.output(k), values.get(name)!])),
    leaves: [...given.values()],
    examples,
    history: []
  }
}

const prepare = (source: RowGraph, { fast = false, precision = 'double', products }: EngineOptions): Programs => {
  if (host() === undefined) return defect('expected a host with WebAssembly; got one without')
  const width = precision === 'single' ? 32 : 64
  const made = (examples: number, fused: boolean): Compiled => {
    const program = compiled(programOf(source, examples), {
      width,
      fused,
      fuse: true,
      ride: true,
      straight: 0,
      foreign: products === undefined ? undefined : leastForeign,
      place: 0
    })
    if (program.pages > mostPages)
      return defect(
        `expected values that fit into ${mostPages / 16} MB; got ones of ${Math.ceil(program.pages / 16)} MB`
      )
    return program
  }
  const alike = [...programOf(source, 1).outputs.values()].map(({ batched }) => !batched)
  const fastest = fast ? made(1, true) : undefined
  const isFused = fastest !== undefined && isValid(fastest.bytes)
  const one = fastest !== undefined && isFused ? fastest : made(1, false)
  if (!isValid(one.bytes)) return defect('expected a host whose WebAssembly has vectors; got one without')
  let many: Compiled | undefined
  return {
    source,
    alike,
    one,
    many: () => {
      try {
        return (many ??= made(together, isFused))
      } catch {
        // so many do not fit, or cannot be compiled: one by one they can
        return (many = one)
      }
    }
  }
}

const known = new WeakMap<object, Map<string, Programs | undefined>>()

/** The compiled programs of a graph, made once for each `key`; none where the reference has to step in, which is then said. */
const programsFor = (
  key: object,
  name: string,
  source: () => RowGraph,
  options: EngineOptions
): Programs | undefined => {
  const all = known.get(key) ?? new Map<string, Programs | undefined>()
  known.set(key, all)
  const how = `${options.fast === true} ${options.precision ?? 'double'} ${options.products !== undefined}`
  if (all.has(how)) return all.get(how)
  let made: Programs | undefined
  try {
    made = prepare(source(), options)
  } catch (cause) {
    options.notice?.(
      `the reference predicts with ${name}, for the engine cannot: ${cause instanceof Error ? cause.message : String(cause)}. The numbers are the same, it takes longer.`
    )
  }
  all.set(how, made)
  return made
}

const rowsWith = (
  { source, alike, one, many }: Programs,
  shared: Components,
  products: EngineOptions['products']
): Rows => {
  const counts = source.outputs.map(({ extents }) => countOf(extents))
  const [own, outputs] = [source.own.map((_, k) => names.own(k)), source.outputs.map((_, k) => names.output(k))]
  const load = (compiled: Compiled): Machine => {
    const machine = started([compiled], 0, products)
    source.shared.forEach(({ extents }, k) => machine.set(names.shared(k), extents, shared[k]!, 0))
    source.known?.forEach(({ name, extents, components }) => machine.set(name, extents, components, 0))
    return machine
  }
  const machines = new Map<Compiled, Machine>()
  const machineOf = (compiled: Compiled): Machine => {
    const machine = machines.get(compiled) ?? load(compiled)
    machines.set(compiled, machine)
    return machine
  }
  const run = (machine: Machine, all: readonly Components[]): readonly (readonly Float64Array[])[] => {
    for (let row = 0; row < all.length; row++)
      for (let k = 0; k < own.length; k++) machine.setRow(own[k]!, row, all[row]![k]!)
    machine.run(1)
    // rows share a buffer: one of its own for each takes longer than its numbers
    const buffers = source.outputs.map(({ extents }, k) =>
      alike[k]!
        ? machine.get(outputs[k]!, extents)().buffer
        : machine.getRows(outputs[k]!, all.length, counts[k]!).buffer
    )
    return all.map((_, row) =>
      counts.map((count, k) => new Float64Array(buffers[k]!, alike[k]! ? 0 : row * count * bytesOfDouble, count))
    )
  }
  return examples => {
    const answers: (readonly Float64Array[])[] = []
    while (answers.length < examples.length) {
      const compiled = examples.length - answers.length > few ? many() : one
      const size = compiled === one ? 1 : together
      answers.push(...run(machineOf(compiled), examples.slice(answers.length, answers.length + size)))
    }
    return answers
  }
}

/**
 * The outputs of a graph for many examples, by the engine; `undefined` where the reference is asked for or has to step in. Compiled at the first use, once
 * for each `key`, which stands for the graph.
 */
export const rowsBy = (
  key: object,
  name: string,
  source: () => RowGraph,
  options: EngineOptions
): ((shared: Components) => Rows) | undefined => {
  agreeOptions(options)
  const programs = options.interpreter === 'reference' ? undefined : programsFor(key, name, source, options)
  return programs === undefined ? undefined : shared => rowsWith(programs, shared, options.products)
}
