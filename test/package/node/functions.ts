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

/** Where the calls stand that a module makes for its top-level constants, and not later: those in functions are left out. */
export const callsForConstants = (code: string): readonly Place[] => {
  const found: Place[] = []
  let [inside, depth] = [0, 0]
  const enter = (): void => void depth++
  const leave = (): void => void depth--
  const add = ({ start, end }: Place): void => {
    if (inside > 0 && depth === 0) found.push({ start, end })
  }
  new Visitor({
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    ClassBody: enter,
    'ClassBody:exit': leave,
    VariableDeclarator: () => void inside++,
    'VariableDeclarator:exit': () => void inside--,
    CallExpression: add,
    NewExpression: add
  }).visit(parseSync('module.ts', code).program)
  return found
}
