import type { Label } from './label.ts'
import { once } from './once.ts'
import type { Style } from './style.ts'

const letters = 'αβγδεζηθκλμνξπρστφχψωΓΔΘΛΣΦΩ'
const commands = [
  'alpha beta gamma delta varepsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau varphi chi psi omega',
  'Gamma Delta Theta Lambda Sigma Phi Omega'
]

const greek = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      commands.flatMap(line => line.split(' ')).map((command, k): readonly [string, string] => [letters[k]!, command])
    )
)

const specials: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ...[...'_{}$%&#'].map((c): readonly [string, string] => [c, `\\${c}`])
])

const plainWord = /^\p{L}[\p{L}\p{N}]*$/u

/** A name without marks: a letter as it is, a word in one piece, anything else as text. */
const word = (base: string): string => {
  const primes = /′*$/u.exec(base)![0]
  const name = base.slice(0, base.length - primes.length)
  const letter = greek().get(name)
  const main =
    letter !== undefined
      ? `\\${letter}`
      : !plainWord.test(name)
        ? `\\text{${[...name].map(c => specials.get(c) ?? c).join('')}}`
        : [...name].length === 1
          ? name
          : `\\mathit{${name}}`
  return main + "'".repeat(primes.length)
}

const before: ReadonlyMap<string, string> = new Map([
  ['∂', '\\partial '],
  ['Δ', '\\Delta ']
])

const label = ({ prefix, base, subscript, superscript }: Label): string =>
  [
    before.get(prefix) ?? prefix,
    word(base),
    subscript.length === 0 ? '' : `_{${subscript.join(',')}}`,
    superscript.length === 0 ? '' : `^{(${superscript.join(',')})}`
  ].join('')

const group = (a: string): string => `\\left(${a}\\right)`

const operators: ReadonlyMap<string, string> = new Map([
  ...['exp', 'log', 'tanh', 'sin', 'cos', 'max'].map((name): readonly [string, string] => [name, `\\${name}`]),
  ['Σ', '\\sum']
])

/** A base that has a mark of its own is braced. */
const based = (a: string): string => (/[_^']/u.test(a) && !a.endsWith('\\right)') ? `{${a}}` : a)

/** LaTeX that KaTeX, MathJax and converters to MathML read. */
export const latexStyle: Style = {
  label,
  number: (number, exponent) =>
    `${number === '∞' ? '\\infty' : number === 'NaN' ? '\\mathrm{NaN}' : number}${
      exponent === null ? '' : `${number === '' ? '' : ' \\times '}10^{${exponent}}`
    }`,
  signs: { minus: '-', times: '\\cdot', hadamard: '\\odot', to: '\\mapsto' },
  group,
  fraction: (a, b) => `\\frac{${a}}{${b}}`,
  root: a => `\\sqrt{${a}}`,
  square: a => `${/\^/u.test(a) && !a.endsWith('\\right)') ? group(a) : a}^{2}`,
  transpose: a => `${based(a)}^{\\top}`,
  slice: (a, from, to) => `${based(a)}_{${from}:${to}}`,
  absolute: a => `\\left|${a}\\right|`,
  where: (pieces, otherwise) =>
    `\\begin{cases} ${pieces
      .map(([value, condition]) => `${value} & \\text{if } ${condition} \\\\ `)
      .join('')}${otherwise} & \\text{otherwise} \\end{cases}`,
  dot: (a, b) => `\\left\\langle ${a}, ${b} \\right\\rangle`,
  join: (a, b) => `\\left[${a}, ${b}\\right]`,
  call: (name, args) => `${operators.get(name) ?? `\\operatorname{${name}}`}${group(args.join(', '))}`,
  sizes: extents => extents.join(' \\times ')
}
