/**
 * What a file need not have at once: functions that no training calls, and constants that only they use, are made together when one of them is first called.
 * Until then V8 has read them, and nothing more.
 */
import type { MagicString } from 'magic-string'
import { parseSync } from 'rolldown/utils'
import type { Place } from './functions.ts'

interface Tree extends Place {
  readonly type: string
  readonly [key: string]: unknown
}

const isTree = (u: unknown): u is Tree => typeof u === 'object' && u !== null && 'type' in u

const treesOf = (u: unknown): readonly Tree[] => (Array.isArray(u) ? u : [u]).filter(isTree)

/** Where a node holds the name of a member. */
const memberNames: Readonly<Record<string, string>> = {
  MemberExpression: 'property',
  Property: 'key',
  MethodDefinition: 'key',
  PropertyDefinition: 'key'
}

/** All names in a node but those of members, and whether it speaks of `this`; what is only named alike inside counts too. */
const namesIn = (tree: Tree): ReadonlySet<string> => {
  const names = new Set<string>()
  const waiting = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'Identifier') names.add(String(next['name']))
    if (next.type === 'ThisExpression') names.add('this')
    for (const [key, part] of Object.entries(next))
      if (next['computed'] === true || memberNames[next.type] !== key) waiting.push(...treesOf(part))
  }
  return names
}

interface Constant {
  readonly name: string
  readonly declaration: Place
  readonly value: Tree
  readonly uses: ReadonlySet<string>
}

interface Parts {
  readonly declarations: readonly Place[]
  readonly constants: ReadonlyMap<string, Constant>
  /** The names in all that is no constant. */
  readonly others: readonly ReadonlySet<string>[]
}

/** The parts of a file; what stands between its declarations is taken out. */
const partsIn = (statements: readonly Tree[], text: MagicString): Parts => {
  const declarations: Place[] = []
  const constants = new Map<string, Constant>()
  const others: ReadonlySet<string>[] = []
  const remove = (start: number, end: number): unknown => start < end && text.remove(start, end)
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') {
      others.push(namesIn(statement))
      continue
    }
    let from = statement.start
    for (const declaration of treesOf(statement['declarations'])) {
      const { id, init, start, end } = declaration
      remove(from, start)
      from = end
      declarations.push(declaration)
      if (isTree(id) && id.type === 'Identifier' && isTree(init)) {
        const name = String(id['name'])
        constants.set(name, { name, declaration, value: init, uses: namesIn(init) })
      } else others.push(namesIn(declaration))
    }
    remove(from, statement.end)
  }
  return { declarations, constants, others }
}

/** Whether a constant is a function that nobody calls at once: those that somebody does are in parentheses. */
const isLateFunction = ({ value, uses }: Constant): boolean =>
  value.type === 'FunctionExpression' && !uses.has('this') && !uses.has('arguments')

/** Late functions that are called from what is there at once, and what these alone use. */
const lateOf = ({ constants, others }: Omit<Parts, 'declarations'>) => {
  const [called, early] = [new Set<Constant>(), new Set<Constant>()]
  // a class may set variables that others read
  const kinds = new Set(['FunctionExpression', 'ParenthesizedExpression', 'ClassExpression'])
  const atOnce = [...constants.values()].filter(each => kinds.has(each.value.type) && !isLateFunction(each))
  for (const each of atOnce) early.add(each)
  const waiting = [...others, ...atOnce.map(({ uses }) => uses)]
  for (let uses = waiting.pop(); uses !== undefined; uses = waiting.pop())
    for (const name of uses) {
      const constant = constants.get(name)
      if (constant === undefined || early.has(constant)) continue
      if (isLateFunction(constant)) called.add(constant)
      else {
        early.add(constant)
        waiting.push(constant.uses)
      }
    }
  const late = [...constants.values()].filter(each => !early.has(each))
  return { called: late.filter(each => called.has(each)), inner: late.filter(each => !called.has(each)) }
}

/** Parameters before the first one that may be left out, for the `length` of a function. */
const parametersOf = ({ value }: Constant): readonly string[] => {
  const parameters = treesOf(value['params'])
  const optional = parameters.findIndex(({ type }) => type === 'AssignmentPattern' || type === 'RestElement')
  return parameters.slice(0, optional < 0 ? undefined : optional).map((_, k) => `a${k}`)
}

/**
 * Puts what may come late into one function at the end. What is called from elsewhere has a function of the same name there, by which those inside call it
 * too: no function is two.
 */
export const putLate = (code: string, text: MagicString): void => {
  const statements = treesOf(parseSync('chunk.js', code).program.body)
  const { declarations, ...parts } = partsIn(statements, text)
  const { called, inner } = lateOf(parts)
  const end = statements.find(({ type }) => type === 'ExportNamedDeclaration')?.start
  const [first, last, innermost] = [called[0], called.at(-1), inner.at(-1)]
  if (end === undefined || first === undefined || last === undefined || innermost === undefined)
    throw new Error('expected a file with exports, and with functions that no training calls')
  const members = new Set<Place>(called.map(({ declaration }) => declaration))
  for (const each of declarations)
    if (members.has(each)) text.appendLeft(each.end, ',\n')
    else text.prependRight(each.start, 'var ').appendLeft(each.end, ';\n')
  for (const { name, declaration, value } of called)
    text.update(declaration.start, value.start, `${name}:`).move(declaration.start, declaration.end, end)
  for (const { declaration } of inner) text.move(declaration.start, declaration.end, end)
  // asking is a function of its own: a call of the one that makes all has to make room for all
  const asking = 'var $made,$late=function(){return $made===void 0?$make():$made};\n'
  text.prependRight(first.declaration.start, `${asking}var $make=function(){$made={\n`)
  text.appendLeft(last.declaration.end, '};\n')
  text.appendLeft(innermost.declaration.end, 'return $made};\n')
  const forwarding = called.map(
    each => `function ${each.name}(${parametersOf(each).join()}){return $late().${each.name}.apply(this,arguments)}\n`
  )
  text.prepend(forwarding.join(''))
}
