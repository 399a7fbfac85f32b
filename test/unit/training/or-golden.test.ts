/** The three reference runs of the OR gate: NumPy, `random.seed(s)` of Python 3.11, α = 40, 1000 full-batch steps. */
import { pipe } from 'fp-ts/lib/function.js'
import {
  absorbWeights,
  batch,
  dense,
  fit,
  gradientDescent,
  initialState,
  input,
  pythonRandom,
  quadraticLoss,
  sigmoid,
  train,
  trainer,
  uniform,
  vector
} from 'lawgrad'
import { describe, expect, it } from 'vitest'

const unit = trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, gradientDescent(40))
const table = batch([
  { input: vector([0, 0]), target: vector([0]) },
  { input: vector([1, 0]), target: vector([1]) },
  { input: vector([0, 1]), target: vector([1]) },
  { input: vector([1, 1]), target: vector([1]) }
])

const rows = [
  {
    seed: 0,
    initial: [0.8444218515250481, 0.7579544029403025, 0.420571580830845],
    learned: [-4.102910475786591, 8.673588707029616, 8.673588576620466],
    errors: [0.5793572406612383, 0.0004746565520392845]
  },
  {
    seed: 1,
    initial: [0.13436424411240122, 0.8474337369372327, 0.763774618976614],
    learned: [-4.103406461852802, 8.674575848793467, 8.674575804291456],
    errors: [0.4647964230886615, 0.00047419385417733756]
  },
  {
    seed: 2,
    initial: [0.9560342718892494, 0.9478274870593494, 0.05655136772680869],
    learned: [-4.102807064204619, 8.673382983257138, 8.673382650990327],
    errors: [0.6248128138590612, 0.0004747530795358804]
  }
]

type Parameters = ReturnType<typeof unit.network.shape.unflatten>

/** θ₀, θ₁, θ₂ */
const theta = ([affine]: Parameters): readonly number[] => absorbWeights(affine).components[0] ?? []

const near = (got: readonly (number | undefined)[], expected: readonly number[]) => {
  expect(got).toHaveLength(expected.length)
  expected.forEach((e, i) =>
    expect(Math.abs((got[i] ?? Number.NaN) - e)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(e)))
  )
}

describe.each(rows)('OR from seed $seed', ({ seed, initial, learned, errors }) => {
  const start = initialState(unit, uniform(0, 1))(pythonRandom(seed))
  const [history, end] = train(unit, { epochs: 1000 })(table)(start)

  it('starts from the same θ, bit for bit', () => expect(theta(start.parameters)).toEqual(initial))

  it('learns the same θ, to 1e-12', () => near(theta(end.parameters), learned))

  it('has the same Σ(h − y)² at the start of epoch 1 and of epoch 1000, to 1e-12', () => {
    expect(history).toHaveLength(1000)
    near([history[0]?.sumOfSquaredErrors, history[999]?.sumOfSquaredErrors], errors)
    // J of (11), which is another number: erratum 3
    near(
      [history[0]?.cost, history[999]?.cost],
      errors.map(e => e / 8)
    )
  })

  it('the error falls from step to step', () =>
    history.slice(1).forEach(({ cost }, k) => expect(cost).toBeLessThan(history[k]?.cost ?? 0)))

  it('answers as the tutorial shows: 0.02, 0.99, 0.99, 1.00', () => {
    const h = unit.network.forward(end.parameters)
    expect(table.examples.map(({ input }) => h(input).components[0]?.toFixed(2))).toEqual([
      '0.02',
      '0.99',
      '0.99',
      '1.00'
    ])
  })

  it('lazily, the thousandth state is the same, bit for bit', () => {
    const states = [...fit(unit, { epochs: 1000 })(table)(start)]
    expect(states.at(-1)?.[1]).toEqual(end)
  })
})
