import { escapeMarkup } from '../escape-markup.ts'

const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .trim()
      .split(/\s+/u)
      .map((each): [string, string] => {
        const [name, sign] = each.split('=')
        return [name!, sign!]
      })
  )

/** Letters and signs by their commands. */
const identifiers = table(`
  alpha=α beta=β gamma=γ delta=δ varepsilon=ε zeta=ζ eta=η theta=θ kappa=κ lambda=λ mu=μ nu=ν xi=ξ pi=π rho=ρ sigma=σ tau=τ
  varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Sigma=Σ Phi=Φ Omega=Ω partial=∂ infty=∞ top=⊤
`)

const operators = table('cdot=· odot=⊙ times=× mapsto=↦ sum=∑ langle=⟨ rangle=⟩ prime=′')

const textMarks = table(String.raw`textbackslash=\ textasciicircum=^ textasciitilde=~`)

const token = /\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\s+|./gsu

const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`
const leaf = (name: string, text: string): string => element(name, escapeMarkup(text))

/** Tokens, read from the first to the last. */
type Reader = {
  /** What comes next; nothing at the end. */
  readonly peek: () => string | undefined
  readonly take: () => string | undefined
}

const readerOf = (latex: string): Reader => {
  const tokens = latex.match(token) ?? []
  let next = 0
  return { peek: () => tokens[next], take: () => tokens[next++] }
}

const skipSpace = (reader: Reader): void => {
  while (/^\s+$/u.test(reader.peek() ?? '')) reader.take()
}

/** The raw text of a group in braces, which nest. */
const raw = (reader: Reader): string => {
  if (reader.peek() !== '{') return ''
  reader.take()
  let depth = 1
  let text = ''
  for (let each = reader.take(); each !== undefined; each = reader.take()) {
    if (each === '{') depth++
    if (each === '}' && --depth === 0) break
    text += each
  }
  return text
}

/** The characters of `\text{…}`. */
const plain = (marked: string): string =>
  marked
    .replaceAll(/\\(?<name>text[a-z]+)\{\}/gu, (_, name: string) => textMarks.get(name) ?? '')
    .replaceAll(/\\(?<mark>[^A-Za-z])/gu, '$<mark>')

const isStop = (each: string | undefined, stops: readonly string[]): boolean =>
  each === undefined || stops.includes(each)

/** Things one after the other, up to a stop, each with its scripts. */
const row = (reader: Reader, stops: readonly string[]): string => {
  const done: string[] = []
  for (skipSpace(reader); !isStop(reader.peek(), stops); skipSpace(reader)) done.push(scripted(reader, atom(reader)))
  return done.join('')
}

const group = (reader: Reader): string => {
  skipSpace(reader)
  if (reader.peek() !== '{') return atom(reader)
  reader.take()
  const inside = row(reader, ['}'])
  reader.take()
  return element('mrow', inside)
}

const scripted = (reader: Reader, base: string): string => {
  let below = ''
  let above = ''
  for (let each = reader.peek(); each === '_' || each === '^' || each === "'"; each = reader.peek()) {
    reader.take()
    if (each === '_') below = group(reader)
    else if (each === '^') above += group(reader)
    else above += leaf('mo', '′')
  }
  const raised =
    above === '' ? '' : element('mrow', above).replace(/^<mrow>(<mrow>(?:(?!<mrow>).)*<\/mrow>)<\/mrow>$/su, '$1')
  return below !== '' && raised !== ''
    ? element('msubsup', base + below + raised)
    : below !== ''
      ? element('msub', base + below)
      : raised !== ''
        ? element('msup', base + raised)
        : base
}

/** `\left( … \right)` */
const delimited = (reader: Reader): string => {
  const sign = (): string => {
    const each = reader.take() ?? ''
    return leaf('mo', each.startsWith('\\') ? (operators.get(each.slice(1)) ?? each.slice(1)) : each)
  }
  const open = sign()
  const inside = row(reader, ['\\right'])
  reader.take()
  return element('mrow', open + inside + sign())
}

/** `\begin{cases} a & b \\ c & d \end{cases}` */
const cases = (reader: Reader): string => {
  raw(reader)
  const rows: string[] = []
  let cells: string[] = []
  for (let each: string | undefined = '&'; each === '&' || each === '\\\\'; each = reader.take()) {
    if (each === '\\\\') {
      rows.push(element('mtr', cells.join('')))
      cells = []
    }
    cells.push(element('mtd', row(reader, ['&', '\\\\', '\\end'])))
  }
  raw(reader)
  rows.push(element('mtr', cells.join('')))
  return element('mrow', leaf('mo', '{') + element('mtable', rows.join('')))
}

const command = (reader: Reader, name: string): string => {
  switch (name) {
    case 'frac':
      return element('mfrac', group(reader) + group(reader))
    case 'sqrt':
      return element('msqrt', group(reader))
    case 'left':
      return delimited(reader)
    case 'begin':
      return cases(reader)
    case 'text':
      return leaf('mtext', plain(raw(reader)).replaceAll(/^ | $/gu, '\u00A0'))
    case 'mathit':
    case 'mathrm':
    case 'operatorname':
      return leaf('mi', plain(raw(reader)))
    default: {
      const sign = operators.get(name)
      return sign === undefined ? leaf('mi', identifiers.get(name) ?? name) : leaf('mo', sign)
    }
  }
}

const atom = (reader: Reader): string => {
  const each = reader.peek() ?? ''
  if (each === '{') return group(reader)
  reader.take()
  if (each.startsWith('\\')) return command(reader, each.slice(1))
  if (/^\d/u.test(each)) return leaf('mn', each)
  return /^\p{L}$/u.test(each) ? leaf('mi', each) : leaf('mo', each === '-' ? '−' : each)
}

/** LaTeX as the inside of a MathML element. */
export const typeset = (latex: string): string => {
  const reader = readerOf(latex)
  const done: string[] = []
  while (reader.peek() !== undefined) {
    done.push(row(reader, ['}', '&', '\\\\', '\\end', '\\right']))
    // What closes nothing is set as it is.
    if (reader.peek() !== undefined) done.push(leaf('mo', (reader.take() ?? '').replace(/^\\/u, '')))
  }
  return done.join('')
}
