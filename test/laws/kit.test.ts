/** The kit on what it must not be taken in by: coins, preconditions, underflow, state between calls, claims that nobody made. */
import {
  activationLayer,
  adam,
  anySizeLoss,
  batch,
  binaryCrossEntropy,
  complexScalar,
  dense,
  glorotUniform,
  input,
  layer,
  matrix,
  noParameters,
  noShape,
  quadraticLoss,
  reluLayer,
  sigmoid,
  sigmoidLayer,
  vector,
  type Initializer
} from 'lawgrad'
import {
  acrossSizes,
  adamEquations,
  analyticGradient,
  claim,
  complexStep,
  dualNumbers,
  fail,
  initializerSuite,
  law,
  layerSuite,
  lossSuite,
  optimizerEquationsSuite,
  runLaw,
  runSuite,
  showVerdict,
  verify,
  without,
  type ScalarField,
  type Suite
} from 'lawgrad/laws'
import * as fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'

const failing = (suite: Suite, runs = 100, seed = 1): readonly string[] =>
  runSuite({ seed, runs })(suite).flatMap(({ law: name, verdict }) => (verdict._tag === 'Pass' ? [] : [name]))

const network = pipe(input(2), dense(3), sigmoid, dense(1), sigmoid)

describe('verdicts', () => {
  let tossed = 0
  const coin = law({
    name: 'coin',
    statement: 'heads',
    source: 'none',
    arbitrary: fc.integer(),
    check: () => claim((tossed += 1) % 3 !== 0, 'tails')
  })
  it('that of the failure found is kept, and that it did not fail again is told', () => {
    const verdicts = Array.from({ length: 20 }, (_, seed) => runLaw({ seed, runs: 20 })(coin).verdict)
    expect(verdicts.map(({ _tag }) => _tag)).toEqual(verdicts.map(() => 'Fail'))
    expect(verdicts.some(verdict => showVerdict(verdict).startsWith('not deterministic'))).toBe(true)
  })
  it('a precondition leaves a case out', () => {
    const report = runLaw({ seed: 1, runs: 50 })(
      law({
        name: 'positive',
        statement: 'x > 0 where x > 0',
        source: 'none',
        arbitrary: fc.integer(),
        check: x => {
          fc.pre(x > 0)
          return claim(x > 0, `at ${x}`)
        }
      })
    )
    expect(report.verdict._tag).toBe('Pass')
    expect(report.unchecked).toBeGreaterThan(5)
  })
  it('the sign of zero is printed', () => {
    const sides = { at: 'x', left: 'a', leftValue: 0, right: 'b', rightValue: -0, error: 0, gate: 0 }
    expect(showVerdict(fail('they must be the same', sides))).toBe(
      'they must be the same: x: a 0, b -0; they differ in the sign of zero'
    )
  })
})

describe('determinism', () => {
  const dropout = (seed: () => number) =>
    layer({
      name: 'coins',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      equation:
        ({ scale: times, num }) =>
        () =>
        x =>
          times(num(seed() < 0.5 ? 2 : 0))(x),
      pullback: () => () => c => ({ parameters: noParameters, input: c })
    })
  it('is asked first: a layer that flips coins never passes', () => {
    const flipping = dropout(Math.random)
    for (let k = 0; k < 20; k++) {
      const report = verify(flipping, quadraticLoss)
      expect(report.verdict._tag).toBe('Fail')
      expect(report.cause).toMatch(/^not deterministic/u)
    }
  })
  it('of a gradient alone is a cause of its own', () => {
    let calls = 0
    const report = verify(network, quadraticLoss, {
      gradient: b => parameters =>
        analyticGradient(
          network,
          quadraticLoss
        )(b)(parameters).map((g, i) => (i === 4 ? g * (1 + 1e-3 * (calls += 1)) : g))
    })
    expect(report.verdict._tag).toBe('Fail')
    expect(report.cause).toMatch(/not deterministic/u)
  })
  it('state between calls is found', () => {
    const right = sigmoidLayer(3)
    let kept = vector([0, 0, 0])
    const late: typeof right = {
      ...right,
      vjp: parameters => x => {
        kept = x
        return {
          output: right.forward(parameters)(x),
          pullback: c => right.vjp(parameters)(kept).pullback(c)
        }
      }
    }
    expect(failing(layerSuite(late))).toContain('purity')
  })
})

