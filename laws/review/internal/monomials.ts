/** Factors made of counts: of examples, inputs and outputs, layers and parameters. */
import type { ReviewCase } from '../case.ts'

type Count = readonly [said: string, of: (one: ReviewCase) => number]

const counts: readonly Count[] = [
  ['examples', ({ inputs }) => inputs.length],
  ['root of the number of examples', ({ inputs }) => Math.sqrt(inputs.length)],
  ['root of the number of outputs', ({ sizes }) => Math.sqrt(sizes.at(-1)!)],
  ['inputs', ({ sizes }) => sizes[0]!],
  ['outputs', ({ sizes }) => sizes.at(-1)!],
  ['layers', ({ activations }) => activations.length],
  ['parameters', ({ parameters }) => parameters.length],
  ['units of the first layer', ({ sizes }) => sizes[1]!]
]

const one: Count = ['1', () => 1]

const wordsOf = (count: string): string => (count.startsWith('root') ? `the ${count}` : `the number of ${count}`)

/** Each quotient of counts, with a factor of 2 or ½, in words, and what it is in a case. */
export const monomials: readonly Count[] = [one, ...counts].flatMap(([above, over]) =>
  [one, ...counts].flatMap(([below, under]) =>
    ([1, 2, 0.5] as const).flatMap((two): readonly Count[] =>
      above === below
        ? []
        : [
            [
              `${two === 1 ? '' : `${two} times `}${above === '1' ? '1' : wordsOf(above)}${below === '1' ? '' : ` by ${wordsOf(below)}`}`,
              reviewCase => (two * over(reviewCase)) / under(reviewCase)
            ]
          ]
    )
  )
)
