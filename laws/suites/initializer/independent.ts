/**
 * Laws of initializers about values together: those of two layers, those of one tensor, those at one place.
 */
import * as fc from 'fast-check'
import { pythonRandom, type Fan, type Initializer, type Random } from '../../../src/index.ts'
import { sumRounding } from '../../compare.ts'
import { law, type Law } from '../../law.ts'
import { all, claim, fail, pass, type Verdict } from '../../verdict.ts'
import { unequal } from './fans.ts'

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

type Drawn = { readonly fan: Fan; readonly seed: number }

const drawn: fc.Arbitrary<Drawn> = fc.record({ fan: unequal, seed: fc.nat() })

/** The draws of a chain of generators, one after the other. */
const chained = (
  initializer: Initializer,
  fan: Fan,
  counts: readonly number[],
  from: Random
): readonly (readonly number[])[] =>
  counts.reduce<readonly [readonly (readonly number[])[], Random]>(
    ([all_, random], count) => {
      const [values, next] = initializer.draw(fan)(count)(random)
      return [[...all_, values], next]
    },
    [[], from]
  )[0]

/** The correlation of two lists; 0 where one of them is constant. */
const correlation = (a: readonly number[], b: readonly number[]): number => {
  const [x, y] = [a, b].map(values => {
    const center = mean(values)
    return values.map(value => value - center)
  })
  const product = (one: readonly number[] = [], other: readonly number[] = []): number =>
    one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0)
  const scale = Math.sqrt(product(x, x) * product(y, y))
  return scale === 0 ? 0 : product(x, y) / scale
}

/** Six standard errors of the correlation of independent values. */
const noticeable = (count: number): number => 6 / Math.sqrt(count)

const uncorrelated = (what: string, a: readonly number[], b: readonly number[]): Verdict => {
  const got = correlation(a, b)
  return claim(
    Math.abs(got) <= noticeable(a.length),
    `expected values without correlation ${what}, up to ${noticeable(a.length).toPrecision(2)}; got ${got.toPrecision(3)}`
  )
}

const constant = (values: readonly number[]): boolean => values.every(x => x === values[0])

/** What is said of some values, or that one of them is none. */
export const ofFinite = (values: readonly number[], say: () => Verdict): Verdict => {
  const at = values.findIndex(x => !Number.isFinite(x))
  return at === -1 ? say() : fail(`expected finite values; got ${values[at]} at place ${at} of ${values.length}`)
}

/** Values of a layer. */
const many = 2000

export const layersAreIndependent = (initializer: Initializer): Law<Drawn> =>
  law({
    name: 'layers are independent',
    statement: 'of layers drawn one after the other, and from two seeds, no two are correlated: no two start alike',
    source: 'the definition of State',
    arbitrary: drawn,
    weight: 25,
    check: ({ fan, seed }) => {
      const three = chained(initializer, fan, [many, many, many], pythonRandom(seed))
      const [other = []] = chained(initializer, fan, [many], pythonRandom(seed + 1))
      const [first = [], second = [], third = []] = three
      return ofFinite([...first, ...second, ...third, ...other], () =>
        constant(first)
          ? pass() // all layers start from one number
          : all([
              uncorrelated('between a layer and the next', first, second),
              uncorrelated('between a layer and the next but one', first, third),
              uncorrelated('between two seeds', first, other)
            ])
      )
    }
  })

export const valuesAreIndependent = (initializer: Initializer): Law<Drawn> =>
  law({
    name: 'values are independent',
    statement:
      'values of one draw are not correlated with those one, two or three places on, a fan-in or fan-out on, or half of the draw on',
    source: 'the distribution that is claimed: each value is drawn by itself',
    arbitrary: drawn,
    weight: 25,
    check: ({ fan, seed }) => {
      const [values = []] = chained(initializer, fan, [2 * many], pythonRandom(seed))
      const [others = []] = chained(initializer, fan, [2], pythonRandom(seed + 1))
      return ofFinite(values, () =>
        constant(values)
          ? claim(
              // nothing is drawn, or one number for all
              others.every(x => x === values[0]),
              `expected values that are drawn one by one; got ${values[0]} for all of one draw, and ${others[0]} for all of another`
            )
          : all(
              [1, 2, 3, fan.fanIn, fan.fanOut, many].map(lag =>
                uncorrelated(
                  `${lag} places apart, for fan-in ${fan.fanIn} and fan-out ${fan.fanOut}`,
                  values.slice(lag),
                  values.slice(0, -lag)
                )
              )
            )
      )
    }
  })

/** Small draws that are compared place by place. */
const draws = 400

export const placesAreAlike = (initializer: Initializer): Law<Drawn & { readonly count: number }> =>
  law({
    name: 'each place has the same distribution',
    statement: `over ${draws} small draws the mean and the mean square at each place are those of all places, up to six standard errors`,
    source: 'the distribution that is claimed: it does not depend on the place',
    arbitrary: fc.record({ fan: unequal, seed: fc.nat(), count: fc.integer({ min: 2, max: 9 }) }),
    weight: 25,
    check: ({ fan, seed, count }) => {
      const all_ = Array.from({ length: draws }, (_, k) => initializer.draw(fan)(count)(pythonRandom(seed + k))[0])
      const alike = (power: number): Verdict => {
        const values = all_.map(each => each.map(x => x ** power))
        const pooled = values.flat()
        const center = mean(pooled)
        const error = 6 * Math.sqrt(mean(pooled.map(x => (x - center) ** 2)) / draws)
        return all(
          Array.from({ length: count }, (_, i) => {
            const got = mean(values.map(each => each[i] ?? Number.NaN))
            return claim(
              Math.abs(got - center) <= error + sumRounding(pooled) / pooled.length,
              `expected the mean ${power === 1 ? 'value' : 'square'} ${center} at place ${i} of ${count}, up to ${error}; got ${got}`
            )
          })
        )
      }
      return ofFinite(all_.flat(), () => all([alike(1), alike(2)]))
    }
  })
