/** Adagrad, Adadelta, AMSGrad, Lion and the links of regularization against their papers' updates in 50 digits, and their limits. */
import { Decimal as Library } from 'decimal.js'
import fc from 'fast-check'
import {
  adadelta,
  adagrad,
  adam,
  addL1,
  addL2,
  amsGrad,
  chain,
  gradientDescent,
  lion,
  momentum,
  vectorShape,
  weightsOnly,
  type AnyMemory,
  type Optimizer
} from 'lawgrad'
import { optimizerSuite, runSuite, type OptimizerFactory, type OptimizerOptions } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { of } from '../layer/truth.ts'
import { within } from '../scalar/arbitraries.ts'

const D = Library.clone({ precision: 50 })
type Decimal = Library

const shape = vectorShape(3)
const start = [1, -2, 0.5]
const steps = [
  [0.3, -4, 1e-3],
  [-0.2, 3, 2e-3],
  [0.7, 0.5, -1e-3],
  [0.1, -0.25, 0],
  [-0.9, 2, 4e-3]
]

/** θ after each of the steps, by a rule. */
const walk = <Ms extends readonly AnyMemory[]>(rule: Optimizer<Ms>, gradients = steps): readonly number[][] => {
  let [state, theta] = [rule.init(shape), start]
  return gradients.map(g => {
    const answer = rule.update(shape)({ gradient: of(3, g), parameters: of(3, theta), state })
    const update = [...answer.update]
    state = answer.state
    theta = theta.map((t, i) => t + (update[i] ?? NaN))
    return theta
  })
}

/** The same by a paper's update of one component: from its gradient, itself and what it remembers to its change. */
const paper = <M>(
  begin: M,
  update: (g: Decimal, theta: Decimal, memory: M, t: number) => readonly [Decimal, M]
): readonly Decimal[][] => {
  const columns = start.map((theta0, i) => {
    let [theta, memory] = [new D(theta0), begin]
    return steps.map((g, k) => {
      const [change, next] = update(new D(g[i] ?? NaN), theta, memory, k + 1)
      theta = theta.add(change)
      memory = next
      return theta
    })
  })
  return steps.map((_, k) => columns.map(column => column[k] ?? new D(NaN)))
}

const follows = (actual: readonly number[][], truth: readonly Decimal[][]): void => {
  expect(actual.length).toBe(5)
  for (const [k, theta] of actual.entries())
    for (const [i, value] of theta.entries()) {
      const expected = truth[k]?.[i] ?? new D(NaN)
      const bound = new D(1e-14).mul(D.max(1, expected.abs()))
      expect(new D(value).sub(expected).abs().lte(bound), `step ${k + 1}, θ${i}: ${value} for ${expected}`).toBe(true)
    }
}

const zero = new D(0)
const rate = new D(0.1)
/** Memories of two and of three. */
const two = (a: Decimal, b: Decimal): readonly [Decimal, Decimal] => [a, b]
const more = (a: Decimal, b: Decimal, c: Decimal): readonly [Decimal, Decimal, Decimal] => [a, b, c]
const mean = (left: number, m: Decimal, x: Decimal): Decimal => m.mul(left).add(x.mul(new D(1).sub(left)))

describe('five steps are the update of the paper in 50 digits', () => {
  it('Adagrad: Duchi, Hazan and Singer 2011', () =>
    follows(
      walk(adagrad(0.1)),
      paper(zero, (g, _, before) => {
        const s = before.add(g.pow(2))
        return [rate.neg().mul(g).div(s.sqrt().add(1e-10)), s]
      })
    ))

  it('Adadelta: Zeiler 2012, algorithm 1', () =>
    follows(
      walk(adadelta(0.1)),
      paper(two(zero, zero), (g, _, [s0, u0]) => {
        const s = mean(0.9, s0, g.pow(2))
        const step = u0.add(1e-6).sqrt().div(s.add(1e-6).sqrt()).mul(g).neg()
        return [rate.mul(step), two(s, mean(0.9, u0, step.pow(2)))]
      })
    ))

  it('AMSGrad: Reddi, Kale and Kumar 2018, algorithm 2, corrected as PyTorch does', () =>
    follows(
      walk(amsGrad(0.1, { beta2: 0.5 })),
      paper(more(zero, zero, zero), (g, _, [m0, s0, most0], t) => {
        const [m, s] = [mean(0.9, m0, g), mean(0.5, s0, g.pow(2))]
        const most = D.max(most0, s)
        const corrected = m.div(new D(1).sub(new D(0.9).pow(t)))
        const root = most.sqrt().div(new D(1).sub(new D(0.5).pow(t)).sqrt())
        return [rate.neg().mul(corrected).div(root.add(1e-8)), more(m, s, most)]
      })
    ))

  it('Lion: Chen et al. 2023, algorithm 2', () =>
    follows(
      walk(lion(0.1, { weightDecay: 0.25 })),
      paper(zero, (g, theta, m) => {
        const c = mean(0.9, m, g)
        const sign = c.isZero() ? 0 : c.isNeg() ? -1 : 1
        return [rate.neg().mul(theta.mul(0.25).add(sign)), mean(0.99, m, g)]
      })
    ))

  it('L2 and L1 before momentum', () => {
    const sign = (x: Decimal): number => (x.isZero() ? 0 : x.isNeg() ? -1 : 1)
    follows(
      walk(chain(addL2(0.25), addL1(0.125), momentum(0.1))),
      paper(zero, (g, theta, v0) => {
        const v = v0
          .mul(0.9)
          .add(g)
          .add(theta.mul(0.25))
          .add(sign(theta) * 0.125)
        return [rate.neg().mul(v), v]
      })
    )
  })

  it('and the papers differ from each other', () => {
    const ends = [walk(adagrad(0.1)), walk(adadelta(0.1)), walk(amsGrad(0.1)), walk(lion(0.1))]
    expect(new Set(ends.map(thetas => String(thetas.at(-1)))).size).toBe(4)
  })
})

