/** Each numbered equation of the tutorial: the library's function held against the formula as it is written. See docs/equations.md. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  absorbBias,
  absorbWeights,
  andThen,
  backpropagate,
  batch,
  cost,
  costGradient,
  dense,
  denseLayer,
  dot,
  elementary,
  gradient,
  gradientDescent,
  input,
  matVec,
  matrix,
  pythonRandom,
  quadraticLoss,
  repeat,
  sigmoid,
  sigmoidLayer,
  stateAt,
  step,
  trainer,
  vector,
  type Vector
} from 'lawgrad'
import { dualNumbers, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { vectorOf } from './tensor/arbitraries.ts'

/** The formulas, as they are written. */
const exp = Math.exp
const g = (x: number): number => 1 / (1 + exp(-x))
const gPrime = (x: number): number => g(x) * (1 - g(x))

/** Two correct programs agree to a few roundings of numbers of ordinary magnitude. */
const near = (a: number | undefined, b: number) =>
  expect(Math.abs((a ?? Number.NaN) - b)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(b)))

const number = ordinary(3)
const numbers = <const N extends number>(n: N) => fc.array(number, { minLength: n, maxLength: n })
const only = (v: Vector<1>): number => v.components[0] ?? Number.NaN

/** θ₀, θ₁ … of one unit as the parameters of a dense layer and its sigmoid. */
const unitOf = ([theta0 = 0, theta1 = 0, theta2 = 0]: readonly number[]) =>
  [{ weights: matrix([[theta1, theta2]]), bias: vector([theta0]) }, []] as const

/** θᵢⱼ belongs to input i and output j, i = 0 to the bias: row j of the weights, the other way around. */
const layerOf = ([t01 = 0, t11 = 0, t21 = 0, t02 = 0, t12 = 0, t22 = 0]: readonly number[]) => ({
  weights: matrix([
    [t11, t21],
    [t12, t22]
  ]),
  bias: vector([t01, t02])
})

const unit = pipe(input(2), dense(1), sigmoid)
const twoTwoTwo = pipe(input(2), dense(2), sigmoid, dense(2), sigmoid)

/** A table of m examples with two inputs and one output. */
type Row = { readonly x: readonly [number, number]; readonly y: number }
const rows: fc.Arbitrary<readonly [Row, ...Row[]]> = fc
  .array(fc.record({ x: fc.tuple(number, number), y: ordinary(1) }), { minLength: 1, maxLength: 6 })
  .map(([first, ...rest]) => [first ?? expect.fail('none'), ...rest] as const)

const batchOf = ([first, ...rest]: readonly [Row, ...Row[]]) => {
  const example = ({ x, y }: Row) => ({ input: vector(x), target: vector([y]) })
  return batch([example(first), ...rest.map(example)])
}

