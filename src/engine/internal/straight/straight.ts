/**
 * Straight code for small programs: runs are one loop, in which each component of each value is computed by itself, with the examples in the lanes. What a run
 * replaces stays in registers from run to run.
 */
import { storeOf, type Context } from '../compile/context.ts'
import { viewIn } from '../compile/views.ts'
import { emitElements } from '../element/emit.ts'
import { sizeOfElements, type Element } from '../element/expression.ts'
import { inOrder, usersOf, type StepNode } from '../graph/node.ts'
import { exampleStride } from '../plan/memory.ts'
import { isGiven } from '../plan/stage.ts'
import type { View } from '../plan/view.ts'
import { V128, zero, type Code, type Fresh } from '../wasm/code.ts'
import { componentsOf, isExpressed, leastOperations, type Input } from './components.ts'

/** Straight code, in its parts. */
export interface Straight {
  /** What is done before the first run, at the beginning of each run, in it, and after the last one. */
  readonly before: Code
  readonly loaded: Code
  readonly run: Code
  readonly after: Code
  /** The number that a run gives out by this name. */
  readonly number: (name: string) => Code
}

/** Bytes from a view's base to each component. */
const offsetsOf = ({ axes }: View): readonly number[] =>
  axes
    .flat()
    .reduce<readonly number[]>(
      (offsets, { size, stride }) =>
        offsets.flatMap(offset => Array.from({ length: size }, (_, k) => offset + k * stride)),
      [0]
    )

/** A way to write the outputs of a program straight, `changing` the leaves that others may write between two runs; nothing if it is more operations than so many, or has one that is no expression. */
export const straight = (
  context: Context,
  outputs: ReadonlyMap<string, StepNode>,
  changing: ReadonlySet<StepNode>,
  most: number
): ((fresh: Fresh) => Straight) | undefined => {
  const { vectors: v, constants, layouts, memory, outside } = context
  const { examples } = layouts
  const groups = Math.ceil(examples / v.lanes)
  const roots = [...outputs.values()]
  const order = inOrder(roots)
  // lanes that hold no example work in vain
  const limit = (most * examples) / (groups * v.lanes)
  if (!order.every(isExpressed) || leastOperations(order, groups) > limit) return undefined
  const components = componentsOf(examples, v.lanes, v.width, outside)
  const groupsOf = ({ batched }: StepNode): readonly number[] =>
    Array.from({ length: batched ? groups : 1 }, (_, group) => group)
  const elementsOf = (node: StepNode): readonly Element[] => groupsOf(node).flatMap(group => components.of(node, group))
  if (sizeOfElements(roots.flatMap(elementsOf)) > limit) return undefined
  // a product that is used once is left to its sum, that they may be fused; else value by value: as a processor looks ahead no further than some hundred operations, one component must not be done before another is begun
  const users = usersOf(order)
  const isLeft = (node: StepNode): boolean =>
    isGiven(node) || (node.operation === 'times' && users.get(node)!.length === 1 && !roots.includes(node))
  const computed = order.filter(node => !isLeft(node)).flatMap(elementsOf)
  /** Where a component lies for an example. */
  const addressOf = (node: StepNode, component: number): ((example: number) => number) => {
    const store = storeOf(context, node)
    const at = store.base + offsetsOf(viewIn(context, node, store))[component]!
    const stride = node.batched ? exampleStride(layouts, store) : 0
    return example => at + example * stride
  }
  /** The examples in the lanes of a group; behind the last one it is repeated. */
  const examplesOf = ({ batched }: StepNode, group: number): readonly number[] =>
    batched ? Array.from({ length: v.lanes }, (_, lane) => Math.min(group * v.lanes + lane, examples - 1)) : [0]
  const loaded = ({ leaf, component, group }: Input): Code => {
    const [first, ...rest] = examplesOf(leaf, group).map(addressOf(leaf, component))
    return rest.reduce<Code>((value, at, k) => v.loadLane(zero, at, value, k + 1), v.splat(zero, first!))
  }
  const stored = (node: StepNode, value: Code, component: number, group: number): Code =>
    node.extents.length === 0 && !node.batched
      ? v.store(zero, storeOf(context, node).base, value)
      : examplesOf(node, group).map((example, lane) =>
          v.storeLane(zero, addressOf(node, component)(example), value, lane)
        )
  const lanesOf = ({ leaf, component, group }: Input): number =>
    memory.room(`lanes of ${leaf.name}, ${component} in ${group}`, 16)
  return fresh => {
    const held = new Map(computed.map(element => [element, fresh(V128)]))
    const resultsOf = (node: StepNode, group: number): readonly Code[] =>
      components.of(node, group).map(element => held.get(element)?.get ?? [])
    const kept = components.inputs.map(input => {
      const local = outputs.has(input.leaf.name) ? fresh(V128) : undefined
      return local ?? { get: v.load(zero, lanesOf(input)), set: (value: Code) => v.store(zero, lanesOf(input), value) }
    })
    const loads = (isChanging: boolean): Code =>
      components.inputs.map((input, k) => (changing.has(input.leaf) === isChanging ? kept[k]!.set(loaded(input)) : []))
    return {
      before: loads(false),
      loaded: loads(true),
      run: [
        emitElements(
          v,
          constants,
          fresh,
          [...held.keys()],
          number => kept[number]!.get,
          [...held.values()].map(local => value => local.set(value))
        ),
        components.inputs.map(({ leaf, component, group }, k) => {
          const replaced = outputs.get(leaf.name)
          return replaced === undefined ? [] : kept[k]!.set(resultsOf(replaced, group)[component]!)
        })
      ],
      after: [...outputs.values()].map(node =>
        groupsOf(node).map(group => resultsOf(node, group).map((value, k) => stored(node, value, k, group)))
      ),
      number: name => resultsOf(outputs.get(name)!, 0)[0]!
    }
  }
}
