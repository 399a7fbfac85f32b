import { parseSync, Visitor } from 'rolldown/utils'

/** Where something stands in a text. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** The function expressions of a module that are no methods, in the order in which they begin. */
export const functionsIn = (code: string): readonly Place[] => {
  const found: Place[] = []
  const methods = new Set<number>()
  new Visitor({
    MethodDefinition: ({ value }) => void methods.add(value.start),
    Property: ({ method, kind, value }) => {
      if (method || kind !== 'init') methods.add(value.start)
    },
    FunctionExpression: ({ start, end }) => {
      if (!methods.has(start)) found.push({ start, end })
    }
  }).visit(parseSync('chunk.js', code).program)
  return found.toSorted((a, b) => a.start - b.start)
}
