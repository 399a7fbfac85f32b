/** What parts of strangers showed: causes that were false ones, and what no draw came upon. */
import {
  activationLayer,
  anySizeLoss,
  layer,
  noShape,
  uniforms,
  vector,
  vectorShape,
  type Initializer,
  type Schedule
} from 'lawgrad'
import {
  activationSuite,
  initializerSuite,
  layerSuite,
  lossSuite,
  runSuite,
  scheduleSuite,
  showVerdict,
  without,
  type Suite
} from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

/** The laws that fail, each with what it says. */
const failures = (suite: Suite, runs = 100): ReadonlyMap<string, string> =>
  new Map(
    runSuite({ seed: 1, runs })(suite).flatMap(({ law, verdict }) =>
      verdict._tag === 'Fail' ? [[law, showVerdict(verdict)] as const] : []
    )
  )

describe('no number', () => {
  it('is told as such, not as a pullback that is not linear or gradients that differ by nothing', () => {
    const sinc = activationLayer({
      name: 'sinc',
      equation:
        ({ sin, over }) =>
        z =>
          over(sin(z), z),
      derivative:
        ({ sin, cos, over, minus }) =>
        z =>
          over(minus(cos(z), over(sin(z), z)), z)
    })(2)
    const told = failures(activationSuite(sinc, { range: [-1, 1], symmetry: 'even', monotone: false }))
    expect([...told.keys()].toSorted()).toEqual(['a number for every number', 'no NaN out of numbers', 'range'])
    expect([...told.values()].join()).not.toMatch(/NaN\)|allowed NaN|jumps by NaN/u)
  })

  it('is no kink: 1 ÷ (1 ÷ z) is 0 at 0, and smooth', () => {
    const twice = activationLayer({
      name: 'twice',
      equation:
        ({ over, num }) =>
        z =>
          over(num(1), over(num(1), z)),
      derivative:
        ({ num }) =>
        () =>
          num(1)
    })(2)
    expect(failures(layerSuite(twice)).has('kinks are branches')).toBe(false)
  })
})

describe('infinity', () => {
  const told = (suite: Suite): string => failures(suite).get('no NaN out of numbers') ?? ''

  it('of an exponential on its way is found in layers', () => {
    const logOfSum = layer({
      name: 'log of sum',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      equation:
        ({ log, sum, map, exp }) =>
        () =>
        x => {
          const total = log(sum(map(exp)(x)))
          return map(() => total)(x)
        },
      pullback:
        ({ softmax, scale, sum }) =>
        (_, x) =>
        c => ({ parameters: [], input: scale(sum(c))(softmax(x)) })
    })
    expect(told(layerSuite(logOfSum))).toMatch(/got Infinity, though on the way there it is no more than 7\d\d\./u)
  })

  it('of an exponential on its way is found in losses', () => {
    const crossEntropy = anySizeLoss({
      name: 'of logits',
      targets: 'unit interval',
      equation: A => y => h =>
        A.sum(A.zipWith((v, t) => A.minus(A.log(A.plus(A.num(1), A.exp(v))), A.times(t, v)))(y)(h)),
      gradient: A => y => h => A.subtract(y)(A.map(A.sigmoid)(h))
    })
    expect(told(lossSuite(crossEntropy, 2))).toMatch(/something overflows on its way/u)
  })

  it('that numbers grow into is none', () => {
    const powers = activationLayer({
      name: 'z·exp(z) + z³',
      equation:
        ({ plus, times, exp }) =>
        z =>
          plus(times(z, exp(z)), times(z, times(z, z))),
      derivative:
        ({ plus, times, exp, num }) =>
        z =>
          plus(times(plus(num(1), z), exp(z)), times(num(3), times(z, z)))
    })(2)
    expect(told(layerSuite(powers))).toBe('')
  })
})

