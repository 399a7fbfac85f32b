/** The four errata of the tutorial, each shown. See docs/errata.md. */
import fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  activationLayer,
  append,
  batch,
  costGradient,
  dense,
  elementary,
  gradientDescent,
  initialState,
  input,
  matrix,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  uniform,
  vector,
  type Activation,
  type Logits,
  type Matrix,
  type Vector
} from 'lawgrad'
import {
  centralDifference,
  compareGradients,
  costField,
  dualNumbers,
  law,
  ordinary,
  relativeGate,
  runLaw,
  scaledGate,
  showReport,
  type Gate,
  type Oracle
} from 'lawgrad/laws'
import { boundaryLine } from 'lawgrad/report'
import { describe, expect, it } from 'vitest'
import { type Decimal, decimalScalar, exact } from './scalar/decimal.ts'

describe('erratum 1: the sign of σ′', () => {
  const right: Activation<Logits> = {
    name: 'sigmoid',
    equation: ({ sigmoid }) => sigmoid,
    derivative:
      ({ sigmoid, negate, times }) =>
      z =>
        times(sigmoid(z), sigmoid(negate(z)))
  }
  /** The intermediate form of the tutorial: −e^(−z) / (1 + e^(−z))². */
  const wrong: Activation<Logits> = {
    ...right,
    derivative:
      ({ exp, negate, num, over, plus, times }) =>
      z => {
        const e = exp(negate(z))
        const sum = plus(num(1), e)
        return over(negate(e), times(sum, sum))
      }
  }

  /** The gradient of one unit with the given activation, on one example, against an oracle. */
  const gradientLaw = (activation: Activation<Logits>, oracle: Oracle, gate: Gate) => {
    const unit = pipe(input(1), dense(1), append(activationLayer(activation)(1)))
    return law({
      name: `σ′ = ${oracle.name}`,
      statement: '∂J/∂θ of one unit agrees with the oracle',
      source: 'equation (13)',
      arbitrary: fc.record({ theta0: ordinary(2), theta1: ordinary(2), x: ordinary(2), y: ordinary(1) }),
      check: ({ theta0, theta1, x, y }) => {
        const one = batch([{ input: vector([x]), target: vector([y]) }])
        const parameters = [{ weights: matrix([[theta1]]), bias: vector([theta0]) }, []] as const
        const { gradient, cost } = costGradient(unit, quadraticLoss)(one)(parameters)
        const field = costField(unit, quadraticLoss, one)
        const values = oracle
          .gradient(field)([...unit.shape.flatten(parameters), x])
          .slice(0, 2)
        return compareGradients({ gate, value: cost, names: ['θ₁', 'θ₀'] })({
          analytic: { name: 'analytic gradient', values: unit.shape.flatten(gradient) },
          oracle: { name: oracle.name, values }
        })
      }
    })
  }

  it.each([
    ['finite differences', centralDifference, scaledGate(1e-8)],
    ['dual numbers', dualNumbers, relativeGate(1e-12)]
  ] as const)('%s pass the right sign and catch the wrong one, with a counterexample', (_, oracle, gate) => {
    const options = { seed: 1, runs: 100 }
    expect(runLaw(options)(gradientLaw(right, oracle, gate)).verdict._tag).toBe('Pass')
    const report = runLaw(options)(gradientLaw(wrong, oracle, gate))
    expect(report.verdict._tag).toBe('Fail')
    expect(report.counterexample?.printed).toContain('theta0')
    expect(showReport(report)).toContain('the gradients differ')
    const worst = report.verdict._tag === 'Fail' ? report.verdict.worst : undefined
    // the wrong sign shows as what it is: as large, and on the other side of zero
    expect((worst?.leftValue ?? 0) / (worst?.rightValue ?? 1)).toBeCloseTo(-1, 6)
  })

  it('the first case tried already shows it', () =>
    expect(runLaw({ seed: 2, runs: 1 })(gradientLaw(wrong, centralDifference, scaledGate(1e-8))).verdict._tag).toBe(
      'Fail'
    ))

  it('the right form is +e^(−x)/(1 + e^(−x))²', () =>
    fc.assert(
      fc.property(ordinary(30), x => {
        const written = Math.exp(-x) / (1 + Math.exp(-x)) ** 2
        expect(Math.abs(elementary.sigmoidDerivative(x) / written - 1)).toBeLessThan(1e-14)
      })
    ))
})

