/**
 * Precedence: what is put in parentheses, for each way of writing.
 *
 * Parentheses stand where operations are not to be done from left to right, since the grouping of sums and products is part of what an equation
 * computes; read by these rules, the text gives the very operations back.
 */
import type { Extents } from '../../../dimension/size.ts'
import type { Label } from './label.ts'
import type { Notation } from './notation.ts'

/** How tightly a piece holds together. */
export const level = { sum: 1, product: 2, postfix: 3, atom: 4 } as const

/** Something written. */
export type Piece = {
  readonly text: string
  readonly level: number
  /** The sign of a product; − of what is negative as a whole. */
  readonly sign: string
  /** Of a function that has pieces: each value with its condition; what is left is the last. */
  readonly cases?: { readonly pieces: readonly (readonly [string, string])[]; readonly otherwise: string }
}

/** A way of writing. */
export type Style = {
  readonly label: (label: Label) => string
  /** The digits of a number that is not negative, and its power of ten or null. */
  readonly number: (digits: string, exponent: number | null) => string
  readonly signs: { readonly minus: string; readonly times: string; readonly hadamard: string; readonly to: string }
  readonly group: (a: string) => string
  /** A fraction of pieces that is one piece, or null where / is a sign between two. */
  readonly fraction: ((a: string, b: string) => string) | null
  readonly root: (a: string, isAtom: boolean) => string
  readonly square: (a: string) => string
  readonly transpose: (a: string) => string
  readonly slice: (a: string, from: number, to: number) => string
  readonly absolute: (a: string) => string
  readonly where: (pieces: readonly (readonly [string, string])[], otherwise: string) => string
  readonly dot: (a: string, b: string) => string
  readonly join: (a: string, b: string) => string
  readonly call: (name: string, args: readonly string[]) => string
  readonly sizes: (extents: Extents) => string
}

const piece = (text: string, at: number, sign = ''): Piece => ({ text, level: at, sign })

/** A name or a call. */
export const atom = (text: string): Piece => piece(text, level.atom)

const numberPiece = (style: Style, x: number): Piece => {
  if (x < 0 || Object.is(x, -0)) return piece(style.signs.minus + numberPiece(style, -x).text, level.sum, '−')
  if (!Number.isFinite(x)) return atom(style.number(Number.isNaN(x) ? 'NaN' : '∞', null))
  const [digits, exponent] = x.toExponential().split('e')
  const power = Number(exponent)
  if (x === 0 || (power >= -4 && power < 6)) return atom(style.number(String(x), null))
  return digits === '1'
    ? piece(style.number('', power), level.postfix)
    : piece(style.number(digits!, power), level.product, '×')
}

const signOf = ({ head, inputs }: Notation, { times, hadamard }: Style['signs']): string =>
  head.kind === 'over'
    ? '/'
    : head.kind === 'times' && inputs.every(input => input.extents.length > 0)
      ? hadamard
      : times

const spaced = (sign: string): string => (sign === '·' ? sign : ` ${sign} `)

const pair = (value: string, condition: string): readonly [string, string] => [value, condition]

/** What a node looks like, given what its inputs look like. */
export const pieceOf = (
  style: Style,
  node: Notation,
  inputs: readonly Piece[],
  variables: readonly string[]
): Piece => {
  const { head } = node
  const above = (input: Piece, at: number): string => (input.level > at ? input.text : style.group(input.text))
  const [a, b, c] = inputs
  switch (head.kind) {
    case 'leaf':
      return atom(style.label(head.label))
    case 'variable':
    case 'element':
      return atom(head.kind)
    case 'number':
      return numberPiece(style, head.value)
    case 'plus':
    case 'minus':
      return piece(`${a!.text} ${head.kind === 'plus' ? '+' : style.signs.minus} ${above(b!, level.sum)}`, level.sum)
    case 'negate':
      return piece(style.signs.minus + above(a!, level.sum), level.sum, a!.level === level.product ? '' : '−')
    case 'over':
      return style.fraction === null
        ? productPiece(style, '/', a!, b!, true)
        : piece(style.fraction(a!.text, b!.text), level.postfix)
    case 'times':
    case 'product':
      return productPiece(style, signOf(node, style.signs), a!, b!, head.kind === 'times')
    case 'square':
      return piece(style.square(above(a!, level.postfix)), level.postfix)
    case 'transpose':
      return piece(style.transpose(above(a!, level.postfix)), level.postfix)
    case 'slice':
      return piece(style.slice(above(a!, level.postfix), head.from + 1, head.to), level.postfix)
    case 'root':
      return piece(style.root(a!.text, a!.level === level.atom), level.postfix)
    case 'absolute':
      return atom(style.absolute(a!.text))
    case 'where': {
      const { pieces, otherwise } = c!.cases ?? { pieces: [], otherwise: c!.text }
      const cases = { pieces: [pair(b!.text, `${a!.text} ${head.sign} 0`), ...pieces], otherwise }
      return { ...atom(style.where(cases.pieces, otherwise)), cases }
    }
    case 'dot':
      return atom(style.dot(a!.text, b!.text))
    case 'join':
      return atom(style.join(a!.text, b!.text))
    case 'call':
      return atom(style.call(head.name, [...inputs.map(input => input.text), ...head.sizes.map(style.sizes)]))
    case 'binder': {
      const names = variables.length === 1 ? variables[0]! : style.group(variables.join(', '))
      const [body, ...over] = inputs
      const f = `${names} ${style.signs.to} ${body!.text}`
      return atom(style.call(head.name, [f, ...over.map(each => each.text)]))
    }
  }
}

/** A product; −a·b is −(a·b) and, bit for bit, (−a)·b, but for a sum of products, where zero may change its sign. */
const productPiece = (style: Style, sign: string, a: Piece, b: Piece, isPointwise: boolean): Piece => {
  const negative = isPointwise && a.sign === '−'
  const follows = a.sign === sign ? sign !== '/' : sign === '/' && a.sign === style.signs.times
  const bare = a.level > level.product || negative || (a.level === level.product && follows)
  const left = bare ? a.text : style.group(a.text)
  const right = b.level > level.product ? b.text : style.group(b.text)
  return negative
    ? piece(`${left}${spaced(sign)}${right}`, level.sum)
    : piece(`${left}${spaced(sign)}${right}`, level.product, sign)
}
