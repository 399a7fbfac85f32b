/** Large tensors: samples that touch all ends, lines that are read once, coverage that grows. */
import {
  dense,
  input,
  pipe,
  pythonRandom,
  quadraticLoss,
  realScalar,
  softmax,
  tanh,
  boundedScalar,
  dualScalar
} from 'lawgrad'
import { costField, verify, type ScalarField } from 'lawgrad/laws'
import { restrict } from '../../laws/oracles/field.ts'
import { lines } from '../../laws/internal/staged.ts'
import { drawBatch } from '../../laws/verify/points.ts'
import { sampleOf } from '../../laws/verify/sample.ts'
import { verification } from '../../laws/verify/verify.ts'
import { describe, expect, it } from 'vitest'
import { changed } from './verify-support.ts'

const network = pipe(input(9), dense(12), tanh, dense(8), softmax)
const [batch] = drawBatch(network, 3)(pythonRandom(5))

describe('a sample of components', () => {
  it('has the first and the last, and one at each end of each axis; a smaller one is its beginning', () => {
    const extents = [20, 30, 7]
    for (const seed of [0, 1, 2, 3, 4]) {
      const places = sampleOf(extents, pythonRandom(seed), 16)
      const indices = places.map(k => [Math.floor(k / 210), Math.floor(k / 7) % 30, k % 7])
      expect(new Set(places).size).toBe(16)
      expect(places.slice(0, 2)).toEqual([0, 4199])
      const inside = indices.slice(2)
      for (const [axis, extent] of extents.entries()) {
        expect(inside.some(index => index[axis] === 0)).toBe(true)
        expect(inside.some(index => index[axis] === extent - 1)).toBe(true)
      }
      expect(sampleOf(extents, pythonRandom(seed), 64).slice(0, 16)).toEqual(places)
    }
  })

  it('has all where half are asked for', () =>
    expect(sampleOf([3, 4], pythonRandom(0), 6)).toEqual([...Array(12).keys()]))
})

describe('lines that are read once', () => {
  const field = costField(network, quadraticLoss, batch)
  const point = Array.from({ length: network.shape.count + 27 }, (_, k) => Math.fround(realScalar.sin(7 * k)))
  const places = [0, 5, 107, 108, 119, 130, 224, 225, 250]

  it('are those of the field, value, bound and derivative', () => {
    const own = lines(field, point, places)
    for (const [k, place] of places.entries())
      for (const x of [-1.5, 0, point[place] ?? 0, 3]) {
        const [ours, whole]: readonly ScalarField[] = [own[k] ?? field, restrict(field, point, [place])]
        const both = [ours, whole].map(one => one?.(boundedScalar)([boundedScalar.fromNumber(x)]))
        const [a, b] = both
        expect(Math.abs((a?.value ?? NaN) - (b?.value ?? NaN))).toBeLessThanOrEqual((a?.error ?? 0) + (b?.error ?? 0))
        const [s, t] = [ours, whole].map(one => one?.(dualScalar)([{ primal: x, tangent: 1 }]).tangent ?? NaN)
        expect(s).toBeCloseTo(t ?? NaN, 12)
      }
  })

  it('may be asked of many variables at once, and of none', () => {
    const all = Array.from(point.keys())
    const one = lines(field, point, all)[3]?.(realScalar)([0.5])
    expect(one).toBeCloseTo(restrict(field, point, [3])(realScalar)([0.5]), 14)
    expect(lines(field, point, [])).toEqual([])
  })
})

describe('the verification of a large tensor', () => {
  const wide = pipe(input(9), dense(12), tanh, dense(8))
  const last = 'input 2[8]'

  it('finds an error in the last component alone', () => {
    for (const name of ['0.weights[11,8]', '0.weights[0,0]', last]) {
      const gradient = changed(wide, quadraticLoss, (g, at) => (at === name ? g * 1.01 : g))
      const { verdict } = verify(wide, quadraticLoss, { gradient, directions: 0, components: 8, sample: 6, steps: 0 })
      expect([name, verdict._tag]).toEqual([name, 'Fail'])
    }
  })

  it('covers more in each round, nothing twice, and in the end all', () => {
    const options = { components: 8, sample: 6, steps: 0, seed: 3 }
    const { checks, further, report } = verification(wide, quadraticLoss, options)
    const rounds = [checks, ...[1, 2, 3, 4, 5, 6].map(further)].map(some => some.map(({ check }) => check()))
    const covered = rounds.map((_, k) => report(rounds.slice(0, k + 1).flat()).coverage)
    const size = wide.shape.count + 27
    expect(covered.map(({ of }) => of)).toEqual(covered.map(() => size))
    for (const [k, { certified }] of covered.entries())
      expect(certified).toBeGreaterThan(k === 0 ? 24 : (covered[k - 1]?.certified ?? NaN) - 1)
    expect(covered.at(-1)?.certified).toBe(size)
    expect(further(7)).toEqual([])
    const whole = verify(wide, quadraticLoss, { ...options, sample: 24 })
    expect(covered[2]?.certified).toBe(whole.coverage.certified)
  })
})
