import fc from 'fast-check'
import {
  anySizeLoss,
  loss,
  map,
  quadraticLoss,
  subtract,
  vector,
  type AnyRange,
  type AnySize,
  type LossDefinition
} from 'lawgrad'
import { dyadic, hostile, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { forAllSizes, plain, vectorOf } from '../tensor/arbitraries.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

describe('quadratic loss, equation (11) of one example', () => {
  it('is ½·Σ (h − y)²', () => {
    expect(quadraticLoss.value(vector([1, 2, 3]))(vector([2, 0, 3]))).toBe(2.5)
    expect([...quadraticLoss.gradient(vector([1, 2, 3]))(vector([2, 0, 3]))]).toEqual([1, -2, 0])
  })

  it('is the formula, exactly on dyadic numbers, and its gradient the residual', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [h, y] = [draw(vectorOf(n)), draw(vectorOf(n))]
      const residuals = [...h].map((hi, i) => hi - ([...y][i] ?? Number.NaN))
      expect(quadraticLoss.value(y)(h)).toBe(residuals.reduce((sum, r) => sum + r * r, 0) / 2)
      expect(plain(quadraticLoss.gradient(y)(h))).toEqual(plain(subtract(y)(h)))
    }))

  it('is at least 0, and 0 at the target only', () =>
    fc.assert(
      fc.property(vectorOf<3>(3, ordinary(1e6)), vectorOf<3>(3, ordinary(1e6)), (h, y) => {
        expect(quadraticLoss.value(y)(h)).toBeGreaterThanOrEqual(0)
        expect(quadraticLoss.value(y)(h) === 0).toBe([...h].every((x, i) => x === [...y][i]))
        expect(quadraticLoss.value(y)(y)).toBe(0)
        expect([...quadraticLoss.gradient(y)(y)]).toEqual([0, 0, 0])
      })
    ))

  it('its gradient is its exact central difference, for the loss is a quadratic', () =>
    fc.assert(
      fc.property(vectorOf<3>(3, dyadic(8)), vectorOf<3>(3, dyadic(8)), fc.integer({ min: 0, max: 2 }), (h, y, k) => {
        const at = (step: number) => quadraticLoss.value(y)(map((x, i) => (i === k ? x + step : x))(h))
        expect([...quadraticLoss.gradient(y)(h)][k]).toBe((at(0.5) - at(-0.5)) / 1)
      })
    ))

  it('never throws', () =>
    forAllSizes((_r, n, _k, draw) => {
      const [h, y] = [draw(vectorOf(n, hostile)), draw(vectorOf(n, hostile))]
      expect(typeof quadraticLoss.value(y)(h)).toBe('number')
      expect(quadraticLoss.gradient(y)(h).size).toBe(n)
    }))
})

describe('making a loss', () => {
  const definition: LossDefinition<AnySize, AnyRange> = {
    name: 'sum of differences',
    equation:
      ({ subtract, sum }) =>
      y =>
      h =>
        sum(subtract(y)(h)),
    gradient:
      ({ filled, num }) =>
      y =>
      () =>
        filled(y)(num(1))
  }
  const pairs = loss<2>({
    name: 'sum of differences of pairs',
    equation:
      ({ subtract, sum }) =>
      y =>
      h =>
        sum(subtract(y)(h)),
    gradient:
      ({ filled, num }) =>
      y =>
      () =>
        filled(y)(num(1))
  })

  it('value and gradient are the equation and the gradient read with numbers', () => {
    expect(anySizeLoss(definition).name).toBe('sum of differences')
    for (const made of [anySizeLoss(definition), pairs]) {
      expect(made.value(vector([1, 2]))(vector([10, 20]))).toBe(27)
      expect([...made.gradient(vector([1, 2]))(vector([10, 20]))]).toEqual([1, 1])
    }
  })

  it('refuses predictions of another size than the target', () => {
    const error = new TypeError("Type '3' is not assignable to type '2'.")
    const [target, prediction] = [vector([1, 2]), vector([1, 2, 3])]
    expect(() => call(anySizeLoss(definition).value(target), prediction)).toThrow(error)
    expect(() => call(pairs.value(target), prediction)).toThrow(error)
    expect(() => call(quadraticLoss.gradient(target), prediction)).toThrow(error)
  })
})