describe('oracles know when they are wrong', () => {
  const at = (field: ScalarField, x: number) => {
    const [[exact], [step]] = [dualNumbers.gradient(field)([x]), complexStep.gradient(field)([x])]
    return { exact: exact?.value ?? NaN, step: step ?? { value: NaN, uncertainty: NaN } }
  }
  it('log(sigmoid(−500)) underflows inside of the complex step, which says so', () => {
    const { exact, step } = at(
      s =>
        ([x = s.zero]) =>
          s.log(s.sigmoid(x)),
      -500
    )
    expect(exact).toBeCloseTo(1, 12)
    expect(Math.abs(step.value - exact)).toBeLessThanOrEqual(step.uncertainty)
  })
  it('z³ at 0 is cut off by the complex step, which says so', () => {
    const { exact, step } = at(
      s =>
        ([x = s.zero]) =>
          s.mul(x, s.mul(x, x)),
      0
    )
    expect(exact).toBe(0)
    expect(Math.abs(step.value)).toBeLessThanOrEqual(step.uncertainty)
    expect(complexScalar.zero).toEqual({ re: 0, im: 0 })
  })
  it('differences do not overrule exact oracles: a saturated unit under the cross-entropy', () => {
    const unit = pipe(input(1), dense(1), sigmoid)
    for (const w of [20, 30, 33, 34, 35, 36])
      for (const y of [0, 1]) {
        const report = verify(unit, binaryCrossEntropy, {
          batch: batch([{ input: vector([1]), target: vector([y]) }]),
          parameters: [{ weights: matrix([[w]]), bias: vector([0]) }, []]
        })
        expect([w, y, report.verdict._tag]).not.toContain('Fail')
      }
  })
  it('relu′(0) = 1 is as right as 0', () => {
    const other = activationLayer({
      name: 'relu with 1 at 0',
      equation:
        ({ where, num }) =>
        z =>
          where(z, z, num(0)),
      derivative:
        ({ where, negate, num }) =>
        z =>
          where(negate(z), num(0), num(1))
    })
    const zeros = fc.oneof(
      fc.constantFrom(0, 1, -1),
      fc.integer({ min: -400, max: 400 }).map(k => k / 100)
    )
    expect(failing(layerSuite(other(3), { inputs: zeros }))).toEqual([])
    expect(failing(layerSuite(reluLayer(3), { inputs: zeros }))).toEqual([])
  })
})

describe('claims', () => {
  it('are switched off by name, and no other name is taken', () => {
    const pinball = anySizeLoss({
      name: 'pinball',
      equation:
        ({ sum, zipWith, where, times, minus, num }) =>
        y =>
        h =>
          sum(zipWith((a, b) => where(minus(a, b), times(num(0.9), minus(a, b)), times(num(-0.1), minus(a, b))))(h)(y)),
      gradient:
        ({ zipWith, where, minus, num }) =>
        y =>
        h =>
          zipWith((a, b) => where(minus(a, b), num(-0.9), num(0.1)))(h)(y)
    })
    expect(failing(lossSuite(pinball, 3), 300)).toEqual(['proper'])
    expect(failing(pipe(lossSuite(pinball, 3), without('proper')), 300)).toEqual([])
    expect(() => without('propper')(lossSuite(pinball, 3))).toThrow(/got 'propper'\. They are: purity;/u)
  })
  it('a mean over the outputs is seen at some size', () => {
    const half = anySizeLoss({
      name: 'mean square with the gradient of the half',
      equation:
        ({ mean, map, times, subtract }) =>
        y =>
        h =>
          mean(map(r => times(r, r))(subtract(y)(h))),
      gradient:
        ({ subtract }) =>
        y =>
        h =>
          subtract(y)(h)
    })
    expect(failing(lossSuite(half, 2))).toEqual(['gradient at every size'])
    expect(failing(acrossSizes('half', n => lossSuite(half, n)))).toContain('gradient = dual numbers')
  })
  it('honest double precision passes as such, and is refused as exact where it saturates', () => {
    const honest = activationLayer({
      name: 'honest sigmoid',
      equation:
        ({ sigmoid: g }) =>
        z =>
          g(z),
      derivative:
        ({ sigmoid: g, times, minus, num }) =>
        z =>
          times(g(z), minus(num(1), g(z)))
    })
    const far = { inputs: fc.integer({ min: -3000, max: 3000 }).map(k => k / 100) }
    expect(failing(layerSuite(honest(3), { ...far, precision: 'double' }))).toEqual([])
    expect(failing(layerSuite(honest(3), far))).not.toEqual([])
  })
})

