import type { State } from 'fp-ts/lib/State.js'
import { shuffle } from '../../../random/shuffle.ts'
import type { Random } from '../../../random/random.ts'
import { uniforms } from '../../../random/uniform.ts'
import { realScalar } from '../../../scalar/real.ts'
import type { Point, Setting, Space, Values } from '../space.ts'
import { pointKey, type AnyPoint } from './key.ts'

const { exp, log } = realScalar

/** The value of an interval at a share of its way. */
const along = ({ low, high, spread }: Extract<Values, { readonly _tag: 'Interval' }>, share: number): number => {
  if (share <= 0) return low
  if (spread === 'whole') return Math.min(high, low + Math.floor(share * (high - low + 1)))
  if (share >= 1) return high
  const value = spread === 'even' ? low + (high - low) * share : exp(log(low) + (log(high) - log(low)) * share)
  return Math.min(high, Math.max(low, value))
}

/** The values of an axis of a grid, each once. */
export const gridValues = (values: Values, steps: number): readonly Setting[] => {
  if (values._tag === 'Choice') return values.values
  if (values.spread !== 'whole') return Array.from({ length: steps }, (_, k) => along(values, k / (steps - 1)))
  const { low, high } = values
  const count = Math.min(steps, high - low + 1)
  const spaced = Array.from({ length: count }, (_, k) => Math.round(low + ((high - low) * k) / Math.max(1, count - 1)))
  return [...new Set(spaced)]
}

/** Every combination of the values of a grid, the last name changing fastest. */
export const everyPoint = <S extends Space>(space: S, steps: number): readonly Point<S>[] => {
  let points: AnyPoint[] = [{}]
  for (const [name, values] of Object.entries(space)) {
    const axis = gridValues(values, steps)
    points = points.flatMap(point => axis.map(value => ({ ...point, [name]: value })))
  }
  // proof: each name of the space has been given one of its values
  return points.map(point => Object.freeze(point)) as readonly AnyPoint[] as readonly Point<S>[]
}

const drawn = (space: Space): State<Random, AnyPoint> => {
  const entries = Object.entries(space)
  return random => {
    const [shares, next] = uniforms(entries.length)(random)
    const point: Record<string, Setting> = {}
    for (const [k, [name, values]] of entries.entries()) {
      const share = shares[k]!
      point[name] =
        values._tag === 'Choice' ? values.values[Math.floor(share * values.values.length)]! : along(values, share)
    }
    return [Object.freeze(point), next]
  }
}

/** Up to so many points, a whole space is laid out to draw from it. */
const laidOut = 100_000

/** So many points by chance, each once; all of a space that has no more. */
export const distinctPoints =
  <S extends Space>(space: S, trials: number, count: number): State<Random, readonly Point<S>[]> =>
  random => {
    if (count <= laidOut && trials * 2 >= count) {
      const [all, next] = shuffle(everyPoint<S>(space, count + 1))(random)
      return [all.slice(0, trials), next]
    }
    const points = new Map<string, AnyPoint>()
    let state = random
    while (points.size < trials) {
      const [point, next] = drawn(space)(state)
      state = next
      points.set(pointKey(point), point)
    }
    // proof: each name of the space has been given one of its values
    return [[...points.values()] as readonly AnyPoint[] as readonly Point<S>[], state]
  }
