import { binaryOperations, unaryOperations, type ElementwiseNode, type GraphNode, type Operation } from '../graph.ts'

const names: ReadonlySet<string> = new Set([...unaryOperations, ...binaryOperations, 'where'])

/** Whether an operation goes component by component. */
export const isElementwise = (operation: Operation): boolean => names.has(operation)

/** Whether a node goes component by component. */
export const isElementwiseNode = (node: GraphNode): node is ElementwiseNode => names.has(node.operation)
