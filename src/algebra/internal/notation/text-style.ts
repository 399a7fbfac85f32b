import type { Label } from './label.ts'
import type { Style } from './style.ts'

const digits =
  (all: string) =>
  (numbers: readonly number[]): string =>
    numbers.map(n => [...String(n)].map(c => [...all]['0123456789-'.indexOf(c)] ?? c).join('')).join(',')

const superscript = digits('⁰¹²³⁴⁵⁶⁷⁸⁹⁻')
const subscript = digits('₀₁₂₃₄₅₆₇₈₉₋')

const label = ({ prefix, base, subscript: below, superscript: above }: Label): string =>
  `${prefix}${base}${subscript(below)}${superscript(above)}`

const group = (a: string): string => `(${a})`

/** A digit of a superscript at the end: a square would be part of it. */
const endsRaised = /[⁰¹²³⁴⁵⁶⁷⁸⁹]$/u

/** Unicode text. */
export const textStyle: Style = {
  label,
  number: (number, exponent) =>
    `${number}${exponent === null ? '' : `${number === '' ? '' : ' × '}10${superscript([exponent])}`}`,
  signs: { minus: '−', times: '·', hadamard: '⊙', to: '↦' },
  group,
  fraction: null,
  root: (a, isAtom) => `√${isAtom ? a : group(a)}`,
  square: a => `${endsRaised.test(a) ? group(a) : a}²`,
  transpose: a => `${a}ᵀ`,
  slice: (a, from, to) => `${a}[${from}…${to}]`,
  absolute: a => `|${a}|`,
  where: (pieces, otherwise) =>
    `{${pieces.map(([value, condition]) => `${value} if ${condition}, `).join('')}${otherwise} otherwise}`,
  dot: (a, b) => `⟨${a}, ${b}⟩`,
  join: (a, b) => `[${a}, ${b}]`,
  call: (name, args) => `${name}(${args.join(', ')})`,
  sizes: extents => extents.join(' × ')
}
