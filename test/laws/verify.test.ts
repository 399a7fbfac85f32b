/** `verify`: right gradients pass everywhere, wrong ones never do, and the report says how sharp it was and whom the votes are against. */
import {
  activationLayer,
  append,
  batch,
  dense,
  input,
  quadraticLoss,
  relu,
  residual,
  shared,
  sigmoid,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  softplus,
  tanh,
  vector,
  type AnySizeLoss,
  type Layer,
  type Size,
  type Vector
} from 'lawgrad'
import { showVerifyReport, verification, verify, type VerifyReport } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { changed, oracle, right, tensors, xor } from './verify-support.ts'

describe('a right gradient passes', () => {
  const check =
    <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
    (seed: number) => {
      const report = verify<I, O, P>(network, loss, { seed })
      if (report.verdict._tag !== 'Pass') expect.fail(showVerifyReport(report))
      expect(tensors(report).filter(({ odd }) => odd !== undefined)).toEqual([])
      return report
    }
  it.each<readonly [string, (seed: number) => VerifyReport]>([
    ['sigmoid', check(xor, quadraticLoss)],
    ['tanh', check(pipe(input(3), dense(5), tanh, dense(2), tanh), quadraticLoss)],
    ['relu, which has kinks', check(pipe(input(2), dense(7), relu, dense(3), relu, dense(1)), quadraticLoss)],
    ['softmax cross-entropy', check(pipe(input(2), dense(3), sigmoid, dense(5)), softmaxCrossEntropy)],
    ['sigmoid cross-entropy', check(pipe(input(2), dense(3), softplus, dense(1)), sigmoidCrossEntropy)],
    [
      'a residual connection',
      check(pipe(input(2), dense(3), residual(pipe(input(3), dense(3), tanh)), dense(1)), quadraticLoss)
    ],
    ['shared weights', check(pipe(input(2), dense(3), shared(4, pipe(input(3), dense(3), tanh))), quadraticLoss)],
    ['width 1', check(pipe(input(1), dense(1), sigmoid, dense(1), sigmoid), quadraticLoss)],
    ['widths that are primes', check(pipe(input(11), dense(5), sigmoid, dense(13), tanh, dense(7)), quadraticLoss)],
    ['no parameters', check(pipe(input(3), sigmoid), quadraticLoss)]
  ])('%s', (_, run) => [0, 1, 2, 3, 4, 5].forEach(run))

  it('at an initial and at a trained point, whose cost is lower', () => {
    const { points } = check(xor, quadraticLoss)(0)
    expect(points.map(({ point }) => point)).toEqual(['initial parameters', 'parameters after 20 steps'])
    const [first, second] = points.map(({ cost }) => cost)
    expect(second).toBeLessThan(first ?? NaN)
  })

  it('on a sample, and in Gaussian directions, where a tensor is large, others each time', () => {
    const report = check(pipe(input(20), dense(10), sigmoid, dense(1)), quadraticLoss)(3)
    const wide = tensors(report).filter(({ tensor }) => tensor === '0.weights')
    expect(wide.map(({ size, probes }) => [size, probes])).toEqual([
      [200, { kind: 'components', count: 16 }],
      [200, { kind: 'directions', count: 4 }],
      [200, { kind: 'components', count: 16 }],
      [200, { kind: 'directions', count: 4 }]
    ])
    const directions = wide.filter(({ probes: { kind } }) => kind === 'directions')
    const derivatives = directions.map(each => oracle('dual numbers', each).worst?.rightValue)
    expect(new Set(derivatives).size).toBe(2)
    expect(tensors(report).every(each => oracle('dual numbers', each).certified > 0)).toBe(true)
  })

  it('on data that training would diverge on at the usual rate', () => {
    const scaled = batch([
      { input: vector([1e4, -2e4]), target: vector([3e3]) },
      { input: vector([-1e4, 1e4]), target: vector([0]) }
    ])
    const report = verify(pipe(input(2), dense(1)), quadraticLoss, { batch: scaled })
    expect([report.verdict._tag, report.points.length]).toEqual(['Pass', 2])
    const [first, second] = report.points.map(({ cost }) => cost)
    expect(second).toBeLessThan(first ?? NaN)
  })

  it('is unchecked where nothing is finite, which is no pass', () => {
    const nowhere = batch([{ input: vector([Infinity, 0]), target: vector([0]) }])
    const report = verify(pipe(input(2), dense(1)), quadraticLoss, { batch: nowhere })
    expect(report.verdict).toEqual({ _tag: 'Unchecked', reason: 'not finite' })
    expect(report.points).toHaveLength(1)
  })
})

