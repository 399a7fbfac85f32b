/** The elementary functions as plain functions of numbers: each program's expression is printed, what is used twice as a constant. */
import type { Lane, Program } from '../../src/scalar/functions/lane.ts'
import { parts, programs } from '../../src/scalar/functions/programs.ts'

interface Node {
  readonly text: (args: readonly string[]) => string
  readonly args: readonly Node[]
}

/** A lane whose values are expressions; equal ones are one. */
const printing = (): Lane<Node, Node> => {
  const known = new Map<string, Node>()
  const ids = new Map<Node, number>()
  const node = (text: Node['text'], ...args: readonly Node[]): Node => {
    const key = text(args.map(arg => `#${ids.get(arg)}`))
    const made = known.get(key) ?? { text, args }
    known.set(key, made)
    ids.set(made, ids.get(made) ?? ids.size)
    return made
  }
  const infix =
    (sign: string) =>
    (a: Node, b: Node): Node =>
      node(([x, y]) => `(${x} ${sign} ${y})`, a, b)
  const call =
    (name: string) =>
    (...args: readonly Node[]): Node =>
      node(xs => `${name}(${xs.join(', ')})`, ...args)
  return {
    bits: 64,
    constant: x => node(() => (x === Math.LOG2E ? 'Math.LOG2E' : Object.is(x, -0) ? '-0' : x < 0 ? `(${x})` : `${x}`)),
    add: infix('+'),
    sub: infix('-'),
    mul: infix('*'),
    div: infix('/'),
    sqrt: call('Math.sqrt'),
    neg: a => node(([x]) => `-${x}`, a),
    abs: call('Math.abs'),
    floor: call('Math.floor'),
    copysign: call('copysign'),
    lesser: call('lesser'),
    greater: call('greater'),
    less: infix('<'),
    equal: infix('==='),
    select: (answer, yes, no) => node(([q, x, y]) => `(${q} ? ${x} : ${y})`, answer, yes, no),
    power: call('power'),
    exponent: call('exponent'),
    mantissa: call('mantissa'),
    call: (program, x) => call(program.name)(x),
    beyond: (answer, inside, f, x) => node(([q, a, b]) => `(${q} ? ${a} : ${f.name}(${b}))`, answer, inside, x)
  }
}

/** The nodes below a result, each after its arguments, with how often it is used. */
const counted = (result: Node): ReadonlyMap<Node, number> => {
  const uses = new Map<Node, number>()
  const order: Node[] = []
  const visit = (node: Node): void => {
    uses.set(node, (uses.get(node) ?? 0) + 1)
    if (uses.get(node) !== 1) return
    node.args.forEach(visit)
    order.push(node)
  }
  visit(result)
  return new Map(order.map(node => [node, uses.get(node) ?? 0]))
}

const functionOf = ({ name, body }: Program): string => {
  const x: Node = { text: () => 'x', args: [] }
  const result = body(printing(), x)
  const names = new Map<Node, string>()
  const write = (node: Node): string => names.get(node) ?? node.text(node.args.map(write))
  const lines: string[] = []
  for (const [node, uses] of counted(result))
    if (uses > 1 && node.args.length > 0) {
      const text = write(node)
      const next = `v${names.size + 1}`
      names.set(node, next)
      lines.push(`  const ${next} = ${text}`)
    }
  return `export const ${name} = (x: number): number => {\n${lines.join('\n')}\n  return ${write(result)}\n}`
}

/** The text of `src/scalar/functions/numbers.ts`, before it is formatted. */
export const numbersText = (): string => `/**
 * The elementary functions of a double, printed from their programs by \`npm run functions\`; not to be edited by hand. Each has the program's own bits.
 */
import { cosineFar, sineFar } from './far.ts'
import { copysign, exponent, mantissa, power } from './internal/bits.ts'

const lesser = (a: number, b: number): number => (b < a ? b : a)

const greater = (a: number, b: number): number => (a < b ? b : a)

${[programs.exp, ...parts, ...Object.values(programs).filter(each => each !== programs.exp)].map(functionOf).join('\n\n')}
`