describe('erratum 2: the axes of the boundary', () => {
  /** The tutorial's form. */
  const exchanged = (theta0: number, theta1: number, theta2: number) => (x1: number) => (-theta2 * x1 - theta0) / theta1

  it('θ₀ + θ₁·x₁ + θ₂·x₂ = 0 on the line, which the exchanged form misses', () =>
    fc.assert(
      fc.property(
        ordinary(5),
        fc
          .tuple(ordinary(5), ordinary(5))
          .filter(([a, b]) => Math.abs(a) > 0.1 && Math.abs(b) > 0.1 && Math.abs(a - b) > 0.1 && Math.abs(a + b) > 0.1),
        ordinary(3),
        (theta0, [theta1, theta2], x1) => {
          const at = (x2: number) => theta0 + theta1 * x1 + theta2 * x2
          const x2 = O.getOrElse(() => Number.NaN)(boundaryLine(theta0, theta1, theta2)(x1))
          const size = Math.abs(theta0) + Math.abs(theta1 * x1)
          expect(Math.abs(at(x2))).toBeLessThanOrEqual(4 * Number.EPSILON * size)
          // the exchanged line is the mirror image; it meets the true one on the diagonal x₁ = x₂ only
          const other = exchanged(theta0, theta1, theta2)(x1)
          if (Math.abs(x1 - x2) > 0.1) expect(Math.abs(other - x2)).toBeGreaterThan(1e-4)
        }
      )
    ))

  it('goes unnoticed for OR alone, where θ₁ ≈ θ₂', () => {
    const learned = [-4.102910475786591, 8.673588707029616, 8.673588576620466] as const
    expect(exchanged(...learned)(0.25)).toBeCloseTo(O.getOrElse(() => 0)(boundaryLine(...learned)(0.25)), 6)
    const x1AloneMatters = [-4, 8, 1] as const
    expect(boundaryLine(...x1AloneMatters)(0.5)).toEqual(O.some(0))
    expect(exchanged(...x1AloneMatters)(0.5)).toBe(0.4375)
  })
})

describe('erratum 3: what is plotted is Σ(h − y)², not J', () => {
  const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
  const example = (x1: number, x2: number, y: number) => ({ input: vector([x1, x2]), target: vector([y]) })
  const table = batch([example(0, 0, 0), example(1, 0, 1), example(0, 1, 1), example(1, 1, 1)])

  it('metrics name both; they differ by the factor 2m', () => {
    const [history] = train(unit, { epochs: 20 })(table)(initialState(unit, uniform(0, 1))(pythonRandom(0)))
    for (const { cost, sumOfSquaredErrors } of history)
      expect(Math.abs(sumOfSquaredErrors / (2 * 4 * cost) - 1)).toBeLessThan(1e-14)
    expect(history[0]?.sumOfSquaredErrors).toBeCloseTo(0.5793572406612383, 12)
    expect(history[0]?.cost).toBeCloseTo(0.5793572406612383 / 8, 12)
  })

  it('the gradient is that of J: descending Σ(h − y)² instead would be a learning rate 2m times as large', () => {
    const parameters: readonly [{ readonly weights: Matrix<1, 2>; readonly bias: Vector<1> }, readonly []] = [
      { weights: matrix([[0.5, -0.25]]), bias: vector([0.125]) },
      []
    ]
    const { gradient } = costGradient(unit.network, quadraticLoss)(table)(parameters)
    const g = (z: number) => 1 / (1 + Math.exp(-z))
    const sumSlope = table.examples.reduce((total, { input, target }) => {
      const [x1 = 0, x2 = 0] = input
      const h = g(0.125 + 0.5 * x1 - 0.25 * x2)
      return total + 2 * (h - (target.components[0] ?? 0)) * h * (1 - h) * x1
    }, 0)
    expect(gradient[0].weights.components[0]?.[0]).toBeCloseTo(sumSlope / 8, 14)
  })
})

describe('erratum 4: g(1 − g) at saturation', () => {
  /** The derivative at the double z to 60 digits. */
  const truth = (z: number): Decimal => decimalScalar.sigmoid(exact(z)).mul(decimalScalar.sigmoid(exact(z).neg()))
  const relativeError = (value: number, z: number): number => exact(value).sub(truth(z)).div(truth(z)).abs().toNumber()
  const written = (z: number): number => elementary.sigmoid(z) * (1 - elementary.sigmoid(z))

  it('g(z)·(1 − g(z)) loses every digit for z > 37', () => {
    expect(relativeError(written(38), 38)).toBe(1)
    fc.assert(
      fc.property(fc.double({ min: 37.5, max: 700, noNaN: true }), z => {
        expect(written(z)).toBe(0)
        expect(relativeError(written(z), z)).toBe(1)
      })
    )
  })

  it('… and half of them well before: at z = 18, half of the sixteen', () =>
    expect(relativeError(written(18), 18)).toBeGreaterThan(1e-10))

  it('g(z)·g(−z) keeps them all, within 4 ulps wherever it is a normal number', () =>
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), z => {
        expect(relativeError(elementary.sigmoidDerivative(z), z)).toBeLessThanOrEqual(4 * Number.EPSILON)
      })
    ))

  it('a saturated unit still has a gradient that the exact oracle confirms', () => {
    const unit = pipe(input(1), dense(1), sigmoid)
    const parameters = [{ weights: matrix([[1]]), bias: vector([0]) }, []] as const
    const one = batch([{ input: vector([40]), target: vector([0]) }])
    const [{ weights }] = costGradient(unit, quadraticLoss)(one)(parameters).gradient
    const [slope] = dualNumbers.gradient(costField(unit, quadraticLoss, one))([1, 0, 40])
    expect(weights.components[0]?.[0]).toBeGreaterThan(1e-16)
    expect(Math.abs((weights.components[0]?.[0] ?? 0) / (slope?.value ?? 1) - 1)).toBeLessThan(1e-12)
  })
})
