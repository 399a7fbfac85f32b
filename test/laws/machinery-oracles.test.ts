/** The oracles against the truth: 60-digit decimals, and functions whose derivatives are known. */
import fc from 'fast-check'
import { quadraticLoss, realScalar, boundedScalar } from 'lawgrad'
import {
  centralDifference,
  compareGradients,
  complexStep,
  costField,
  descriptionNames,
  dualNumbers,
  jumpWithin,
  networkCase,
  ordinary,
  parameterCount,
  richardson,
  scaledGate,
  withCase,
  type Oracle,
  type ScalarField
} from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { Decimal, decimalScalar, exact } from '../unit/scalar/decimal.ts'
import { components } from './verify-support.ts'

const oracles: readonly Oracle[] = [centralDifference, richardson, dualNumbers, complexStep]

/** x³·y + e^x / y: ∂x = 3x²·y + e^x / y, ∂y = x³ − e^x / y². */
const known: ScalarField =
  s =>
  ([x = s.zero, y = s.zero]) =>
    s.add(s.mul(s.mul(x, s.mul(x, x)), y), s.div(s.exp(x), y))

/** The central difference in 60 digits with a step of 1e-20: true to 40 digits. */
const truth = (field: ScalarField, point: readonly number[]): readonly Decimal[] => {
  const f = field(decimalScalar)
  const x = point.map(exact)
  const h = new Decimal('1e-20')
  return x.map((xi, i) =>
    f(x.with(i, xi.add(h)))
      .sub(f(x.with(i, xi.sub(h))))
      .div(h.mul(2))
  )
}

describe.each(oracles.map(oracle => [oracle.name, oracle] as const))('%s', (_, oracle) => {
  it('differentiates a function whose derivative is known', () =>
    fc.assert(
      fc.property(
        ordinary(2),
        ordinary(2).filter(y => Math.abs(y) > 0.5),
        (x, y) => {
          const [dx, dy] = oracle.gradient(known)([x, y])
          const tolerance = 1e-7 * (1 + Math.abs(known(realScalar)([x, y])))
          expect(Math.abs((dx?.value ?? Number.NaN) - (3 * x * x * y + Math.exp(x) / y))).toBeLessThan(tolerance)
          expect(Math.abs((dy?.value ?? Number.NaN) - (x ** 3 - Math.exp(x) / (y * y)))).toBeLessThan(tolerance)
        }
      )
    ))

  it('is off by no more than twice its own uncertainty, on random networks, against decimal truth', () =>
    fc.assert(
      fc.property(
        networkCase({ maxDepth: 2, widths: [1, 2, 3], maxExamples: 2, magnitudes: [1, 4] }),
        withCase(({ network, parameters, batch }) => {
          const field = costField(network, quadraticLoss, batch)
          const point = [
            ...network.shape.flatten(parameters),
            ...batch.examples.flatMap(({ input }) => components(input))
          ]
          const expected = truth(field, point)
          oracle
            .gradient(field)(point)
            .forEach(({ value, uncertainty }, i) => {
              const off = exact(value)
                .sub(expected[i] ?? 0)
                .abs()
                .toNumber()
              expect(off).toBeLessThanOrEqual(2 * uncertainty + Number.MIN_VALUE)
            })
        })
      ),
      { numRuns: 30, seed: 7 }
    ))

  it('knows its truncation error where the function bends faster than its step', () =>
    fc.assert(
      fc.property(ordinary(1), x => {
        const steep: ScalarField =
          s =>
          ([t = s.zero]) =>
            s.exp(s.mul(s.fromNumber(32), t))
        const [slope] = oracle.gradient(steep)([x])
        const off = Math.abs((slope?.value ?? Number.NaN) - 32 * Math.exp(32 * x))
        expect(off).toBeLessThanOrEqual(2 * (slope?.uncertainty ?? 0) + 1e-12 * Math.exp(32 * x))
      })
    ))

  it('has nothing to say of no variables', () => expect(oracle.gradient(s => () => s.one)([])).toEqual([]))
})