describe('limits', () => {
  const gradients = fc.array(fc.tuple(within(4), within(4), within(4)), { minLength: 1, maxLength: 6 })

  it('one step of Adagrad is the sign, as epsilon → 0', () => {
    expect(walk(adagrad(0.5, { epsilon: 0 }), [[3, -1e-9, 7]])).toEqual([[0.5, -1.5, 0]])
  })

  it('a steady gradient moves Adagrad by learningRate / √t', () => {
    const four = Array.from({ length: 4 }, () => [2, 2, 2])
    const moved = walk(adagrad(1, { epsilon: 0 }), four).map(([theta = NaN]) => theta)
    expect((moved[0] ?? NaN) - 1).toBeCloseTo(-1, 14)
    expect((moved[3] ?? NaN) - (moved[2] ?? NaN)).toBeCloseTo(-0.5, 14)
  })

  it('AMSGrad is Adam bit for bit while the mean square grows, and goes less far once it falls', () => {
    const growing = [1, 2, 4, 8, 16].map(g => [g, -g, g / 2])
    expect(walk(amsGrad(0.1), growing)).toEqual(walk(adam(0.1), growing))
    const falling = [[8, 8, 8], ...growing.slice(0, 2)]
    const options = { beta1: 0, beta2: 0.5 }
    const moved = (thetas: readonly number[][]) => Math.abs((thetas.at(-1)?.[0] ?? NaN) - 1)
    expect(moved(walk(amsGrad(0.1, options), falling))).toBeLessThan(moved(walk(adam(0.1, options), falling)))
  })

  it('Lion without memory is descent by the sign, at any scale', () => {
    fc.assert(
      fc.property(gradients, sequence => {
        const signs = sequence.map(g => g.map(Math.sign))
        const forgetful = { beta1: 0, beta2: 0 }
        expect(walk(lion(0.1, forgetful), sequence)).toEqual(walk(gradientDescent(0.1), signs))
        const scaled = sequence.map(g => g.map(x => x * 4))
        expect(walk(lion(0.1), scaled)).toEqual(walk(lion(0.1), sequence))
      })
    )
  })

  it('a gradient that is not a number is seen', () => {
    for (const theta of [walk(lion(0.1), [[NaN, 1, 0]]), walk(amsGrad(0.1), [[NaN, 1, 0]])])
      expect(theta[0]?.map(Number.isNaN)).toEqual([true, false, false])
  })

  it('strength 0 answers with the gradient, a mask spares what it does not choose, and 0 is pulled by nothing', () => {
    fc.assert(
      fc.property(gradients, sequence => {
        const plain = walk(gradientDescent(0.1), sequence)
        for (const link of [addL1(0), addL2(0), addL1(1, weightsOnly), addL2(1, weightsOnly)])
          expect(walk(chain(link, gradientDescent(0.1)), sequence)).toEqual(plain)
      })
    )
    const pull = chain(addL1(1), gradientDescent(1))
    const at = (theta: number) => [
      ...pull.update(shape)({ gradient: of(3, [0, 0, 0]), parameters: of(3, [theta, 1, -1]), state: pull.init(shape) })
        .update
    ]
    expect(at(0).map(u => u + 0)).toEqual([0, -1, 1])
  })
})

const lawful = <Ms extends readonly AnyMemory[]>(factory: OptimizerFactory<Ms>, options: OptimizerOptions<Ms> = {}) =>
  it(`${factory(0.1).name} obeys the laws of an optimizer`, () => {
    const reports = runSuite({ seed: 9, runs: 30 })(optimizerSuite(factory, options))
    expect(reports.length).toBeGreaterThan(4)
    expect(reports.filter(({ verdict }) => verdict._tag === 'Fail')).toEqual([])
  })

lawful(rate => adagrad(rate), { scaleFree: rate => adagrad(rate, { epsilon: 0 }), signStep: true })
lawful(rate => adadelta(rate))
lawful(rate => amsGrad(rate), { scaleFree: rate => amsGrad(rate, { epsilon: 0 }), signStep: true })
lawful(rate => lion(rate), { scaleFree: rate => lion(rate), signStep: true })
lawful(rate => lion(rate, { weightDecay: 0.1 }), { fixedPoint: false })
lawful(rate => chain(addL2(0.1), gradientDescent(rate)), { fixedPoint: false })
lawful(rate => chain(addL1(0.1), gradientDescent(rate)), { fixedPoint: false })
