/** Graphs as compiled programs, held against the interpreter. */
import { interpret, tensorShape, trace, type Algebra, type Graph } from 'lawgrad'
import { expect } from 'vitest'
import { compiled, type Program } from '../../../src/engine/internal/compile/compile.ts'
import { newBuild } from '../../../src/engine/internal/graph/build.ts'
import { lifted } from '../../../src/engine/internal/graph/lift.ts'
import { started } from '../../../src/engine/internal/run/machine.ts'
import { valuesOf } from '../../../src/tensor/internal/tensor.ts'

/** Sizes of leaves, and whether each example has its own. */
export type Leaves = Readonly<Record<string, { readonly extents: readonly number[]; readonly batched: boolean }>>

/** A number for each place, none of them special. */
export const component = (seed: number, k: number): number => Math.sin(seed * 131 + k * 7.3) + 0.1 * ((k % 5) - 2)

/** One of few numbers, so that many are equal. */
export const coarse = (seed: number, k: number): number => Math.round(component(seed, k))

const countOf = (extents: readonly number[]): number => extents.reduce((product, extent) => product * extent, 1)

/** How a graph is compiled; what goes over rows is written out up to so many operations. */
interface Ways {
  readonly straight: number
  readonly unrolled?: number | undefined
}

/** A graph as a program. */
export const programOf = (graph: Graph, leaves: Leaves, examples: number, unrolled?: number): Program => {
  const build = newBuild()
  const nodes = new Map(
    Object.entries(leaves).map(([name, { extents, batched }]) => [
      name,
      build.make('leaf', extents, [], { name, batched })
    ])
  )
  const node = (name: string) => nodes.get(name) ?? build.constant(NaN)
  const outputs = new Map([...lifted(build, graph, node, unrolled)].map(([name, value]) => [`#${name}`, value]))
  return { make: build.make, outputs, leaves: [...nodes.values()], examples, history: [] }
}

/** The outputs of a graph for each example, compiled. */
export const byEngine = (
  graph: Graph,
  leaves: Leaves,
  values: (name: string, example: number) => Float64Array,
  examples: number,
  { straight, unrolled }: Ways
) => {
  const program = programOf(graph, leaves, examples, unrolled)
  const { outputs } = program
  const machine = started([compiled(program, { width: 64, fused: false, fuse: true, ride: true, straight, place: 0 })])
  for (const [name, { extents, batched }] of Object.entries(leaves))
    if (batched) for (let e = 0; e < examples; e++) machine.setRow(name, e, values(name, e))
    else if (extents.length > 0) machine.set(name, extents, values(name, 0), 0)
    else machine.setNumber(name, values(name, 0)[0] ?? NaN)
  machine.run(1)
  return [...outputs].map(([name, { extents, batched }]) => {
    const count = countOf(extents)
    const out = batched ? machine.getRows(name, examples, count) : machine.get(name, extents)()
    return Array.from({ length: examples }, (_, e) => [...(batched ? out.slice(e * count, (e + 1) * count) : out)])
  })
}

/** A graph, compiled and interpreted, is the same, example by example; numbers that are not finite are not looked at where `isFinite` says so. */
export const graphAgrees = (
  graph: Graph,
  leaves: Leaves,
  examples: number,
  numbers = component,
  ways: readonly Ways[] = [{ straight: 0 }, { straight: Infinity }],
  onlyFinite = false
): void => {
  const values = (name: string, example: number): Float64Array => {
    const { extents, batched } = leaves[name] ?? { extents: [], batched: false }
    const seed = name.charCodeAt(0) + (batched ? example : 0)
    return Float64Array.from({ length: countOf(extents) }, (_, k) => numbers(seed, k))
  }
  const run = interpret(graph)
  const all = ways.map(way => byEngine(graph, leaves, values, examples, way))
  for (let e = 0; e < examples; e++) {
    const tensors = Object.fromEntries(
      Object.entries(leaves).map(([name, { extents }]) => [
        name,
        extents.length === 0
          ? (values(name, e)[0] ?? NaN)
          : tensorShape(extents as never).unflatten([...values(name, e)])
      ])
    )
    const wanted = run(tensors)
    graph.outputs.forEach(({ name }, k) => {
      const value = wanted[name]
      const right = typeof value === 'number' ? [value] : value === undefined ? [] : [...valuesOf(value)]
      for (const got of all) {
        const left = got[k]?.[e] ?? []
        expect(left).toHaveLength(right.length)
        left.forEach((x, i) => {
          const y = right[i] ?? NaN
          if (!onlyFinite || Number.isFinite(y)) expect(Math.abs(x - y)).toBeLessThan(1e-12 * Math.max(1, Math.abs(y)))
        })
      }
    })
  }
}

/** The same of an equation. */
export const agrees = (
  leaves: Leaves,
  f: (algebra: Algebra, leaves: never) => never,
  examples: number,
  numbers = component,
  ways?: readonly Ways[]
): void => {
  const sizes = Object.fromEntries(Object.entries(leaves).map(([name, { extents }]) => [name, extents]))
  graphAgrees(trace(sizes as never)(f as never), leaves, examples, numbers, ways)
}
