/** Losses whose terms are other ones. */
import type { ReviewCase } from '../case.ts'
import { truthOf } from './truth.ts'

type Term = (h: number, y: number) => number

interface TermSuspect {
  readonly name: string
  readonly cause: string
  readonly isChoice: false
  readonly value: (reviewCase: ReviewCase) => number | undefined
}

const suspect = (name: string, cause: string, loss: ReviewCase['loss'], term: Term, factor = 1): TermSuspect => ({
  name,
  cause,
  isChoice: false,
  value: one =>
    one.loss === loss
      ? (factor *
          truthOf(one).outputs.reduce(
            (sum, h, k) => sum + h.reduce((all, p, i) => all + term(p, one.targets[k]![i]!), 0),
            0
          )) /
        one.inputs.length
      : undefined
})

const squares: readonly (readonly [said: string, term: Term])[] = [
  ['|h − y|', (h, y) => Math.abs(h - y)],
  ['h − y', (h, y) => h - y],
  ['y − h', (h, y) => y - h],
  ['√|h − y|', (h, y) => Math.sqrt(Math.abs(h - y))],
  ['|h − y|³', (h, y) => Math.abs(h - y) ** 3],
  ['(h − y)³', (h, y) => (h - y) ** 3],
  ['(h − y)⁴', (h, y) => (h - y) ** 4],
  ['(h + y)²', (h, y) => (h + y) ** 2],
  ['h² − y²', (h, y) => h * h - y * y],
  ['y² − h²', (h, y) => y * y - h * h],
  ['(h² − y²)²', (h, y) => (h * h - y * y) ** 2],
  ['h² + y²', (h, y) => h * h + y * y],
  ['h²', h => h * h],
  ['y²', (_, y) => y * y],
  ['h − y²', (h, y) => h - y * y],
  ['h² − y', (h, y) => h * h - y],
  ['h·y', (h, y) => h * y],
  ['−h·y', (h, y) => -h * y],
  ['(h − y)·h', (h, y) => (h - y) * h],
  ['(h − y)·y', (h, y) => (h - y) * y],
  ['h·(h − y)²', (h, y) => h * (h - y) ** 2],
  ['y·(h − y)²', (h, y) => y * (h - y) ** 2],
  ['((h − y)/y)²', (h, y) => ((h - y) / y) ** 2],
  ['max(0, h − y)²', (h, y) => Math.max(0, h - y) ** 2],
  ['max(0, y − h)²', (h, y) => Math.max(0, y - h) ** 2],
  ['log cosh(h − y)', (h, y) => Math.log(Math.cosh(h - y))],
  ['(log(1 + h) − log(1 + y))²', (h, y) => (Math.log1p(h) - Math.log1p(y)) ** 2]
]

const quadratic: readonly TermSuspect[] = squares.flatMap(([said, term]) =>
  [1, 0.5, 0.25].map(factor =>
    suspect(`of ${said}, × ${factor}`, `the loss is of ${said}, not of (h − y)²`, 'quadratic', term, factor)
  )
)

const weights: readonly (readonly [said: string, of: Term])[] = [
  ['y·', (_, y) => y],
  ['(1 − y)·', (_, y) => 1 - y],
  ['', () => 1],
  ['(−y)·', (_, y) => -y],
  ['(y − 1)·', (_, y) => y - 1],
  ['h·', h => h],
  ['(1 − h)·', h => 1 - h],
  ['y·h·', (h, y) => y * h],
  ['y·(1 − h)·', (h, y) => y * (1 - h)],
  ['(1 − y)·h·', (h, y) => (1 - y) * h],
  ['(1 − y)·(1 − h)·', (h, y) => (1 - y) * (1 - h)]
]

const logarithms: readonly (readonly [said: string, of: Term])[] = [
  ['log(h)', h => Math.log(h)],
  ['log(1 − h)', h => Math.log(1 - h)],
  ['log(1 + h)', h => Math.log1p(h)],
  ['log(h²)', h => 2 * Math.log(h)],
  ['(1 − log(h))', h => 1 - Math.log(h)]
]

const products = weights.flatMap(([by, weight]) =>
  logarithms.map(([said, log]) => ({ said: `${by}${said}`, of: (h: number, y: number) => weight(h, y) * log(h, y) }))
)

const zero: Term = () => 0

const pairs = [{ said: '', of: zero }, ...products].flatMap((first, k) =>
  products.slice(k).map(second => ({
    said: first.said === '' ? `−${second.said}` : `−(${first.said} + ${second.said})`,
    of: (h: number, y: number): number => -first.of(h, y) - second.of(h, y)
  }))
)

const entropies: readonly TermSuspect[] = (
  [
    ['binaryCrossEntropy', '−(y·log(h) + (1 − y)·log(1 − h))'],
    ['categoricalCrossEntropy', '−y·log(h)']
  ] as const
).flatMap(([loss, right]) =>
  pairs
    .filter(({ said }) => said !== right)
    .map(({ said, of }) => suspect(`of ${said} (${loss})`, `the loss is of ${said}, not of ${right}`, loss, of))
)

/** Losses of other terms. */
export const termSuspects: readonly TermSuspect[] = [...quadratic, ...entropies]
