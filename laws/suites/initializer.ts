/**
 * What an initializer must satisfy, and what is claimed of its distribution.
 */
import * as fc from 'fast-check'
import { pythonRandom, type Fan, type Initializer } from '../../src/index.ts'
import { sameBits } from '../compare.ts'
import { law, suite, type Suite } from '../law.ts'
import { all, claim } from '../verdict.ts'
import {
  layersAreIndependent,
  mean,
  ofFinite,
  placesAreAlike,
  valuesAreIndependent
} from './initializer/independent.ts'
import { fans, unequal } from './initializer/fans.ts'

/** What is claimed of an initializer. */
export type InitializerOptions = {
  /** The mean of the values: 0 by default. */
  readonly mean?: number
  /** Their variance, given how many inputs and outputs a value connects, for example 2 / (fanIn + fanOut). */
  readonly variance?: (fan: Fan) => number
  /** Bounds that no value passes. */
  readonly bound?: (fan: Fan) => number
}

const squaresAround = (values: readonly number[]): number => {
  const center = mean(values)
  return mean(values.map(x => (x - center) ** 2))
}

/** Values in a sample: the error of their mean square is about √(2/n) of it for a normal distribution, less for a uniform one. */
const sample = 20_000

/**
 * The laws of an initializer: as many finite values as asked; the same from the same generator, others from the generator that is handed on, so that layers
 * are independent; values that do not follow from those before, and are distributed alike at each place; as claimed, the mean, the variance by fan-in and fan-out, and bounds.
 *
 * A sample of 20,000 is held to six standard errors of its mean, and to 8 % of its variance, or six standard errors if its tails are heavy: a right one is refused once in a hundred million. Cost: 20,000 draws a case
 * of the claims. Never fails.
 *
 * @example
 * ```ts
 * import { glorotUniform } from 'lawgrad'
 * import { initializerSuite, runSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const laws = initializerSuite(glorotUniform, {
 *   variance: ({ fanIn, fanOut }) => 2 / (fanIn + fanOut),
 *   bound: ({ fanIn, fanOut }) => Math.sqrt(6 / (fanIn + fanOut))
 * })
 * assert.equal(runSuite({ seed: 1, runs: 50 })(laws).every(({ verdict }) => verdict._tag === 'Pass'), true)
 * ```
 */
export const initializerSuite = (initializer: Initializer, options: InitializerOptions = {}): Suite => {
  const { mean: center = 0, variance, bound } = options
  const draw = (fan: Fan, count: number, seed: number) => initializer.draw(fan)(count)(pythonRandom(seed))
  const seeds = fc.nat()
  const sampled = fc.record({ fan: unequal, seed: seeds })
  const spread = (fan: Fan, values: readonly number[]): number =>
    // a variance that is not the claimed one is another law
    Math.max(variance?.(fan) ?? 0, squaresAround(values))
  return suite(`initializer ${initializer.name}`, [
    law({
      name: 'finite values',
      statement: 'as many finite values as were asked for',
      source: '§2.1: parameters are found, starting from a draw',
      arbitrary: fc.record({ fan: fans, seed: seeds, count: fc.integer({ min: 0, max: 20 }) }),
      check: ({ fan, seed, count }) => {
        const [values] = draw(fan, count, seed)
        return all([
          claim(values.length === count, `expected ${count} values; got ${values.length}`),
          claim(values.every(Number.isFinite), `expected finite values; got ${values.find(x => !Number.isFinite(x))}`)
        ])
      }
    }),
    law({
      name: 'purity',
      statement: 'the same generator gives the same values bit for bit, whatever was drawn in between',
      source: 'the definition of a function',
      arbitrary: fc.record({ fan: fans, seed: seeds, other: fans }),
      check: ({ fan, seed, other }) => {
        const [[first], , [again]] = [draw(fan, 5, seed), draw(other, 3, seed + 1), draw(fan, 5, seed)]
        return sameBits({ name: 'first draw', values: first }, { name: 'second draw', values: again })
      }
    }),
    layersAreIndependent(initializer),
    valuesAreIndependent(initializer),
    placesAreAlike(initializer),
    law({
      name: 'mean',
      statement: `the mean of the values is ${center}`,
      source: 'the distribution that is claimed',
      arbitrary: sampled,
      weight: 25,
      check: ({ fan, seed }) => {
        const [values] = draw(fan, sample, seed)
        const [got, error] = [mean(values), Math.sqrt(spread(fan, values) / sample)]
        return ofFinite(values, () =>
          claim(
            Math.abs(got - center) <= 6 * error,
            `expected the mean ${center}, up to ${6 * error}; got ${got} for fan-in ${fan.fanIn} and fan-out ${fan.fanOut}`
          )
        )
      }
    }),
    ...(variance === undefined
      ? []
      : [
          law({
            name: 'variance',
            statement:
              'the variance of the values is that claimed for fan-in and fan-out, up to 8 %, or six standard errors if they are more',
            source: 'the distribution that is claimed',
            arbitrary: sampled,
            weight: 25,
            check: ({ fan, seed }) => {
              const [values] = draw(fan, sample, seed)
              const squares = values.map(x => (x - center) ** 2)
              const [expected, got] = [variance(fan), mean(squares)]
              // of a normal distribution six standard errors are 6 %; of one with heavier tails more
              const error = 6 * Math.sqrt(mean(squares.map(square => (square - got) ** 2)) / sample)
              return ofFinite(values, () =>
                claim(
                  Math.abs(got - expected) <= Math.max(0.08 * expected, error),
                  `expected the variance ${expected} for fan-in ${fan.fanIn} and fan-out ${fan.fanOut}; got ${got}, ${(got / expected).toPrecision(3)} times as much (with the fans exchanged it would be ${variance({ fanIn: fan.fanOut, fanOut: fan.fanIn })})`
                )
              )
            }
          })
        ]),
    ...(bound === undefined
      ? []
      : [
          law({
            name: 'bounds',
            statement: 'no value lies outside of the bounds that are claimed',
            source: 'the distribution that is claimed',
            arbitrary: sampled,
            weight: 25,
            check: ({ fan, seed }) => {
              const most = bound(fan)
              const odd = draw(fan, sample, seed)[0].find(x => Math.abs(x - center) > most)
              return claim(odd === undefined, `expected values within ${most} of ${center}; got ${odd}`)
            }
          })
        ])
  ])
}
