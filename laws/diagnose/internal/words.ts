/**
 * Expressions of a graph in a few words.
 */
import type { Pass, Trace } from './trace.ts'
import type { Writer } from './writer.ts'

const signs: Readonly<Record<string, string>> = { plus: '+', minus: '−', times: '·', over: '/', outer: '⊗' }

/** What a node computes: z is the input of the layer, a its output, c the cotangent; h the prediction and y the target. */
export const wordsFor =
  ({ nodes, sources }: Pick<Writer, 'nodes' | 'sources'>, trace: Trace, pass: Pass | undefined) =>
  (place: number): string => {
    const known = new Map<number, string>(
      pass === undefined
        ? [
            [trace.prediction, 'h'],
            [trace.target, 'y'],
            ...trace.passes.flatMap(({ label, back, parameters }) => [
              [back.seen, `what ${label} sends back`] as const,
              ...parameters.map(({ name, cotangent }) => [cotangent.seen, `${name} of ${label}`] as const)
            ]),
            [trace.start.seen, 'the gradient of the loss']
          ]
        : [
            ...pass.parameters.map(({ leaf, name }) => [leaf, name] as const),
            [pass.output.actual, 'a'],
            [pass.output.seen, 'a'],
            [pass.input, 'z'],
            [pass.cotangent, 'c']
          ]
    )
    const words = (at: number, depth: number): string => {
      const node = nodes[at]!
      const name = known.get(at)
      if (name !== undefined) return name
      if (node.operation === 'constant') return String(node.value)
      if (node.operation === 'leaf')
        return sources.get(at)?._tag === 'Computed' ? 'the derivative of the equation' : node.name
      if (node.operation === 'fill') return words(node.inputs[0], depth)
      if (depth === 0) return '…'
      const [a = '', b] = node.inputs.map(input => words(input, depth - 1))
      const sign = signs[node.operation]
      if (node.operation === 'negate') return `−${a}`
      if (sign !== undefined && b !== undefined) return `(${a} ${sign} ${b})`
      return `${node.operation}(${node.inputs.map(input => words(input, depth - 1)).join(', ')})`
    }
    return words(place, 4).replace(/^\((?<inside>.*)\)$/u, (whole, inside: string) =>
      balanced(inside) ? inside : whole
    )
  }

/** Whether no bracket closes that was not opened. */
const balanced = (text: string): boolean => {
  let open = 0
  for (const letter of text) {
    open += letter === '(' ? 1 : letter === ')' ? -1 : 0
    if (open < 0) return false
  }
  return open === 0
}
