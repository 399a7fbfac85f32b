/** What stands in place of the error of the outputs on the way back. */
import { gradientBy, suspect } from './backward-suspects.ts'
import type { Family } from './explain.ts'
import { factorGrid, shownConstant, smallGrid } from './fit.ts'
import type { GradientSuspect } from './gradient-suspects.ts'

type Row = readonly number[]

const winner = (h: Row): number => h.indexOf(Math.max(...h))

/** What stands in place of h − y; the cross-entropies go with their last activation. */
export const errorSuspects: readonly GradientSuspect[] = (
  [
    ['the prediction is thresholded at ½', h => h.map(p => (p > 0.5 ? 1 : 0)), (p, y) => p - y],
    ['the prediction is rounded', h => h.map(Math.round), (p, y) => p - y],
    [
      'the prediction is taken for its largest output, as 1',
      h => h.map((_, i) => (i === winner(h) ? 1 : 0)),
      (p, y) => p - y
    ],
    ['only its sign counts', h => h, (p, y) => Math.sign(p - y)],
    ['only its size counts', h => h, (p, y) => Math.abs(p - y)],
    ['it is squared', h => h, (p, y) => (p - y) ** 2],
    ['it is squared, with its sign', h => h, (p, y) => Math.sign(p - y) * (p - y) ** 2],
    ['it is cubed', h => h, (p, y) => (p - y) ** 3],
    ['the target is not subtracted', h => h, p => p],
    ['the target is not subtracted for the first output', h => h, (p, y, i) => (i === 0 ? p : p - y)],
    ['the target is not subtracted for the last output', h => h, (p, y, i, n) => (i === n - 1 ? p : p - y)],
    ['the prediction is left out', h => h, (_, y) => -y],
    ['the prediction is left out where the target is 0', h => h, (p, y) => (y === 0 ? 0 : p - y)],
    ['the prediction is left out where the target is 1', h => h, (p, y) => (y === 1 ? 0 : p - y)],
    ['1 is subtracted for the target', h => h, p => p - 1],
    ['only the largest output counts', h => h, (p, y, i, _, h) => (i === winner(h) ? p - y : 0)],
    ['the largest output does not count', h => h, (p, y, i, _, h) => (i === winner(h) ? 0 : p - y)],
    ['it is left out where the prediction is right at ½', h => h, (p, y) => (p > 0.5 === y > 0.5 ? 0 : p - y)],
    ['it is divided by h', h => h, (p, y) => (p - y) / p],
    ['it is −y/h', h => h, (p, y) => -y / p],
    ['it is divided by h(1 − h)', h => h, (p, y) => (p - y) / (p * (1 - p))],
    ['it is multiplied by h', h => h, (p, y) => (p - y) * p],
    ['it is multiplied by 1 − h', h => h, (p, y) => (p - y) * (1 - p)],
    ['it is multiplied by 1 − h²', h => h, (p, y) => (p - y) * (1 - p * p)],
    ['it is multiplied by y', h => h, (p, y) => (p - y) * y]
  ] as const satisfies readonly (readonly [
    string,
    (h: Row) => Row,
    (p: number, y: number, i: number, n: number, h: Row) => number
  ])[]
).map(([said, of, error]) =>
  suspect(`error: ${said}`, `in the error h − y of the outputs, ${said}`, {
    error: (_, h, y) => of(h).map((p, i, { length }) => error(p, y[i]!, i, length, h))
  })
)

type Of = readonly (readonly [said: string, of: (h: number, y: number) => number])[]

const bases: Of = [
  ['h − y', (h, y) => h - y],
  ['y − h', (h, y) => y - h],
  ['|h − y|', (h, y) => Math.abs(h - y)],
  ['the sign of h − y', (h, y) => Math.sign(h - y)],
  ['(h − y)²', (h, y) => (h - y) ** 2],
  ['(h − y)³', (h, y) => (h - y) ** 3],
  ['h', h => h],
  ['−y', (_, y) => -y],
  ['y', (_, y) => y],
  ['h + y', (h, y) => h + y],
  ['h² − y²', (h, y) => h * h - y * y],
  ['−y/h', (h, y) => -y / h],
  ['−y/h + (1 − y)/(1 − h)', (h, y) => -y / h + (1 - y) / (1 - h)],
  ['(1 − y)/(1 − h)', (h, y) => (1 - y) / (1 - h)],
  ['−y/h − (1 − y)/(1 − h)', (h, y) => -y / h - (1 - y) / (1 - h)],
  ['h − 1', h => h - 1]
]

const factors: Of = [
  ['', () => 1],
  [' times h', h => h],
  [' times 1 − h', h => 1 - h],
  [' times h(1 − h)', h => h * (1 - h)],
  [' times the square of h(1 − h)', h => (h * (1 - h)) ** 2],
  [' times 1 − h²', h => 1 - h * h],
  [' divided by h', h => 1 / h],
  [' divided by 1 − h', h => 1 / (1 - h)],
  [' divided by h(1 − h)', h => 1 / (h * (1 - h))],
  [' times y', (_, y) => y],
  [' times 1 − y', (_, y) => 1 - y],
  [' where h − y is positive, else 0', (h, y) => (h > y ? 1 : 0)],
  [' where h − y is negative, else 0', (h, y) => (h < y ? 1 : 0)]
]

/** Each such error times each such factor. */
export const errorProducts: readonly GradientSuspect[] = bases.flatMap(([base, of]) =>
  factors.map(([by, factor]) =>
    suspect(`error: ${base}${by}`, `in place of the error h − y of the outputs stands ${base}${by}`, {
      error: (_, h, y) => h.map((p, i) => of(p, y[i]!) * factor(p, y[i]!))
    })
  )
)

/** Errors of the outputs with a constant that is not known. */
export const errorFamilies: readonly Family<GradientSuspect['gradient']>[] = [
  {
    name: 'error clipped',
    cause: c => `the error h − y of the outputs is clipped at ±${shownConstant(c)}`,
    grid: smallGrid,
    at: c => gradientBy({ error: (_, h, y) => h.map((p, i) => Math.max(-c, Math.min(c, p - y[i]!))) })
  },
  {
    name: 'error × c',
    cause: c => `the error h − y of the outputs is multiplied by ${shownConstant(c)}`,
    grid: factorGrid,
    at: c => gradientBy({ error: (_, h, y) => h.map((p, i) => c * (p - y[i]!)) })
  },
  {
    name: 'error + c',
    cause: c => `${shownConstant(c)} is added to the error h − y of the outputs`,
    grid: factorGrid,
    at: c => gradientBy({ error: (_, h, y) => h.map((p, i) => p - y[i]! + c) })
  },
  {
    name: 'error cut to zero',
    cause: c => `the error h − y of the outputs is taken for 0 below ${shownConstant(c)}`,
    grid: smallGrid,
    at: c => gradientBy({ error: (_, h, y) => h.map((p, i) => (Math.abs(p - y[i]!) < c ? 0 : p - y[i]!)) })
  }
]