describe('the cost as a field', () => {
  it('is the same number read with reals and with bounded numbers, within its bound of the decimal truth', () =>
    fc.assert(
      fc.property(
        networkCase({ maxDepth: 3 }),
        withCase(({ network, parameters, batch }) => {
          const field = costField(network, quadraticLoss, batch)
          const point = [
            ...network.shape.flatten(parameters),
            ...batch.examples.flatMap(({ input }) => components(input))
          ]
          const { value, error } = field(boundedScalar)(point.map(boundedScalar.fromNumber))
          expect(value).toBe(field(realScalar)(point))
          const off = exact(value)
            .sub(field(decimalScalar)(point.map(exact)))
            .abs()
            .toNumber()
          expect(off).toBeLessThanOrEqual(error)
        })
      ),
      { numRuns: 30, seed: 7 }
    ))
})

describe('network cases', () => {
  it('are what they say: sizes, one activation for each layer, numbers for every place', () =>
    fc.assert(
      fc.property(networkCase(), one => {
        expect(one.activations).toHaveLength(one.sizes.length - 1)
        expect(one.parameters).toHaveLength(parameterCount(one.sizes))
        expect(one.inputs.every(row => row.length === one.sizes[0])).toBe(true)
        expect(one.targets.every(row => row.length === one.sizes.at(-1))).toBe(true)
        expect(one.targets).toHaveLength(one.inputs.length)
        withCase(({ network, batch, parameters }) => {
          expect(network.shape.count).toBe(one.parameters.length)
          expect(network.shape.flatten(parameters)).toEqual(one.parameters)
          expect([network.inputs, network.outputs]).toEqual([one.sizes[0], one.sizes.at(-1)])
          expect(batch.examples.map(({ input }) => components(input))).toEqual(one.inputs)
          expect(batch.examples.map(({ target }) => components(target))).toEqual(one.targets)
          expect(descriptionNames(network.shape.description)).toHaveLength(network.shape.count)
        })(one)
      })
    ))

  it('cover depth, width 1, primes, several examples and saturation', () => {
    const cases = fc.sample(networkCase(), { seed: 1, numRuns: 300 })
    expect(new Set(cases.map(one => one.sizes.length)).size).toBeGreaterThanOrEqual(4)
    for (const width of [1, 2, 3, 5]) expect(cases.some(one => one.sizes.slice(1, -1).includes(width))).toBe(true)
    expect(new Set(cases.map(one => one.inputs.length)).size).toBe(4)
    expect(cases.some(one => one.parameters.some(p => Math.abs(p) > 10))).toBe(true)
  })
})

describe('places where branches change', () => {
  /** x³ on both sides, each by another formula. */
  const cube: ScalarField =
    s =>
    ([x = s.zero]) =>
      s.where(x, s.mul(x, s.mul(x, x)), s.neg(s.mul(s.neg(x), s.mul(x, x))))
  const rectified: ScalarField =
    s =>
    ([x = s.zero]) =>
      s.where(x, x, s.zero)
  const sides = ([x = 0]: readonly number[]): readonly number[] => [x > 0 ? 1 : 0]
  const verdict = (field: ScalarField, at: number, slope: number): string =>
    compareGradients({
      gate: scaledGate(1e-10),
      value: field(realScalar)([at]),
      names: ['x'],
      jump: jumpWithin(richardson, field, sides)([at])
    })({
      analytic: { name: 'mine', values: [slope] },
      oracle: { name: richardson.name, values: richardson.gradient(field)([at]) }
    })._tag

  it.each([0, 1e-4, -1e-3, 0.01])('of a smooth function are no kinks: at %s a wrong slope is refused', at => {
    expect(jumpWithin(richardson, cube, sides)([at])(0)).toBeLessThan(1e-6)
    expect(verdict(cube, at, 3 * at * at + 1e-3)).toBe('Fail')
    expect(verdict(cube, at, 3 * at * at)).not.toBe('Fail')
  })

  it.each([0, 1e-4, -1e-3, 0.01])('of a kinked one are: at %s nothing is said', at => {
    expect(jumpWithin(richardson, rectified, sides)([at])(0)).toBe(Infinity)
    expect(verdict(rectified, at, 0.25)).toBe('Unchecked')
  })

  it('too many to look at count as a kink', () => {
    const many = ([x = 0]: readonly number[]): readonly number[] => [Math.floor(x * 2 ** 12)]
    expect(jumpWithin(richardson, cube, many)([0])(0)).toBe(Infinity)
  })
})
