/**
 * How matrices that all examples share lie: turned, where that lets a product read them row by row.
 */
import type { StepNode } from '../graph/node.ts'
import { isPointwise } from './stage.ts'
import { isMatrix } from './space.ts'

/** The output that takes the place of each leaf, by the leaf's name. */
export type Outputs = ReadonlyMap<string, StepNode>

/** Whether a product with examples wants to read this operand turned: its second axis is summed over, its first is that of the value. */
const wantsTurned = ({ letters, inputs, batched }: StepNode, operand: 0 | 1): boolean => {
  const [mine, value] = [letters[operand]!, letters[2]]
  return batched && isMatrix(inputs[operand]!) && mine[0] === value.at(-1) && !value.includes(mine[1]!)
}

/** The matrices that lie turned; what is joined component by component lies alike. */
export const turnedOf = (order: readonly StepNode[], outputs: Outputs): ReadonlySet<StepNode> => {
  const turned = new Set<StepNode>()
  for (const node of order)
    if (node.operation === 'product')
      for (const operand of [0, 1] as const) if (wantsTurned(node, operand)) turned.add(node.inputs[operand]!)
  const joined = (nodes: readonly (StepNode | undefined)[]): void => {
    if (nodes.some(node => node !== undefined && turned.has(node)))
      for (const node of nodes) if (node !== undefined) turned.add(node)
  }
  for (let before = -1; before !== turned.size;) {
    before = turned.size
    for (const node of order) {
      if (!isMatrix(node)) continue
      if (isPointwise(node)) joined([node, ...node.inputs.filter(isMatrix)])
      if (node.operation === 'product' && node.inputs[2] !== undefined && isMatrix(node.inputs[2]))
        joined([node, node.inputs[2]])
      if (node.operation === 'leaf') joined([node, outputs.get(node.name)])
    }
  }
  return turned
}
