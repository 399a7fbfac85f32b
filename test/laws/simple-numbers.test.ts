/** Counterexamples have −1, 0, ½ and 1 before decimals, whatever they are made of. */
import { activationLayer, vectorShape, type Vector } from 'lawgrad'
import { claim, dyadic, exactly, hostile, layerSuite, law, lawsOf, ordinary, runLaw, vectorOf } from 'lawgrad/laws'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

const smallest = <A>(arbitrary: fc.Arbitrary<A>, holds: (value: A) => boolean, seed: number) => {
  const about = law({ name: 'l', statement: '', source: '', arbitrary, check: value => claim(holds(value), 'no') })
  const report = runLaw({ seed, runs: 300 })(about)
  const again = runLaw({ seed, runs: 300, path: report.counterexample?.path ?? '' })(about)
  expect(again.counterexample?.printed).toBe(report.counterexample?.printed)
  return report.counterexample ?? expect.fail('it holds')
}

describe('a counterexample is made of simple numbers', () => {
  it.each<readonly [string, fc.Arbitrary<number>, (x: number) => boolean, string]>([
    ['ordinary', ordinary(4), x => x < 0.3, '1'],
    ['negative', ordinary(4), x => x > -0.3, '-1'],
    ['between', ordinary(4), x => x < 0.3 || x > 0.9, '0.5'],
    ['where only decimals fail', ordinary(4), x => x < 0.55 || x > 0.95, '0\\.[6-9]'],
    ['dyadic', dyadic(4), x => x < 0.3 || x > 0.9, '0.5'],
    ['hostile', hostile, x => x < 0.3, '1'],
    ['of one’s own', fc.double({ min: 0.3, max: 3, noNaN: true }), x => x < 0.4, '1'],
    ['not beyond its own', fc.double({ min: 1.5, max: 3, noNaN: true }), () => false, '2']
  ])('%s', (_, numbers, holds, printed) => {
    for (const seed of seeds) {
      const wide = smallest<Vector<3>>(vectorOf(3, numbers), x => holds(vectorShape(3).flatten(x)[1] ?? 0), seed)
      expect(wide.printed.match(/-?\d+(?:\.\d+)?/gu)?.at(1), wide.printed).toMatch(new RegExp(`^${printed}$`, 'u'))
    }
  })

  it('of thousands of numbers too, in some hundred steps', () => {
    const { printed, evaluations } = smallest(exactly(5000, ordinary(2)), xs => (xs[4321] ?? 0) < 0.3, 1)
    expect(new Set(printed.match(/-?\d+(?:\.\d+)?/gu))).toEqual(new Set(['0', '1']))
    expect(evaluations).toBeLessThan(600)
  })

  it('in the laws of a wrong layer', () => {
    const wrong = activationLayer({
      name: 'wrong',
      equation: ({ tanh }) => tanh,
      derivative:
        ({ tanh, minus, num }) =>
        z =>
          minus(num(1), tanh(z))
    })(2)
    const reports = lawsOf(layerSuite(wrong)).map(({ law: one }) => runLaw({ seed: 3, runs: 20 })(one))
    const cases = reports.flatMap(({ law: name, counterexample }) =>
      name === 'adjoint' && counterexample !== undefined ? [counterexample.printed] : []
    )
    expect(cases).toHaveLength(1)
    for (const each of cases) expect(each.match(/-?\d+\.\d{2,}/gu), each).toBe(null)
  })

  it('and stays a failure of the same kind', () => {
    const check = (x: number) => {
      if (Math.abs(x) < 0.6) throw new Error('another failure')
      return claim(false, 'it differs')
    }
    for (const seed of seeds.slice(0, 4)) {
      const about = law({ name: 'l', statement: '', source: '', arbitrary: ordinary(2), check })
      const { verdict, counterexample } = runLaw({ seed, runs: 1 })(about)
      const threw = verdict._tag === 'Fail' && verdict.message.startsWith('the check threw')
      expect(counterexample?.printed).toBe(threw ? '0' : '1')
    }
  })
})
