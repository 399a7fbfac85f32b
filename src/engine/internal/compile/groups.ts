/**
 * The kernels of groups: a loop for each, or a ride on the product that it comes after.
 */
import { elementwise } from '../element/functions.ts'
import { newElements, sizeOfElements, type Element } from '../element/expression.ts'
import type { StepNode } from '../graph/node.ts'
import { mapped, type Meeting, type Operand, type Root } from '../kernel/map.ts'
import { formOf, type Space } from '../plan/space.ts'
import { isReduction, isRelabelled, type Group } from '../plan/stage.ts'
import { isView } from '../plan/view.ts'
import { nameOf, spaceIn, storeOf, wordOf, type Context } from './context.ts'
import { copyOf, plainSpace, sourceOf } from './views.ts'

/** Whether a node has no place of its own: whoever reads it reads its input. */
const isThrough = (node: StepNode): boolean => isRelabelled(node) || node.operation === 'fill'

/** Whether a value is used outside of its group, or is an output. */
export const isNeeded = (context: Context, node: StepNode): boolean => {
  const group = context.stages.groupOf(node)
  return (
    context.into.has(node) ||
    context.users
      .get(node)!
      .some(user => (context.stages.groupOf(user) !== group ? true : isThrough(user) && isNeeded(context, user)))
  )
}

/** The members of a group whose values are stored. */
export const storedOf = (context: Context, { members }: Group): readonly StepNode[] =>
  [...members].filter(
    node =>
      !isReduction(node) &&
      (node.operation !== 'fill' || context.into.has(node)) &&
      (!isRelabelled(node) || context.into.has(node)) &&
      isNeeded(context, node)
  )

/** A value through other axes of the same components. */
export const plainly = (context: Context, node: StepNode): StepNode =>
  isRelabelled(node) && !context.into.has(node) ? plainly(context, node.inputs[0]!) : node

/** A number for each row of a matrix of each example, as an operand; nothing if a row is not whole vectors. */
const partedOf = (context: Context, node: StepNode): Operand | undefined => {
  const { vectors, into } = context
  const [numbers] = node.inputs
  const bytes = (node.extents[1] ?? 0) * vectors.bytes
  if (node.operation !== 'spread' || !node.batched || into.has(node) || bytes % 16 > 0) return undefined
  if (isView(numbers!) && !into.has(numbers!)) return undefined
  const { base, pitch, space } = storeOf(context, numbers!)
  return space.startsWith('rows') ? { base, meeting: 'part', parts: { bytes, pitch } } : undefined
}

/** Where an operand of a group lies, and how it meets the group's rows; a value that lies otherwise is copied. */
export const operandOf = (context: Context, given: StepNode, space: Space): Operand => {
  const node = plainly(context, given)
  const own = spaceIn(context, node)
  const isRows = space.startsWith('rows')
  const lies = !isView(node) || context.into.has(node)
  const parted = partedOf(context, node)
  if (parted !== undefined) return parted
  if (own === 'number') return { base: storeOf(context, sourceOf(context, node)).base, meeting: 'cell' }
  // a vector of one component among numbers of the examples
  if (space === 'examples' && !node.batched)
    return { base: (lies ? storeOf(context, node) : copyOf(context, node, plainSpace(node))).base, meeting: 'one' }
  const wanted = node.batched || !isRows ? space : `vector ${space.split(' ')[1]}`
  const meeting: Meeting =
    node.batched && own === 'examples' && isRows ? 'row' : node.batched || !isRows ? 'full' : 'column'
  const lying = meeting === 'row' ? own : wanted
  return { base: (lies && own === lying ? storeOf(context, node) : copyOf(context, node, lying)).base, meeting }
}

/** The elements of values of a group, and what they read. */
export const elementsOf = (context: Context, { members }: Group, roots: readonly StepNode[]) => {
  const elements = newElements(context.vectors.width, context.outside)
  const { lane } = elements
  const memo = new Map<StepNode, Element>()
  const reads: StepNode[] = []
  const elementOf = (node: StepNode): Element => {
    const known = memo.get(node)
    if (known !== undefined) return known
    const made = computed(node)
    memo.set(node, made)
    return made
  }
  const computed = (node: StepNode): Element => {
    if (node.operation === 'constant') return lane.constant(node.value)
    if (node.operation === 'fill') return elementOf(node.inputs[0]!)
    if (!members.has(node) || isReduction(node)) return elements.input(reads.push(node) - 1)
    if (node.operation === 'reshape' || node.operation === 'copy') return elementOf(node.inputs[0]!)
    return elementwise(elements, node.operation, node.inputs.map(elementOf))
  }
  return { elements: roots.map(elementOf), reads }
}

/** The reductions of a group. */
const reductionsOf = ({ members }: Group): readonly StepNode[] => [...members].filter(isReduction)

/** The names of what a group reads and writes. */
export const touchedBy = (context: Context, reads: readonly StepNode[], stored: readonly StepNode[]) => ({
  reads: reads.map(node => sourceOf(context, node)),
  writes: stored.map(node => nameOf(context, node))
})

/** What a group computes, in words. */
export const wordsOf = ({ members }: Group): readonly string[] =>
  [...members].filter(node => node.operation !== 'fill' && node.operation !== 'reshape').map(wordOf)

/** The kernel of a group that runs by itself. */
export const pushGroup = (context: Context, group: Group): void => {
  const { layouts, vectors, constants, kernels } = context
  const stored = storedOf(context, group)
  const reductions = reductionsOf(group)
  const targets = [...new Set([...stored, ...reductions.map(node => plainly(context, node.inputs[0]!))])]
  if (targets.length === 0) return
  const { elements, reads } = elementsOf(context, group, targets)
  const operands = reads.map(node => operandOf(context, node, group.space))
  const roots = targets.map((node, k): Root => ({
    element: elements[k]!,
    store: stored.includes(node) ? storeOf(context, node).base : undefined,
    reductions: reductions
      .filter(each => plainly(context, each.inputs[0]!) === node)
      .map(each => ({
        max: each.operation === 'max',
        base: storeOf(context, each).base,
        perRow: each.batched
      }))
  }))
  const form = formOf(layouts, group.space)
  const isOfExamples = /^(?:examples|rows)/u.test(group.space)
  kernels.push({
    name: `map ${group.space}`,
    operations: wordsOf(group),
    stage: group.stage,
    ...touchedBy(context, reads, [...stored, ...reductions]),
    write: (fresh, part) => mapped(vectors, constants, fresh, form, operands, roots, part),
    cut: reductions.some(({ batched }) => !batched)
      ? undefined
      : {
          by: isOfExamples ? 'examples' : 'value',
          size: isOfExamples ? layouts.examples : form.rows > 1 ? form.rows : form.columns,
          work: form.rows * form.columns * sizeOfElements(elements)
        }
  })
}