describe('a wrong gradient fails', () => {
  /** Weights so large that all units are saturated. */
  const saturated = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)
  const far = saturated.shape.unflatten([20, -18, 16, 22, 14, -12, 15, -11, 16])
  const data = batch([
    { input: vector([1, 0.5]), target: vector([0]) },
    { input: vector([0.25, 1]), target: vector([1]) }
  ])

  it('all zero in the first layer of a saturated network: the exact oracles refuse it', () => {
    const gradient = changed(saturated, quadraticLoss, (g, name) => (name.startsWith('0.') ? 0 : g))
    const report = verify(saturated, quadraticLoss, { gradient, batch: data, parameters: far })
    const first = tensors(report).filter(({ tensor }) => tensor.startsWith('0.'))
    expect(first).toHaveLength(2)
    for (const each of first) {
      expect([each.verdict._tag, each.odd]).toEqual(['Fail', 'analytic gradient'])
      expect(oracle('dual numbers', each).verdict._tag).toBe('Fail')
      expect(oracle('complex step', each).verdict._tag).toBe('Fail')
      expect(each.oracles.map(({ verdict }) => verdict._tag)).not.toContain('Pass')
    }
    // so small that a constant tolerance of 1e-5 would have taken zero for right
    expect(Math.abs(oracle('dual numbers', first[0] ?? expect.fail()).worst?.rightValue ?? NaN)).toBeLessThan(1e-5)
    expect(report.verdict._tag).toBe('Fail')
    expect(verify(saturated, quadraticLoss, { batch: data, parameters: far }).verdict._tag).toBe('Pass')
  })

  it('off by 1e-9 of itself: the exact oracles refuse it, and the votes are against the gradient', () => {
    const gradient = changed(xor, quadraticLoss, g => g * (1 + 1e-9))
    const report = verify(xor, quadraticLoss, { gradient })
    for (const each of tensors(report)) {
      expect([each.verdict._tag, each.odd]).toEqual(['Fail', 'analytic gradient'])
      expect(oracle('dual numbers', each).verdict._tag).toBe('Fail')
      expect(oracle('complex step', each).verdict._tag).toBe('Fail')
      expect(oracle('dual numbers', each).needed).toBeCloseTo(1e-9, 11)
    }
  })

  it('off by 1e-9 of itself in directions of a wide layer', () => {
    const wide = pipe(input(20), dense(10), sigmoid, dense(1))
    const gradient = changed(wide, quadraticLoss, (g, name) => (name.startsWith('0.weights') ? g * (1 + 1e-9) : g))
    const failing = tensors(verify(wide, quadraticLoss, { gradient })).filter(({ verdict }) => verdict._tag === 'Fail')
    expect(failing.map(({ tensor, probes: { kind } }) => `${tensor} ${kind}`)).toEqual([
      '0.weights components',
      '0.weights directions',
      '0.weights components',
      '0.weights directions'
    ])
  })

  it('the wrong sign of the derivative of σ in a hidden layer, in all that lies below it', () => {
    const turned = activationLayer({
      name: 'turned sigmoid',
      equation: ({ sigmoid: g }) => g,
      derivative:
        ({ sigmoid: g, times, negate }) =>
        z =>
          negate(times(g(z), g(negate(z))))
    })
    const report = verify(pipe(input(2), dense(3), append(turned(3)), dense(1), sigmoid), quadraticLoss)
    const verdicts = new Set(
      tensors(report).map(({ tensor, verdict, odd }) => `${tensor} ${verdict._tag} ${odd ?? ''}`)
    )
    expect([...verdicts].toSorted()).toEqual([
      '0.bias Fail analytic gradient',
      '0.weights Fail analytic gradient',
      '2.bias Pass ',
      '2.weights Pass ',
      'input Fail analytic gradient'
    ])
  })

  it.each<readonly [string, (g: number, name: string, index: number) => number]>([
    ['NaN', () => NaN],
    ['zero everywhere', () => 0],
    ['NaN in one place', (g, _, i) => (i === 5 ? NaN : g)],
    ['weight decay', g => g + 1e-3],
    ['single precision', Math.fround],
    ['one huge component', (g, _, i) => (i === 0 ? 1e12 : g)]
  ])('%s', (_, change) => {
    const report = verify(xor, quadraticLoss, { gradient: changed(xor, quadraticLoss, change) })
    expect(report.verdict._tag).toBe('Fail')
  })

  it('a huge component widens no gate: a difference still sees an error of 1e-6 elsewhere', () => {
    const gradient = changed(xor, quadraticLoss, (g, _, i) => (i === 0 ? 1e12 : g * (1 + 1e-6)))
    const report = verify(xor, quadraticLoss, { gradient })
    expect(tensors(report).map(each => oracle('Richardson extrapolation', each).verdict._tag)).toEqual(
      tensors(report).map(() => 'Fail')
    )
  })

  it.each([
    ['too few', (gradient: readonly number[]) => gradient.slice(0, -1), 22],
    ['too many', (gradient: readonly number[]) => [...gradient, 0], 24]
  ])('of %s components', (_, change, got) => {
    const report = verify(xor, quadraticLoss, { gradient: b => p => change(right(xor, quadraticLoss)(b)(p)) })
    expect(tensors(report).every(({ verdict }) => verdict._tag === 'Fail')).toBe(true)
    expect(showVerifyReport(report)).toContain(`expected a gradient of 23 components; got ${got}`)
  })

  it('next to a kink, where only the exact oracles can tell', () => {
    const unit = pipe(input(1), dense(1), relu)
    // the unit's sum is 1e-4: a step of a finite difference crosses the kink, and a zero is what the other side has
    const options = {
      batch: batch([{ input: vector([1]), target: vector([5]) }]),
      parameters: unit.shape.unflatten([1, -0.9999])
    }
    const verdicts = (report: VerifyReport) => tensors(report)[0]?.oracles.map(({ verdict }) => verdict._tag)
    expect(verdicts(verify(unit, quadraticLoss, options))?.slice(0, 2)).toEqual(['Pass', 'Pass'])
    const zero = verify(unit, quadraticLoss, { ...options, gradient: changed(unit, quadraticLoss, () => 0) })
    expect(verdicts(zero)?.slice(0, 3)).toEqual(['Fail', 'Fail', 'Unchecked'])
    expect(zero.verdict._tag).toBe('Fail')
  })

  it('where the second derivative jumps, differences are no witnesses, neither against a right gradient nor for a wrong one', () => {
    const softsign = activationLayer({
      name: 'softsign',
      equation:
        ({ over, plus, num, where, negate }) =>
        z =>
          over(z, plus(num(1), where(z, z, negate(z)))),
      derivative:
        ({ over, plus, times, num, where, negate }) =>
        z => {
          const above = plus(num(1), where(z, z, negate(z)))
          return over(num(1), times(above, above))
        }
    })(2)
    const at = batch([{ input: vector([0, 0]), target: vector([1, 2]) }])
    const right = verify(softsign, quadraticLoss, { batch: at })
    expect(tensors(right)[0]?.oracles.map(({ verdict }) => verdict._tag)).toEqual([
      'Pass',
      'Pass',
      'Unchecked',
      'Unchecked'
    ])
    expect(right.verdict._tag).toBe('Pass')
    const gradient = changed(softsign, quadraticLoss, g => 1.5 * g)
    const off = verify(softsign, quadraticLoss, { batch: at, gradient })
    expect(tensors(off)[0]?.oracles.map(({ verdict }) => verdict._tag)).toEqual(['Fail', 'Fail', 'Fail', 'Fail'])
  })

  it('on a kink itself nothing is claimed', () => {
    const unit = pipe(input(1), dense(1), relu)
    const options = {
      batch: batch([{ input: vector([1]), target: vector([5]) }]),
      parameters: unit.shape.unflatten([1, -1])
    }
    const gradient = changed(unit, quadraticLoss, () => -2.5)
    const report = verify(unit, quadraticLoss, { ...options, gradient })
    expect(report.verdict._tag).toBe('Unchecked')
    // the bounds of dual numbers enclose both pieces; a difference crosses from one to the other
    expect(tensors(report)[0]?.oracles.map(({ verdict }) => verdict)).toEqual([
      { _tag: 'Unchecked', reason: 'below the noise floor' },
      { _tag: 'Unchecked', reason: 'below the noise floor' },
      { _tag: 'Unchecked', reason: 'kink crossed' },
      { _tag: 'Unchecked', reason: 'kink crossed' }
    ])
  })
})

