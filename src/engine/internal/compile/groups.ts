/**
 * The kernels of groups: a loop for each, or a ride on the product that it comes after.
 */
import { elementwise } from '../element/functions.ts'
import { newElements, sizeOfElements, type Element } from '../element/expression.ts'
import type { StepNode } from '../graph/node.ts'
import { mapped, type Meeting, type Operand, type Place, type Root } from '../kernel/map.ts'
import { formOf, type Space } from '../plan/space.ts'
import { isReduction, isRelabelled, type Group } from '../plan/stage.ts'
import { isView } from '../plan/view.ts'
import type { Code } from '../wasm/code.ts'
import { nameOf, spaceIn, storeOf, wordOf, type Context } from './context.ts'
import { copyOf, sourceOf, viewOf } from './views.ts'

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
  // one component that all share, among numbers of the examples
  if (space === 'examples' && !node.batched) return { base: viewOf(context, node).base, meeting: 'one' }
  const wanted = node.batched || !isRows ? space : `vector ${space.split(' ')[1]}`
  const meeting: Meeting =
    node.batched && own === 'examples' && isRows ? 'row' : node.batched || !isRows ? 'full' : 'column'
  const lying = meeting === 'row' ? own : wanted
  return { base: (lies && own === lying ? storeOf(context, node) : copyOf(context, node, lying)).base, meeting }
}

/** An operation of an expression, on what others before it give; or the number of what is read. */
interface Term {
  readonly operation: StepNode['operation'] | 'input'
  readonly of: readonly number[]
  readonly value: number
}

/** Values as expressions of what they read: of one key, and one, wherever the same is done. */
export interface Expression {
  readonly key: string
  readonly elements: readonly Element[]
  readonly size: number
}

/** The terms of values of a group, each after those that it needs, where the values are among them, and what is read. */
const termsOf = ({ members }: Group, roots: readonly StepNode[]) => {
  const places = new Map<StepNode, number>()
  const terms: Term[] = []
  const reads: StepNode[] = []
  const term = (operation: Term['operation'], of: readonly number[], value = 0): number =>
    terms.push({ operation, of, value }) - 1
  const placeOf = (node: StepNode): number => {
    const known = places.get(node)
    if (known !== undefined) return known
    const place = placed(node)
    places.set(node, place)
    return place
  }
  const placed = (node: StepNode): number => {
    if (node.operation === 'constant') return term('constant', [], node.value)
    if (node.operation === 'fill') return placeOf(node.inputs[0]!)
    if (!members.has(node) || isReduction(node)) return term('input', [], reads.push(node) - 1)
    if (node.operation === 'reshape' || node.operation === 'copy') return placeOf(node.inputs[0]!)
    return term(node.operation, node.inputs.map(placeOf))
  }
  return { terms, ends: roots.map(placeOf), reads }
}

/** The expression of values of a group, and what it reads. */
export const elementsOf = (
  { vectors, outside, expressions }: Context,
  group: Group,
  roots: readonly StepNode[]
): Expression & { readonly reads: readonly StepNode[] } => {
  const { terms, ends, reads } = termsOf(group, roots)
  const words = terms.map(
    ({ operation, of, value }) => `${operation} ${of.join()} ${Object.is(value, -0) ? '-0' : value}`
  )
  const key = `${words.join(';')}|${ends.join()}`
  const known = expressions.get(key)
  if (known !== undefined) return { ...known, reads }
  const made = newElements(vectors.width, outside)
  const values: Element[] = []
  for (const { operation, of, value } of terms)
    values.push(
      operation === 'constant'
        ? made.lane.constant(value)
        : operation === 'input'
          ? made.input(value)
          : elementwise(
              made,
              operation,
              of.map(place => values[place]!)
            )
    )
  const elements = ends.map(end => values[end]!)
  const expression = { key, elements, size: sizeOfElements(elements) }
  expressions.set(key, expression)
  return { ...expression, reads }
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
  const { elements, reads, key, size } = elementsOf(context, group, targets)
  const operands = reads.map(node => operandOf(context, node, group.space))
  const roots = targets.map((node, k): Root => ({
    element: elements[k]!,
    store: stored.includes(node) ? { base: storeOf(context, node).base } : undefined,
    reductions: reductions
      .filter(each => plainly(context, each.inputs[0]!) === node)
      .map(each => ({
        max: each.operation === 'max',
        base: storeOf(context, each).base,
        perRow: each.batched
      }))
  }))
  const form = formOf(layouts, group.space)
  const places = [...operands, ...roots.flatMap(({ store, reductions }) => [...(store ? [store] : []), ...reductions])]
  const addresses = new Map<object, number>(places.map((place, k) => [place, k]))
  /** The same at addresses that are given. */
  const moved = (given: readonly Code[]) => {
    const at = <P extends Place>(place: P): P => ({ ...place, base: 0, from: given[addresses.get(place)!]! })
    return {
      operands: operands.map(at),
      roots: roots.map(({ element, store, reductions }) => ({
        element,
        store: store && at(store),
        reductions: reductions.map(at)
      }))
    }
  }
  const isOfExamples = /^(?:examples|rows)/u.test(group.space)
  const isOneExample = group.space.startsWith('rows') && form.rows === 1
  kernels.push({
    name: `map ${group.space}`,
    operations: wordsOf(group),
    stage: group.stage,
    ...touchedBy(context, reads, [...stored, ...reductions]),
    // of one example the part is the whole: what lies in its row is not cut
    write: (fresh, part) => mapped(vectors, constants, fresh, form, operands, roots, isOneExample ? undefined : part),
    cut: reductions.some(({ batched }) => !batched)
      ? undefined
      : {
          by: isOfExamples ? 'examples' : 'value',
          size: isOfExamples ? layouts.examples : form.rows > 1 ? form.rows : form.columns,
          work: form.rows * form.columns * size
        },
    movable: {
      key: [
        'map',
        JSON.stringify([form, operands.map(({ meeting, parts }) => [meeting, parts])]),
        roots.map(({ store, reductions }) => [
          store === undefined,
          ...reductions.map(({ max, perRow }) => `${max} ${perRow}`)
        ]),
        key
      ].join(' '),
      addresses: places.map(({ base }) => base),
      write: (fresh, given) => {
        const own = moved(given)
        return mapped(vectors, constants, fresh, form, own.operands, own.roots)
      }
    }
  })
}
