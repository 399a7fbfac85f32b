/**
 * Statements as lines of text.
 */
import { legend } from './legend.ts'
import { namedLines, type Named, type Statement } from './naming.ts'
import { reachable, type Notation } from './notation.ts'
import { atom, pieceOf, type Piece, type Style } from './style.ts'

/** Equations, line by line, with what the functions in them are. */
export interface Equations {
  /** One equation each; a name stands before it is used. */
  readonly lines: readonly string[]
  /** Definitions of the functions that occur and are not of everyday use: `sigmoid(z) = 1 / (1 + exp(−z))`. */
  readonly legend: readonly string[]
}

const linesOf = (style: Style, { lines, names }: Named): readonly string[] => {
  const pieces = new Map<Notation, Piece>()
  const variableNames = (variables: readonly Notation[]): readonly string[] =>
    variables.map(variable => style.label(names.get(variable)!))
  const reference = (node: Notation): Piece => {
    const name = names.get(node)
    if (name === undefined) return pieces.get(node)!
    if (node.free.size === 0 || node.head.kind === 'variable') return atom(style.label(name))
    return atom(`${style.label(name)}${style.group(variableNames([...node.free]).join(', '))}`)
  }
  for (const node of reachable(lines.map(line => line.node)))
    pieces.set(node, pieceOf(style, node, node.inputs.map(reference), variableNames(node.variables)))
  return lines.map(({ name, sign, node, variables }) => {
    const args = variables.length === 0 ? '' : style.group(variableNames(variables).join(', '))
    const right = names.get(node) === name ? pieces.get(node)! : reference(node)
    return `${style.label(name)}${args} ${sign} ${right.text}`
  })
}

/** An expression as it is, without names. */
const written = (style: Style, root: Notation): string => {
  const pieces = new Map<Notation, Piece>()
  for (const node of reachable([root]))
    pieces.set(
      node,
      pieceOf(
        style,
        node,
        node.inputs.map(input => pieces.get(input)!),
        []
      )
    )
  return pieces.get(root)!.text
}

/** Statements in a way of writing. */
export const print = (style: Style, statements: readonly Statement[]): Equations => {
  const named = namedLines(statements)
  const called = new Set(
    reachable(named.lines.map(({ node }) => node)).flatMap(({ head }) => (head.kind === 'call' ? [head.name] : []))
  )
  return Object.freeze({
    lines: Object.freeze(linesOf(style, named)),
    legend: Object.freeze(
      legend()
        .filter(({ name }) => called.has(name))
        .map(({ name, variable, node }) => `${style.call(name, [style.label(variable)])} = ${written(style, node)}`)
    )
  })
}
