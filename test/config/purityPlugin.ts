/**
 * The rules of purity that `eslint-plugin-functional` can only check with type information, which oxlint does not give
 * to plugins, and those that are our own.
 */

interface Node {
  readonly type: string
  readonly range: readonly [number, number]
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }
  readonly parent?: Node | null
  readonly name?: string
  readonly computed?: boolean
  readonly operator?: string
  readonly object?: Node
  readonly property?: Node
  readonly callee?: Node
  readonly arguments?: readonly Node[]
  readonly typeName?: Node
  readonly typeAnnotation?: Node
  readonly key?: Node
  readonly readonly?: boolean
  readonly checkType?: Node
  readonly extendsType?: Node
}

interface Context {
  readonly report: (problem: { readonly node: Node; readonly message: string }) => void
  readonly sourceCode: { readonly getAllComments: () => readonly Node[] }
}

type Visitors = Readonly<Record<string, (node: Node) => void>>

interface Rule {
  readonly create: (context: Context) => Visitors
}

/** Methods that change the array they are called on. */
const mutators: ReadonlySet<string> = new Set([
  'copyWithin',
  'fill',
  'pop',
  'push',
  'reverse',
  'shift',
  'sort',
  'splice',
  'unshift'
])

const objectMutators: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.defineProperties',
  'Object.defineProperty',
  'Object.setPrototypeOf',
  'Reflect.defineProperty',
  'Reflect.deleteProperty',
  'Reflect.set'
])

/** What answers differently from call to call, or acts on the world. */
const outside: ReadonlySet<string> = new Set([
  'Atomics',
  'Buffer',
  'clearInterval',
  'clearTimeout',
  'console',
  'crypto',
  'document',
  'eval',
  'fetch',
  'globalThis',
  'localStorage',
  'performance',
  'process',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
  'Worker'
])

const outsideMembers: ReadonlySet<string> = new Set(['Date.now', 'Math.random'])

const memberName = (node: Node | undefined): string =>
  node?.type === 'MemberExpression' && node.computed !== true ? (node.property?.name ?? '') : ''

/** `Object.assign` */
const dotted = (node: Node | undefined): string => `${node?.object?.name ?? ''}.${memberName(node)}`

/** An array made on the spot is nobody else's: `[...xs].sort()`. */
const isFresh = (node: Node | undefined): boolean =>
  node?.type === 'ArrayExpression' || node?.type === 'ObjectExpression'

/** `R.reverse(xs)`, a function of a module that is imported whole, is no method. */
const isModule = (node: Node | undefined): boolean => /^(?:[A-Z]{1,4}[a-z]*)$/u.test(node?.name ?? '')

const noMutation: Rule = {
  create: context => {
    const report = (node: Node): void => context.report({ node, message: 'Data is immutable: make a new value.' })
    return {
      AssignmentExpression: report,
      UpdateExpression: report,
      UnaryExpression: node => {
        if (node.operator === 'delete') report(node)
      },
      CallExpression: ({ callee, arguments: args, ...node }) => {
        const method = mutators.has(memberName(callee)) && !isFresh(callee?.object) && !isModule(callee?.object)
        if (method || (objectMutators.has(dotted(callee)) && !isFresh(args?.[0]))) report(callee ?? node)
      }
    }
  }
}

/** Whether an identifier is a reference, not the name of a property or a key. */
const isReference = ({ parent, range }: Node): boolean => {
  const property = parent?.property ?? parent?.key
  return parent?.computed === true || property?.range[0] !== range[0]
}

const noOutsideWorld: Rule = {
  create: context => {
    const report = (node: Node): void =>
      context.report({
        node,
        message: 'Only src/command/node may ask or change the world outside; take it as an argument.'
      })
    return {
      Identifier: node => {
        if (outside.has(node.name ?? '') && isReference(node)) report(node)
      },
      MemberExpression: node => {
        if (outsideMembers.has(dotted(node))) report(node)
      },
      NewExpression: node => {
        if (node.callee?.name === 'Date' && node.arguments?.length === 0) report(node)
      }
    }
  }
}

/** Types whose values change. */
const mutableTypes: ReadonlySet<string> = new Set(['Array', 'Map', 'Set'])

/** Inside of `A extends B ? …` a type is compared, not given to data. */
const isCompared = (node: Node): boolean => {
  const { parent } = node
  if (parent === undefined || parent === null) return false
  return (
    (parent.type === 'TSConditionalType' && (parent.checkType === node || parent.extendsType === node)) ||
    isCompared(parent)
  )
}

/** Tuples may lack `readonly`: they are the words of type-level programs, and no data is typed by one here. */
const readonlyData: Rule = {
  create: context => {
    const report = (node: Node): void => context.report({ node, message: 'Data is immutable: write `readonly`.' })
    const member = (node: Node): void => {
      if (node.readonly !== true) report(node)
    }
    return {
      TSPropertySignature: member,
      TSIndexSignature: member,
      TSArrayType: node => {
        if (node.parent?.operator !== 'readonly' && !isCompared(node)) report(node)
      },
      TSTypeReference: node => {
        if (mutableTypes.has(node.typeName?.name ?? '') && !isCompared(node)) report(node)
      }
    }
  }
}

const isConst = ({ typeAnnotation }: Node): boolean => typeAnnotation?.typeName?.name === 'const'

/** The statement or member that a node stands in begins here: a comment above it counts. */
const firstLines = (node: Node | null | undefined): readonly number[] =>
  node === undefined || node === null || node.type === 'Program' || node.type === 'BlockStatement'
    ? []
    : [node.loc.start.line, ...firstLines(node.parent)]

/** One proof serves the assertions on its own line, and those on the lines that follow each other below it. */
const provedAssertion: Rule = {
  create: context => {
    const comments = context.sourceCode.getAllComments()
    const starts = new Set(comments.map(({ loc }) => loc.start.line))
    const ends = new Set(comments.map(({ loc }) => loc.end.line))
    const proved = new Set<number>()
    const isProved = ({ loc, parent }: Node): boolean =>
      [loc.start.line, ...firstLines(parent)].some(
        line => starts.has(line) || ends.has(line - 1) || proved.has(line - 1)
      ) || starts.has(loc.end.line)
    return {
      TSAsExpression: node => {
        if (isConst(node)) return
        if (isProved(node)) proved.add(node.loc.end.line)
        else context.report({ node, message: 'Prove in a comment, here or above, why this assertion holds.' })
      }
    }
  }
}

export default {
  meta: { name: 'purity' },
  rules: {
    'no-mutation': noMutation,
    'no-outside-world': noOutsideWorld,
    'proved-assertion': provedAssertion,
    'readonly-data': readonlyData
  }
}