describe('optimizers and initializers', () => {
  it('another epsilon is seen by the ready equations', () => {
    expect(failing(optimizerEquationsSuite(rate => adam(rate), adamEquations()))).toEqual([])
    expect(failing(optimizerEquationsSuite(rate => adam(rate, { epsilon: 1e-6 }), adamEquations()))).not.toEqual([])
  })
  const claims = {
    variance: ({ fanIn, fanOut }: { readonly fanIn: number; readonly fanOut: number }) => 2 / (fanIn + fanOut)
  }
  const bent = (change: (initializer: Initializer) => Initializer['draw']): Initializer => ({
    name: 'bent',
    draw: change(glorotUniform)
  })
  const he: Initializer = {
    name: 'variance 1 / fan-in',
    draw: ({ fanIn }) => glorotUniform.draw({ fanIn, fanOut: fanIn })
  }
  it('a right initializer passes', () => expect(failing(initializerSuite(glorotUniform, claims), 50)).toEqual([]))
  it('exchanged fans, a forgotten gain, a constant seed are seen', () => {
    const fanIn = { variance: ({ fanIn: n }: { readonly fanIn: number }) => 1 / n }
    const exchanged = bent(
      () =>
        ({ fanIn: a, fanOut: b }) =>
          he.draw({ fanIn: b, fanOut: a })
    )
    expect(failing(initializerSuite(he, fanIn), 50)).toEqual([])
    expect(failing(initializerSuite(exchanged, fanIn), 50)).toContain('variance')
    const gain = bent(({ draw }) => fan => count => random => {
      const [values, next] = draw(fan)(count)(random)
      return [values.map(x => 2 * x), next]
    })
    expect(failing(initializerSuite(gain, claims), 50)).toEqual(['variance'])
    const stuck = bent(({ draw }) => fan => count => random => [draw(fan)(count)(random)[0], random])
    expect(failing(initializerSuite(stuck, claims), 50)).toEqual(['layers are independent'])
  })
})

describe('causes', () => {
  it('NaN is a cause of its own, with the first component', () => {
    const right = analyticGradient(network, quadraticLoss)
    const report = verify(network, quadraticLoss, { gradient: b => at => right(b)(at).map(() => NaN) })
    expect(report.verdict._tag).toBe('Fail')
    expect(report.cause).toMatch(/^the gradient is not finite: 0\.weights\[0,0\] is NaN where /u)
  })
  it('coverage is told', () => {
    const report = verify(network, quadraticLoss)
    expect(report.coverage.of).toBe(2 * (9 + 4 + 6))
    expect(report.coverage.certified).toBe(report.coverage.of)
  })
  it('a layer without a value at 0 is noticed, whatever the seed', () => {
    const unitLength = layer({
      name: 'unit length',
      inputs: 3,
      outputs: 3,
      shape: noShape,
      equation:
        ({ scale: times, over, num, sqrt, dot }) =>
        () =>
        x =>
          times(over(num(1), sqrt(dot(x)(x))))(x),
      pullback:
        ({ scale: times, over, num, sqrt, dot, subtract }) =>
        (_, x) =>
        c => {
          const inverse = over(num(1), sqrt(dot(x)(x)))
          const y = times(inverse)(x)
          return { parameters: noParameters, input: times(inverse)(subtract(times(dot(y)(c))(y))(c)) }
        }
    })
    for (const seed of [1, 2, 3, 4, 5, 6])
      expect(failing(layerSuite(unitLength), 20, seed)).toContain('no NaN out of numbers')
  })
})