describe('branches', () => {
  it('of a parameter are looked at, too', () => {
    const gain = layer({
      name: 'gain',
      inputs: 2,
      outputs: 2,
      shape: vectorShape(2),
      equation:
        ({ hadamard }) =>
        theta =>
        x =>
          hadamard(theta)(x),
      pullback:
        ({ hadamard, map, where, times, minus, num }) =>
        (theta, x) =>
        c => ({
          parameters: hadamard(x)(c),
          input: hadamard(map(v => where(times(minus(v, num(0.5)), minus(num(0.501), v)), num(0), v))(theta))(c)
        })
    })
    expect([...failures(layerSuite(gain)).keys()]).toEqual(['every branch'])
  })

  it('that are not to meet are a claim that can be left out', () => {
    const hardShrink = activationLayer({
      name: 'hard shrink',
      equation:
        ({ where, plus, minus, num }) =>
        z =>
          where(minus(z, num(0.5)), z, where(plus(z, num(0.5)), num(0), z)),
      derivative:
        ({ where, plus, minus, num }) =>
        z =>
          where(minus(z, num(0.5)), num(1), where(plus(z, num(0.5)), num(0), num(1)))
    })(2)
    expect(failures(layerSuite(hardShrink)).get('every branch')).toMatch(
      /do not meet where input\[\d\] is .*without\('every/u
    )
    expect([...failures(without('every branch')(layerSuite(hardShrink))).keys()]).toEqual([])
  })

  it('may be constants: a step is a step', () => {
    const step = activationLayer({
      name: 'step',
      equation:
        ({ where, num }) =>
        z =>
          where(z, num(1), num(0)),
      derivative:
        ({ num }) =>
        () =>
          num(0)
    })(2)
    expect([...failures(layerSuite(step)).keys()]).toEqual([])
  })
})

describe('schedules', () => {
  const restart: Schedule = {
    name: 'restart',
    at:
      ({ where, minus, num }) =>
      step =>
        where(minus(step, num(5000)), num(0.1), num(1))
  }
  const told = failures(scheduleSuite(restart, { equation: step => (step < 5000 ? 1 : 0.1) }), 10)
  it('are tried where they branch, told or not', () =>
    expect(told.get('value = equation')).toMatch(/step 5000: schedule 1, equation 0\.1/u))
  it('have a smallest case that can be read', () => {
    const report = runSuite({ seed: 1, runs: 10 })(scheduleSuite(restart, { range: [0, 0.5] })).find(
      ({ verdict }) => verdict._tag === 'Fail'
    )
    expect(report?.counterexample?.printed.length ?? 1000).toBeLessThan(40)
  })
})

describe('initializers', () => {
  const of = (name: string, change: (x: number, values: readonly number[]) => number): Initializer => ({
    name,
    draw: () => count => random => {
      const [values, next] = uniforms(count)(random)
      return [values.map(x => change(x, values)), next]
    }
  })
  it('a value that is none is the cause, whatever is asked', () => {
    const told = failures(initializerSuite(of('holes', x => (x < 1e-3 ? Number.NaN : 2 * x - 1))), 50)
    expect(told.size).toBeGreaterThan(2)
    for (const said of told.values()) expect(said).toMatch(/^expected finite values; got NaN at place \d+ of \d+/u)
  })
  it('one number for all of a draw is told as that', () =>
    expect(failures(initializerSuite(of('one', (_, [x = 0]) => 2 * x - 1)), 50).get('values are independent')).toMatch(
      /expected values that are drawn one by one/u
    ))
  it('one number for all of all draws is right', () =>
    expect(failures(initializerSuite(of('zero', () => 0)), 50).size).toBe(0))
  it('a variance that is too large is not said of the mean', () => {
    const wide = of('wide', x => 100 * (2 * x - 1))
    expect([...failures(initializerSuite(wide, { variance: () => 1e-4 }), 50).keys()]).toEqual(['variance'])
  })
})

describe('what is no shape', () => {
  it('is refused with what to write', () =>
    expect(() =>
      layer({
        name: 'bare',
        inputs: 2,
        outputs: 2,
        // what JavaScript lets through
        shape: [] as never,
        equation: () => () => x => x,
        pullback: () => () => c => ({ parameters: vector([0]) as never, input: c })
      })
    ).toThrow(/^expected a Shape, such as vectorShape\(3\), or noShape where there are no parameters/u))
})