describe('the report', () => {
  const lines = (report: VerifyReport): readonly string[] => showVerifyReport(report).split('\n')

  it('is the same for the same seed, and another for another', () => {
    const at = (seed: number) => verify(xor, quadraticLoss, { seed })
    expect(at(7)).toEqual(at(7))
    expect(at(7)).not.toEqual(at(8))
  })

  it('is that of its checks, in any order of doing them', () => {
    const { checks, report } = verification(xor, quadraticLoss, { seed: 7 })
    const backwards = checks
      .toReversed()
      .map(({ check }) => check())
      .toReversed()
    expect(report(backwards)).toEqual(verify(xor, quadraticLoss, { seed: 7 }))
    expect(checks.slice(0, 2).map(({ point, tensor }) => [point, tensor])).toEqual([
      ['initial parameters', '0.weights'],
      ['initial parameters', '0.bias']
    ])
  })

  it('has a row for each tensor and oracle, the seed, and the verdict', () => {
    const report = verify(xor, quadraticLoss, { seed: 7 })
    const [title, ...rest] = lines(report)
    expect(title).toBe(`${xor.name}, quadratic loss, 3 examples, seed 7: pass`)
    expect(rest.filter(line => /\bpass\b/u.test(line))).toHaveLength(2 * 5 * 4)
    expect(rest.filter(line => line.includes('odd one out'))).toEqual([])
    for (const word of ['tensor', 'oracle', 'verdict', 'certified', 'needed', 'detects'])
      expect(rest.some(line => line.includes(word))).toBe(true)
  })

  it('has both sides of a disagreement with their names, where it is, and what was allowed', () => {
    const gradient = changed(xor, quadraticLoss, (g, name) => (name === '2.bias[1]' ? 2 * g : g))
    const report = verify(xor, quadraticLoss, { gradient })
    const told = lines(report).filter(line => line.startsWith('the gradients differ: 2.bias[1]: '))
    expect(told).toHaveLength(8)
    expect(told[0]).toMatch(
      /analytic gradient -?0\.\d+, dual numbers -?0\.\d+; they differ by \d\.\d\de-\d, allowed \d\.\d\de-\d+$/u
    )
    expect(lines(report).some(line => line.includes('odd one out'))).toBe(true)
    expect(tensors(report).find(({ tensor }) => tensor === '2.bias')?.oracles[0]).toMatchObject({
      certified: 1,
      refused: 1,
      unchecked: 0,
      worst: { at: '2.bias[1]' }
    })
  })

  it('says why nothing could be said', () => {
    const dead: Vector<1> = vector([0])
    const unit = pipe(input(1), dense(1), relu)
    const report = verify(unit, quadraticLoss, {
      batch: batch([{ input: vector([1]), target: dead }]),
      parameters: unit.shape.unflatten([1, -5])
    })
    expect(report.verdict).toEqual({ _tag: 'Unchecked', reason: 'below the noise floor' })
    expect(showVerifyReport(report)).toContain('unchecked: below the noise floor')
    expect(showVerifyReport(report)).toContain('∞')
  })
})
