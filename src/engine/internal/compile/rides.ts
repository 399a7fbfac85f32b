/**
 * Loops that ride on a product: what is done with each component of its value is done while the component is in a register.
 */
import { emitElements } from '../element/emit.ts'
import { keyOfElements, sizeOfElements } from '../element/expression.ts'
import type { StepNode } from '../graph/node.ts'
import type { Finish } from '../kernel/contract.ts'
import { pooled, type Operand } from '../kernel/map.ts'
import { planOf } from '../kernel/nest.ts'
import { isReduction, type Group } from '../plan/stage.ts'
import { isView } from '../plan/view.ts'
import { sum, V128, zero, type Code, type Fresh } from '../wasm/code.ts'
import { nameOf, spaceIn, storeOf, wordOf, type Context } from './context.ts'
import type { Riding } from './cuts.ts'
import { elementsOf, isNeeded, operandOf, plainly, storedOf, wordsOf } from './groups.ts'
import { isNest, nestOfNode, piecesOfNode } from './nests.ts'
import { sourceOf } from './views.ts'

/** The most operations that ride along: each is written out for each place of a tile. */
const mostRiding = 40

/** What a group reads from outside. */
const readsOf = (context: Context, { members }: Group): readonly StepNode[] => [
  ...new Set(
    [...members]
      .flatMap(node => node.inputs)
      .filter(input => input.operation !== 'constant' && !members.has(input))
      .map(input => plainly(context, input))
  )
]

/** Whether an operand can be read where the product writes. */
const canBeRead = (context: Context, node: StepNode, space: string): boolean => {
  const own = spaceIn(context, node)
  if (own === 'number') return true
  if (isView(node) && !context.into.has(node)) return false
  return own === space || (!node.batched && node.extents.length === 1 && space === `rows ${node.extents[0]}`)
}

/** Whether each vector of a product's value may be written whole, in rows that a vector of a row's own belongs to. */
const isWhole = (context: Context, host: StepNode): boolean => {
  const nest = nestOfNode(context, host)
  const [, { columns }] = planOf(nest, context.vectors.bytes)
  const { lanes } = context.vectors
  return columns !== undefined && Math.ceil(columns.size / lanes) * lanes - columns.size <= nest.slack
}

/** The product that a group rides on, if there is one. */
export const hostOf = (context: Context, group: Group, taken: ReadonlySet<StepNode>): StepNode | undefined => {
  const { stages } = context
  const { members, space, stage } = group
  if ([...members].some(isReduction)) return undefined
  const reads = readsOf(context, group)
  const hosts = reads.filter(
    node =>
      isNest(context, node) &&
      !taken.has(node) &&
      stages.stage.get(node) === stage - 1 &&
      spaceIn(context, node) === space &&
      (!node.batched || node.extents.length === 1)
  )
  const host = hosts.at(-1)
  if (host === undefined || !reads.every(node => canBeRead(context, node, space)) || !isWhole(context, host))
    return undefined
  const stored = storedOf(context, group)
  if (stored.length === 0) return undefined
  return sizeOfElements(elementsOf(context, group, stored).elements) <= mostRiding ? host : undefined
}

/** Whether others than a group want a value. */
const isKept = (context: Context, host: StepNode, { members }: Group): boolean =>
  context.into.has(host) ||
  context.users.get(host)!.some(user => !members.has(user)) ||
  [...members].some(node => plainly(context, node) === host && isNeeded(context, node))

/** The kernel of a product with the group that rides on it. */
export const pushRide = (context: Context, host: StepNode, group: Group): void => {
  const { vectors: v, constants } = context
  const stored = storedOf(context, group)
  const { elements, reads } = elementsOf(context, group, stored)
  const isHost = reads.map(node => plainly(context, node) === host)
  const operands = reads.map((node, k): Operand | undefined =>
    isHost[k] ? undefined : operandOf(context, node, group.space)
  )
  const places = stored.map(node => storeOf(context, node).base)
  // what the product writes is there before the group reads: what lay there before the step must not be what the group wants
  const place = nameOf(context, host)
  const replaced = reads.filter(node => node.operation === 'leaf' && node.name === place)
  const finish = (fresh: Fresh, addresses?: readonly Code[]): Finish => {
    const pool = pooled(fresh)
    const kept = stored.map(() => fresh(V128))
    return (value, at, offset, column, columnOffset) => {
      pool.reset()
      const from = (number: number): Code => addresses?.[number] ?? zero
      const read = (number: number): Code => {
        const operand = operands[number]
        if (operand === undefined) return value
        const base = addresses === undefined ? operand.base : 0
        if (operand.meeting === 'cell') return v.load(from(number), base)
        return operand.meeting === 'column'
          ? v.load(sum(column, from(number)), base + columnOffset)
          : v.load(sum(at, from(number)), base + offset)
      }
      return [
        emitElements(
          v,
          constants,
          pool.next,
          elements,
          read,
          kept.map(each => (code: Code) => each.set(code))
        ),
        kept.map((each, k) =>
          v.store(sum(at, from(operands.length + k)), (addresses === undefined ? places[k]! : 0) + offset, each.get)
        )
      ]
    }
  }
  const riding: Riding = {
    key: `${operands.map(operand => operand?.meeting).join()} ${keyOfElements(elements)}`,
    // what lies as the value does is found by its distance from it
    addresses: value => [
      ...operands.map(operand =>
        operand === undefined ? 0 : operand.meeting === 'full' ? operand.base - value : operand.base
      ),
      ...places.map(place => place - value)
    ],
    finish
  }
  context.kernels.push({
    name: `${host.operation} and map ${group.space}`,
    operations: [wordOf(host), ...wordsOf(group)],
    stage: group.stage - 0.4,
    reads: [...host.inputs, ...reads.filter((_, k) => !isHost[k])].map(node => sourceOf(context, node)),
    operands: [...host.inputs.slice(0, 2).map(node => sourceOf(context, node)), ...replaced],
    writes: [place, ...stored.map(node => nameOf(context, node))],
    ...piecesOfNode(context, host, riding, isKept(context, host, group))
  })
}