describe('equation', () => {
  it('(1) a = θ₁·x + θ₀', () =>
    fc.assert(
      fc.property(number, number, number, (theta0, theta1, x) => {
        const a = denseLayer(1, 1).forward({ weights: matrix([[theta1]]), bias: vector([theta0]) })(vector([x]))
        near(only(a), theta1 * x + theta0)
      })
    ))

  it('(2) g(x) = 1 / (1 + e^(−x))', () =>
    fc.assert(
      fc.property(ordinary(40), x => {
        near(elementary.sigmoid(x), 1 / (1 + exp(-x)))
        near(only(sigmoidLayer(1).forward([])(vector([x]))), 1 / (1 + exp(-x)))
      })
    ))

  it('(3) h(x) = g(a) = 1 / (1 + e^(−(θ₁·x + θ₀)))', () =>
    fc.assert(
      fc.property(number, number, number, (theta0, theta1, x) => {
        const h = pipe(input(1), dense(1), sigmoid).forward([
          { weights: matrix([[theta1]]), bias: vector([theta0]) },
          []
        ])
        near(only(h(vector([x]))), 1 / (1 + exp(-(theta1 * x + theta0))))
      })
    ))

  it('(4)(5) hⱼ = g(θ₀ⱼ + θ₁ⱼ·x₁ + θ₂ⱼ·x₂), j = 1, 2', () =>
    fc.assert(
      fc.property(numbers(6), number, number, (theta, x1, x2) => {
        const [t01 = 0, t11 = 0, t21 = 0, t02 = 0, t12 = 0, t22 = 0] = theta
        const h = pipe(vector([x1, x2]), denseLayer(2, 2).forward(layerOf(theta)), sigmoidLayer(2).forward([]))
        near(h.components[0], g(t01 + t11 * x1 + t21 * x2))
        near(h.components[1], g(t02 + t12 * x1 + t22 * x2))
      })
    ))

  it('(6)(7)(8)(9) aⱼ = g(θ¹₀ⱼ + θ¹₁ⱼ·x₁ + θ¹₂ⱼ·x₂), hⱼ = g(θ²₀ⱼ + θ²₁ⱼ·a₁ + θ²₂ⱼ·a₂)', () =>
    fc.assert(
      fc.property(numbers(6), numbers(6), number, number, (first, second, x1, x2) => {
        const unitsOf =
          ([t01 = 0, t11 = 0, t21 = 0, t02 = 0, t12 = 0, t22 = 0]: readonly number[]) =>
          (u: number, v: number): readonly [number, number] => [g(t01 + t11 * u + t21 * v), g(t02 + t12 * u + t22 * v)]
        const a = unitsOf(first)(x1, x2)
        const h = unitsOf(second)(...a)
        const [hidden, hiddenSigmoid, output, outputSigmoid] = twoTwoTwo.layers
        const x = vector([x1, x2])
        const hiddenUnits = pipe(x, hidden.forward(layerOf(first)), hiddenSigmoid.forward([]))
        const byLayers = pipe(hiddenUnits, output.forward(layerOf(second)), outputSigmoid.forward([]))
        a.forEach((aj, j) => near(hiddenUnits.components[j], aj))
        h.forEach((hj, j) => near(byLayers.components[j], hj))
        expect(twoTwoTwo.forward([layerOf(first), [], layerOf(second), []])(x)).toEqual(byLayers)
      })
    ))

  it('(9), more hidden layers: aᵏ⁺¹ⱼ from aᵏ, any number of times', () =>
    fc.assert(
      fc.property(fc.array(numbers(6), { minLength: 4, maxLength: 4 }), number, number, (thetas, x1, x2) => {
        const deep = pipe(
          input(2),
          repeat(3, pipe(input(2), dense(2), sigmoid)),
          andThen(pipe(input(2), dense(2), sigmoid))
        )
        const [p = [], q = [], r = [], s = []] = thetas
        const h = deep.forward([layerOf(p), [], layerOf(q), [], layerOf(r), [], layerOf(s), []])(vector([x1, x2]))
        const expected = thetas.reduce<readonly [number, number]>(
          ([u, v], [t01 = 0, t11 = 0, t21 = 0, t02 = 0, t12 = 0, t22 = 0]) => [
            g(t01 + t11 * u + t21 * v),
            g(t02 + t12 * u + t22 * v)
          ],
          [x1, x2]
        )
        expected.forEach((hj, j) => near(h.components[j], hj))
      })
    ))

  it('§2.1 parameters are found by gradient descent, hyperparameters are chosen', () => {
    const learner = trainer(unit, quadraticLoss, gradientDescent(1))
    const table = batchOf([
      { x: [0, 0], y: 0 },
      { x: [1, 1], y: 1 }
    ])
    const start = stateAt(learner)(unitOf([0, 0, 0]), pythonRandom(0))
    const [before, next] = step(learner)(table)(start)
    expect(cost(unit, quadraticLoss)(table)(next.parameters)).toBeLessThan(before.cost)
  })

  it('§2.2 S = θ₀ + θ₁·x₁ + … + θₙ·xₙ = θ·[1, x₁ … xₙ]', () =>
    fc.assert(
      fc.property(vectorOf<4>(4, number), vectorOf<3>(3, number), (theta, x) => {
        const [t0 = 0, t1 = 0, t2 = 0, t3 = 0] = theta
        const [x1 = 0, x2 = 0, x3 = 0] = x
        near(dot(absorbBias(x))(theta), t0 + t1 * x1 + t2 * x2 + t3 * x3)
        const absorbed = absorbWeights({ weights: matrix([[t1, t2, t3]]), bias: vector([t0]) })
        expect(only(matVec(absorbed)(absorbBias(x)))).toBe(dot(absorbBias(x))(theta))
      })
    ))

  it('(10) h = g(θ₀ + θ₁·x₁ + θ₂·x₂) = g(θ·x)', () =>
    fc.assert(
      fc.property(numbers(3), number, number, (theta, x1, x2) => {
        const [theta0 = 0, theta1 = 0, theta2 = 0] = theta
        const h = only(unit.forward(unitOf(theta))(vector([x1, x2])))
        near(h, g(theta0 + theta1 * x1 + theta2 * x2))
        near(h, g(dot(absorbBias(vector([x1, x2])))(vector([theta0, theta1, theta2]))))
      })
    ))

  it('(11) J(θ) = 1/(2m)·Σᵢ (h(xⁱ) − yⁱ)²', () =>
    fc.assert(
      fc.property(numbers(3), rows, (theta, table) => {
        const [theta0 = 0, theta1 = 0, theta2 = 0] = theta
        const h = ([x1, x2]: readonly [number, number]) => g(theta0 + theta1 * x1 + theta2 * x2)
        const sum = table.reduce((total, { x, y }) => total + (h(x) - y) ** 2, 0)
        near(cost(unit, quadraticLoss)(batchOf(table))(unitOf(theta)), sum / (2 * table.length))
        near(costGradient(unit, quadraticLoss)(batchOf(table))(unitOf(theta)).sumOfSquaredErrors, sum)
      })
    ))

  /** ∂J/∂θᵢ as written: 1/m·Σ (h(xⁱ) − yⁱ)·g′(θ·x)·xᵢ with x₀ = 1. */
  const slope = (theta: readonly number[], table: readonly Row[], derivative: (z: number) => number) =>
    [0, 1, 2].map(i => {
      const [theta0 = 0, theta1 = 0, theta2 = 0] = theta
      const terms = table.map(({ x: [x1, x2], y }) => {
        const z = theta0 + theta1 * x1 + theta2 * x2
        return (g(z) - y) * derivative(z) * ([1, x1, x2][i] ?? Number.NaN)
      })
      return terms.reduce((a, b) => a + b, 0) / table.length
    })

  it('(12a) θᵢ := θᵢ − α·∂J/∂θᵢ and (12b) Δθ = −α·∇J(θ)', () =>
    fc.assert(
      fc.property(numbers(3), rows, ordinary(40).map(Math.abs), (theta, table, alpha) => {
        const learner = trainer(unit, quadraticLoss, gradientDescent(alpha))
        const before = stateAt(learner)(unitOf(theta), pythonRandom(0))
        const gradientOfJ = unit.shape.flatten(gradient(unit, quadraticLoss)(batchOf(table))(unitOf(theta)))
        const [, after] = step(learner)(batchOf(table))(before)
        unit.shape.flatten(after.parameters).forEach((next, i) => {
          const [was = Number.NaN, dJ = Number.NaN] = [unit.shape.flatten(unitOf(theta))[i], gradientOfJ[i]]
          expect(next).toBe(was - alpha * dJ)
        })
      })
    ))

  it('chain rule: ∂J/∂θᵢ = 1/m·Σ (h(xⁱ) − yⁱ)·g′(θ·x)·xᵢ', () =>
    fc.assert(
      fc.property(numbers(3), rows, (theta, table) => {
        const [{ weights, bias }] = gradient(unit, quadraticLoss)(batchOf(table))(unitOf(theta))
        const [d0 = Number.NaN, d1 = Number.NaN, d2 = Number.NaN] = slope(theta, table, elementary.sigmoidDerivative)
        near(bias.components[0], d0)
        near(weights.components[0]?.[0], d1)
        near(weights.components[0]?.[1], d2)
      })
    ))

  it('sigmoid derivative: g′(x) = g(x)·(1 − g(x)), which is what the equation (2) differentiates to', () =>
    fc.assert(
      fc.property(ordinary(30), x => {
        near(elementary.sigmoidDerivative(x), g(x) * (1 - g(x)))
        const [exact] = dualNumbers.gradient(
          s =>
            ([z = s.zero]) =>
              s.div(s.one, s.add(s.one, s.exp(s.neg(z))))
        )([x])
        near(elementary.sigmoidDerivative(x), exact?.value ?? Number.NaN)
        expect(elementary.sigmoidDerivative(x)).toBeGreaterThan(0)
      })
    ))

  it('(13) θᵢ := θᵢ − α·1/m·Σ (h(xⁱ) − yⁱ)·g(θ·x)·(1 − g(θ·x))·xᵢ', () =>
    fc.assert(
      fc.property(numbers(3), rows, ordinary(40).map(Math.abs), (theta, table, alpha) => {
        const learner = trainer(unit, quadraticLoss, gradientDescent(alpha))
        const [, after] = step(learner)(batchOf(table))(stateAt(learner)(unitOf(theta), pythonRandom(0)))
        const updated = slope(theta, table, gPrime).map((d, i) => (theta[i] ?? Number.NaN) - alpha * d)
        const got = absorbWeights(after.parameters[0]).components[0] ?? []
        updated.forEach((next, i) => {
          expect(Math.abs((got[i] ?? Number.NaN) - next)).toBeLessThanOrEqual(2e-14 * Math.max(1, alpha) * 3)
        })
      })
    ))

  it('BP1–BP4: δᴸ = (aᴸ − y)·g′(zᴸ), δˡ = (wˡ⁺¹)ᵀδˡ⁺¹·g′(zˡ), ∂/∂b = δ, ∂/∂w = a·δ', () =>
    fc.assert(
      fc.property(
        numbers(6),
        numbers(6),
        numbers(2),
        numbers(2),
        (first, second, [x1 = 0, x2 = 0], [y1 = 0, y2 = 0]) => {
          const linear = (
            [t01 = 0, t11 = 0, t21 = 0, t02 = 0, t12 = 0, t22 = 0]: readonly number[],
            u: number,
            v: number
          ) => [t01 + t11 * u + t21 * v, t02 + t12 * u + t22 * v] as const
          const z1 = linear(first, x1, x2)
          const [a1, a2] = [g(z1[0]), g(z1[1])]
          const z2 = linear(second, a1, a2)
          const deltaL = [(g(z2[0]) - y1) * gPrime(z2[0]), (g(z2[1]) - y2) * gPrime(z2[1])] as const
          const [, s11 = 0, s21 = 0, , s12 = 0, s22 = 0] = second
          const delta = [
            (s11 * deltaL[0] + s12 * deltaL[1]) * gPrime(z1[0]),
            (s21 * deltaL[0] + s22 * deltaL[1]) * gPrime(z1[1])
          ] as const
          const { parameters } = backpropagate(twoTwoTwo, quadraticLoss)([layerOf(first), [], layerOf(second), []])({
            input: vector([x1, x2]),
            target: vector([y1, y2])
          })
          const expected = [
            ...[delta[0], delta[1]].flatMap(d => [d * x1, d * x2]),
            ...delta,
            ...[deltaL[0], deltaL[1]].flatMap(d => [d * a1, d * a2]),
            ...deltaL
          ]
          twoTwoTwo.shape.flatten(parameters).forEach((got, i) => near(got, expected[i] ?? Number.NaN))
        }
      )
    ))
})
