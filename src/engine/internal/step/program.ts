/**
 * The program of a step over a number of examples, made of its two graphs.
 */
import type { GraphNode } from '../../../algebra/graph/graph.ts'
import type { Program } from '../compile/compile.ts'
import { newBuild, type Build } from '../graph/build.ts'
import { lifted, mostUnrolled } from '../graph/lift.ts'
import type { StepNode } from '../graph/node.ts'
import { summed } from '../graph/sum-examples.ts'
import { names } from './names.ts'
import type { StepGraphs } from './trace.ts'

type LeafNode = Extract<GraphNode, { readonly operation: 'leaf' }>

/** Whether each example has its own: all but parameters. */
const isBatched = (name: string): boolean => name.startsWith(':') && name !== names.count

/** The leaves that have a place, and those that are constants. */
const leavesOf = (
  build: Build,
  { example, update }: StepGraphs,
  constants: Readonly<Record<string, number>>
): ReadonlyMap<string, StepNode> => {
  const nodes = [...example.nodes, ...update.nodes].filter((node): node is LeafNode => node.operation === 'leaf')
  return new Map(
    nodes
      .filter(({ name }) => !name.startsWith('∂') && constants[name] === undefined)
      .map(({ name, extents }) => [name, build.make('leaf', extents, [], { name, batched: isBatched(name) })])
  )
}

/** The one number that every parameter's update is the gradient's multiple by, if it is so and nothing is remembered. */
const commonFactor = (
  updates: readonly StepNode[],
  leaves: ReadonlyMap<string, StepNode>,
  gradients: readonly StepNode[]
): StepNode | undefined => {
  let factor: StepNode | undefined
  for (const [k, node] of updates.entries()) {
    const gradient = gradients[k]!
    if (node.operation !== 'plus') return undefined
    const update = node.inputs.find(input => input.operation !== 'leaf')
    if (update?.operation !== 'times' || !node.inputs.some(input => leaves.get(input.name) === input)) return undefined
    const own = update.inputs.find(input => input !== gradient)
    if (!update.inputs.includes(gradient) || own === undefined || own.extents.length > 0) return undefined
    if (factor !== undefined && factor !== own) return undefined
    factor = own
  }
  return factor
}

/** The program of a step; with the norm of the gradient, or without. Of a batch that is always full each row counts, and by the same seed. What goes over rows is written out up to so many operations. */
export const stepProgram = (
  graphs: StepGraphs,
  examples: number,
  withNorm: boolean,
  isFull = false,
  unrolled = mostUnrolled
): Program => {
  const build = newBuild()
  const constants: Readonly<Record<string, number>> = isFull ? { [names.weight]: 1, [names.seed]: 1 / examples } : {}
  const leaves = leavesOf(build, graphs, constants)
  const leaf = (name: string): StepNode => leaves.get(name) ?? build.constant(constants[name]!)
  const of = (seed: StepNode): ReadonlyMap<string, StepNode> => {
    const values = lifted(build, graphs.example, name => (name === names.seed ? seed : leaf(name)), unrolled)
    return new Map([...values].map(([name, node]) => [name, summed(build, node, examples)]))
  }
  const updated = (gradient: (name: string) => StepNode): ReadonlyMap<string, StepNode> =>
    lifted(build, graphs.update, name => (name.startsWith('∂') ? gradient(name) : leaf(name)), unrolled)
  const values = of(leaf(names.seed))
  // the update is linear in the gradient where it is a multiple of it; a pullback is linear in its cotangent, so that the factor may go in there
  const placeholder = (name: string): StepNode =>
    build.make('leaf', values.get(name)!.extents, [], { name, batched: false })
  const paths = [...values.keys()].filter(name => name.startsWith('∂'))
  const factorOf = (abstract: ReadonlyMap<string, StepNode>): StepNode | undefined =>
    commonFactor(
      paths.map(name => abstract.get(name.slice(1))!),
      leaves,
      paths.map(placeholder)
    )
  const factor = withNorm ? undefined : factorOf(updated(placeholder))
  const news = updated(name => values.get(name)!)
  const scaled = factor === undefined ? undefined : of(build.elementwise('times', [factor, leaf(names.seed)]))
  const isScaled = (name: string): boolean => scaled !== undefined && paths.includes(`∂${name}`)
  // in an order in which the programs with the norm and without have the same things at the same places
  const outputs = new Map<string, StepNode>([
    ...[names.cost, names.squares].map(name => [name, values.get(name)!] as const),
    ...[...news]
      .filter(([name]) => name !== names.norm)
      .map(
        ([name, node]) =>
          [name, isScaled(name) ? build.elementwise('plus', [leaf(name), scaled!.get(`∂${name}`)!]) : node] as const
      ),
    ...(withNorm
      ? [
          [names.norm, news.get(names.norm)!] as const,
          ...paths.map(name => [names.kept(name.slice(1)), values.get(name)!] as const)
        ]
      : [])
  ])
  return {
    make: build.make,
    outputs,
    leaves: [...leaves.values()],
    examples,
    history: [names.cost, names.squares, ...(withNorm ? [names.norm] : [])]
  }
}
