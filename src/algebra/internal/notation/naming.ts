/**
 * Subexpressions that occur more than once get a name and a line of their own, so that an equation is as long as it has different parts.
 */
import { defect } from '../../../tensor/internal/defect.ts'
import { label, untaken, type Label } from './label.ts'
import { isPointwise, reachable, type Notation } from './notation.ts'

/** `name = node`. */
export type Statement = {
  readonly name: Label
  readonly sign: '=' | ':='
  readonly node: Notation
  /** Whether other lines use the name for the node; `always` where it is the name, `aside` where its own line stands only if one does. */
  readonly known: 'never' | 'always' | 'aside'
}

/** A line, and the variables that it is a function of. */
export type Line = Pick<Statement, 'name' | 'sign' | 'node'> & { readonly variables: readonly Notation[] }

/** Lines in order, and what nodes are called where they are used. */
export type Named = { readonly lines: readonly Line[]; readonly names: ReadonlyMap<Notation, Label> }

/** So deep may an expression be nested before a part of it gets a name. */
const deepest = 10

const isLeaf = ({ head }: Notation): boolean =>
  head.kind === 'leaf' || head.kind === 'number' || head.kind === 'variable' || head.kind === 'element'

/** What occurs more than once or is nested too deep; one component-wise operation on what has a name is not worth another. */
const worthNaming = (
  nodes: readonly Notation[],
  roots: readonly Notation[],
  given: ReadonlySet<Notation>
): ReadonlySet<Notation> => {
  const uses = new Map<Notation, number>()
  const inside = new Set(nodes.flatMap(({ inputs }) => inputs))
  for (const node of [...nodes.flatMap(({ inputs }) => inputs), ...roots]) uses.set(node, (uses.get(node) ?? 0) + 1)

  const weights = new Map<Notation, number>()
  const depths = new Map<Notation, number>()
  const repeated = new Set<Notation>()
  for (const node of nodes) {
    const below = node.inputs.map(input => weights.get(input)!)
    const small = isPointwise(node.head) || node.head.kind === 'slice'
    const own = isLeaf(node) || node.head.kind === 'transpose' ? 0 : small ? 1 : 2
    const weight = own + below.reduce((sum, each) => sum + each, 0)
    const depth = isLeaf(node) ? 0 : 1 + Math.max(0, ...node.inputs.map(input => depths.get(input)!))
    const parted = uses.get(node)! > 1 || (depth >= deepest && inside.has(node))
    const named = given.has(node) || (weight > 1 && parted)
    if (named && !given.has(node)) repeated.add(node)
    weights.set(node, named ? 0 : weight)
    depths.set(node, named ? 0 : depth)
  }
  return repeated
}

/** Names of a kind: bare for one, numbered for several. */
const numberedNames = <T>(base: string, taken: ReadonlySet<string>, items: readonly T[]): readonly [T, Label][] => {
  const name = label(untaken(base, taken))
  return items.map((item, k) => [item, items.length === 1 ? name : { ...name, subscript: [k + 1] }])
}

const variableBase = ({ head }: Notation): string =>
  head.kind !== 'variable'
    ? ''
    : head.name === 'mapRows'
      ? 'r'
      : head.name.startsWith('scan') && head.place === 0
        ? 'h'
        : 'u'

/** The lines of statements, with those of what they have in common before their first use. */
export const namedLines = (statements: readonly Statement[]): Named => {
  const visible = statements.filter(({ known }) => known !== 'aside')
  const nodes = reachable(visible.map(({ node }) => node))
  if (visible.some(({ node }) => node.free.size > 0))
    defect('expected an equation whose numbers stay in their map; got one that left it')
  const among = new Set(nodes)
  const given = new Map<Notation, Statement>()
  for (const statement of statements)
    if (
      statement.known !== 'never' &&
      !isLeaf(statement.node) &&
      among.has(statement.node) &&
      !given.has(statement.node)
    )
      given.set(statement.node, statement)
  const repeated = worthNaming(
    nodes,
    visible.map(({ node }) => node),
    new Set(given.keys())
  )
  const written: (Notation | Statement)[] = []
  const done = new Set<Notation | Statement>()
  for (const statement of visible) {
    for (const node of reachable([statement.node], node => !done.has(node))) {
      done.add(node)
      const first = given.get(node)
      if (first === undefined && !repeated.has(node)) continue
      written.push(first ?? node)
      done.add(first ?? node)
    }
    if (!done.has(statement)) written.push(statement)
  }
  const leaves = nodes.flatMap(({ head }) => (head.kind === 'leaf' ? [head.label.base] : []))
  const taken = new Set([...leaves, ...statements.map(({ name }) => name.base)])
  const parts = written.filter(each => 'head' in each)
  const isSoftmax = ({ head }: Notation): boolean => head.kind === 'call' && head.name === 'softmax'
  const variables = nodes.filter(({ head }) => head.kind === 'variable')
  const names = new Map<Notation, Label>([
    ...[...given].map(([node, { name }]): [Notation, Label] => [node, name]),
    ...numberedNames('s', taken, parts.filter(isSoftmax)),
    ...numberedNames(
      't',
      taken,
      parts.filter(node => !isSoftmax(node))
    ),
    ...['r', 'h', 'u'].flatMap(base =>
      numberedNames(
        base,
        taken,
        variables.filter(variable => variableBase(variable) === base)
      )
    )
  ])
  return {
    lines: written.map(each =>
      'head' in each
        ? { name: names.get(each)!, sign: '=', node: each, variables: [...each.free] }
        : { name: each.name, sign: each.sign, node: each.node, variables: [] }
    ),
    names
  }
}
