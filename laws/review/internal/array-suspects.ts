/** Gradients of programs whose arrays are written over, or stretched, where nobody looks. */
import type { ReviewCase } from '../case.ts'
import { slopesByOutput } from './activations.ts'
import { gradientBy } from './backward-suspects.ts'
import type { GradientSuspect } from './gradient-suspects.ts'

/** What an error may be multiplied by where it is written. */
const writtenTimes: readonly ((one: ReviewCase) => number)[] = [
  () => 1,
  () => 2,
  ({ inputs: { length } }) => 1 / length,
  ({ inputs: { length } }) => 2 / length,
  ({ inputs: { length }, sizes }) => 1 / (length * sizes.at(-1)!),
  ({ inputs: { length }, sizes }) => 2 / (length * sizes.at(-1)!)
]

/** Activations whose slope programs take from the output, and those that more of them take from the input. */
const byOutput: readonly (readonly string[])[] = [['sigmoid', 'tanh', 'softmax'], Object.keys(slopesByOutput)]

/** The slope of the outputs, read off an array in which the error stands by then. */
const writtenOver: readonly GradientSuspect[] = byOutput.flatMap(those =>
  writtenTimes.map((times, k) => ({
    name: `error written over the output: ${those.length}, ${k}`,
    cause: 'the error h − y is written into the array of the outputs, and the slope is then computed from it',
    gradient: (one: ReviewCase) =>
      gradientBy({
        slope: (layer, c, _, layers) => {
          const { activation } = layers[layer]!
          if (layer < layers.length - 1 || !those.includes(activation)) return undefined
          const standing = c.map(error => error * times(one))
          const inner = c.reduce((sum, error, i) => sum + error * standing[i]!, 0)
          if (activation === 'softmax') return c.map((error, i) => standing[i]! * (error - inner))
          const slope = slopesByOutput[activation]
          return slope === undefined ? undefined : c.map((error, i) => error * slope(standing[i]!))
        }
      })(one)
  }))
)

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** The square of every prediction less every target: a column that is taken from a row is stretched to a square. */
export const everyPair = (
  outputs: readonly (readonly number[])[],
  { targets, sizes }: ReviewCase
): number | undefined =>
  sizes.at(-1) !== 1 || outputs.length < 2
    ? undefined
    : mean(outputs.flatMap(([h = Number.NaN]) => targets.map(([y = Number.NaN]) => (h - y) ** 2 / 2)))

export const everyPairSaid =
  'every prediction is compared with every target: a column of predictions less a row of targets is stretched to a square'

const stretched: readonly GradientSuspect[] = [1, 0].map(power => ({
  name: `every pair: ${power}`,
  cause: everyPairSaid,
  gradient: one =>
    gradientBy({
      error: ({ loss, sizes, targets }, h) =>
        loss === 'quadratic' && sizes.at(-1) === 1
          ? h.map(p => (p - mean(targets.map(([y = Number.NaN]) => y))) * targets.length ** (1 - power))
          : undefined
    })(one)
}))

/** Arrays written over, and arrays stretched. */
export const arraySuspects: readonly GradientSuspect[] = [...writtenOver, ...stretched]
