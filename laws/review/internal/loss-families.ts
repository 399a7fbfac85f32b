/** Wrong losses with a constant in them that nobody knows beforehand. */
import type { ReviewCase } from '../case.ts'
import { smoothed } from './case-suspects.ts'
import type { Family } from './explain.ts'
import { factorGrid, fractionGrid, shownConstant, smallGrid, type Grid } from './fit.ts'
import { exampleLoss } from './plain.ts'
import { placesOf } from './trainer.ts'
import { truthOf } from './truth.ts'

type Value = (reviewCase: ReviewCase) => number | undefined

type Row = readonly number[]

const family = (name: string, cause: (c: string) => string, grid: Grid, at: (c: number) => Value): Family<Value> => ({
  name,
  cause: c => cause(shownConstant(c)),
  grid,
  at
})

const mean = (one: ReviewCase, each: (h: Row, y: Row) => number): number =>
  truthOf(one).outputs.reduce((sum, h, k) => sum + each(h, one.targets[k]!), 0) / one.inputs.length

const entropy =
  (log: (x: number) => number): ((one: ReviewCase) => number | undefined) =>
  one =>
    one.loss === 'quadratic'
      ? undefined
      : mean(one, (h, y) =>
          h.reduce((sum, p, i) => {
            const t = y[i]!
            const second = one.loss === 'categoricalCrossEntropy' || t === 1 ? 0 : (1 - t) * log(1 - p)
            return sum - (t === 0 ? 0 : t * log(p)) - second
          }, 0)
        )

/** An entropy whose logarithms are other ones for h and for 1 − h. */
const ofTerms =
  (log: (x: number, isSecond: boolean) => number): Value =>
  one =>
    one.loss === 'quadratic'
      ? undefined
      : mean(one, (h, y) =>
          h.reduce((sum, p, i) => {
            const t = y[i]!
            const second = one.loss === 'categoricalCrossEntropy' || t === 1 ? 0 : (1 - t) * log(1 - p, true)
            return sum - (t === 0 ? 0 : t * log(p, false)) - second
          }, 0)
        )

/** What is added to the loss of the parameters. */
const penalty = (
  said: string,
  term: (x: number) => number,
  takes: (isBias: boolean) => boolean,
  scale: (m: number) => number
): Family<Value> =>
  family(
    said,
    c => `${c} times ${said} is added to the loss: a penalty that is not asked for`,
    factorGrid,
    c => one =>
      truthOf(one).loss +
      c *
        scale(one.inputs.length) *
        placesOf(one).reduce((sum, { isBias }, i) => sum + (takes(isBias) ? term(one.parameters[i]!) : 0), 0)
  )

const penalties: readonly Family<Value>[] = (
  [
    ['the weights', (isBias: boolean) => !isBias],
    ['all parameters', () => true]
  ] as const
).flatMap(([said, takes]) =>
  (
    [
      ['', () => 1],
      [' by 1/m', (m: number) => 1 / m]
    ] as const
  ).flatMap(([by, scale]) => [
    penalty(`½ the sum of the squares of ${said}${by}`, x => (x * x) / 2, takes, scale),
    penalty(`the sum of the sizes of ${said}${by}`, Math.abs, takes, scale)
  ])
)

/** Losses with a constant. */
export const lossFamilies: readonly Family<Value>[] = [
  family(
    'loss × c',
    c => `the loss is ${c} times what it should be`,
    factorGrid,
    c => one => c * truthOf(one).loss
  ),
  family(
    'loss + c',
    c => `${c} is added to the loss`,
    factorGrid,
    c => one => truthOf(one).loss + c
  ),
  family(
    'log(h + c)',
    c => `the logarithm is of h + ${c}`,
    smallGrid,
    c => entropy(x => Math.log(x + c))
  ),
  family(
    'log cut',
    c => `the probabilities are cut off at ${c} before the logarithm`,
    smallGrid,
    c => entropy(x => Math.log(Math.max(c, Math.min(1 - c, x))))
  ),
  ...(
    [
      ['h', 1, 0],
      ['1 − h', 0, 1],
      ['h and 1 − h', 1, 1]
    ] as const
  ).flatMap(([said, first, second]) => [
    family(
      `log of ${said} cut below`,
      c => `${said} is not taken below ${c} in the logarithm`,
      [...smallGrid, ...fractionGrid.slice(1, -1)].toSorted((a, b) => a - b),
      c => ofTerms((x, isSecond) => Math.log((isSecond ? second : first) === 1 ? Math.max(c, x) : x))
    ),
    family(
      `log of ${said} + c`,
      c => `${c} is added to ${said} in the logarithm`,
      smallGrid,
      c => ofTerms((x, isSecond) => Math.log((isSecond ? second : first) === 1 ? x + c : x))
    )
  ]),
  ...penalties,
  family(
    'norm of the weights',
    c => `${c} times the norm of the weights is added to the loss: a penalty that is not asked for`,
    factorGrid,
    c => one =>
      truthOf(one).loss +
      c * Math.hypot(...placesOf(one).flatMap(({ isBias }, i) => (isBias ? [] : [one.parameters[i]!])))
  ),
  family(
    'weight of positives',
    c => `targets of 1 weigh ${c} times as much as those of 0`,
    factorGrid,
    c => one =>
      one.loss === 'quadratic'
        ? undefined
        : mean(one, (h, y) =>
            h.reduce((sum, p, i) => {
              const t = y[i]!
              const second = one.loss === 'categoricalCrossEntropy' || t === 1 ? 0 : (1 - t) * Math.log(1 - p)
              return sum - (t === 0 ? 0 : c * t * Math.log(p)) - second
            }, 0)
          )
  ),
  family(
    'label smoothing',
    c => `the targets are smoothed: (1 − ${c})·y + ${c}/n`,
    fractionGrid,
    c => one => {
      const { targets } = smoothed(one, c)
      return truthOf(one).outputs.reduce((sum, h, k) => sum + exampleLoss(one.loss, h, targets[k]!), 0) / targets.length
    }
  ),
  family(
    'Huber',
    c => `errors above ${c} count by their size, not by their square: a Huber loss`,
    smallGrid,
    c => one =>
      one.loss === 'quadratic'
        ? mean(one, (h, y) =>
            h.reduce((sum, p, i) => {
              const error = Math.abs(p - y[i]!)
              return sum + (error <= c ? (error * error) / 2 : c * (error - c / 2))
            }, 0)
          )
        : undefined
  )
]
