/** Verdicts and gates: what passes, what fails, and what nothing can be said of. */
import fc from 'fast-check'
import {
  all,
  claim,
  compareGradients,
  fail,
  nearness,
  pass,
  relativeGate,
  scaledGate,
  showComparison,
  showVerdict,
  unchecked,
  ordinary,
  type Comparison,
  type Estimate,
  type Gate,
  type Verdict
} from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

const comparison = (error: number, gate: number): Comparison => ({
  at: '0.weights[1,0]',
  left: 'analytic gradient',
  leftValue: 1 + error,
  right: 'dual numbers',
  rightValue: 1,
  error,
  gate
})

const sure = (values: readonly number[]): readonly Estimate[] => values.map(value => ({ value, uncertainty: 0 }))

const compared = (gate: Gate, value: number, analytic: readonly number[], oracle: readonly Estimate[]): Verdict =>
  compareGradients({ gate, value, names: analytic.map((_, i) => `g${i}`) })({
    analytic: { name: 'analytic gradient', values: analytic },
    oracle: { name: 'oracle', values: oracle }
  })

describe('verdicts', () => {
  it('of nothing, nothing can be said', () => expect(all([])).toEqual(unchecked('nothing compared')))

  it('a failure outweighs all, a pass what is unchecked, and the pass nearest to its gate is kept', () => {
    const [near, far] = [pass(comparison(0.5, 1)), pass(comparison(0.1, 1))]
    expect(all([far, near, pass(), unchecked('not finite')])).toBe(near)
    expect(all([near, fail('a'), fail('b')])).toEqual(fail('a'))
    expect(all([unchecked('not finite'), unchecked('kink crossed')])).toEqual(unchecked('not finite'))
    expect(all([unchecked('not finite'), pass()])).toEqual(pass())
  })

  it('nearness is error over gate, 0 for what agrees exactly, −1 for no pass', () => {
    expect(nearness(pass(comparison(0.25, 1)))).toBe(0.25)
    expect(nearness(pass(comparison(0, 0)))).toBe(0)
    expect(nearness(pass())).toBe(0)
    expect([nearness(fail('x')), nearness(unchecked('not finite'))]).toEqual([-1, -1])
  })

  it('claims', () => {
    expect(claim(true, 'no')).toEqual(pass())
    expect(claim(false, 'no')).toEqual(fail('no'))
  })

  it('print what was compared, both sides by name', () => {
    const c = comparison(0.5, 0.25)
    expect(showComparison(c)).toBe(
      '0.weights[1,0]: analytic gradient 1.5, dual numbers 1; they differ by 5.00e-1, allowed 2.50e-1'
    )
    expect(showVerdict(fail('the gradients differ', c))).toBe(`the gradients differ: ${showComparison(c)}`)
    expect(showVerdict(fail('no'))).toBe('no')
    expect(showVerdict(pass())).toBe('pass')
    expect(showVerdict(pass(c))).toBe(`pass; nearest to its gate: ${showComparison(c)}`)
    expect(showVerdict(unchecked('kink crossed'))).toBe('unchecked: kink crossed')
  })
})

describe('gates', () => {
  it('scale with the problem, or with the component', () => {
    expect(scaledGate(1e-8)(5, 100)).toBe(1e-6)
    expect(relativeGate(1e-12)(-5, 100)).toBe(5e-12)
  })
})

describe('comparing gradients', () => {
  const gate = scaledGate(1e-8)

  it('an empty comparison never passes', () => expect(compared(gate, 1, [], [])).toEqual(unchecked('nothing compared')))

  it('lists of different lengths fail', () => {
    expect(compared(gate, 1, [1], sure([1, 2]))).toEqual(fail('expected 2 components; got 1'))
    expect(compared(gate, 1, [1, 2], sure([1]))).toEqual(fail('expected 1 components; got 2'))
  })

  it('agreement passes with the component nearest to its gate', () => {
    const verdict = compared(gate, 1, [1, 2 + 1e-9, 3 + 2e-9], sure([1, 2, 3]))
    expect(verdict._tag === 'Pass' && verdict.worst?.at).toBe('g2')
  })

  it('the scale is the larger of the largest component and |f|', () => {
    expect(compared(gate, 0, [1 + 2e-8], sure([1]))._tag).toBe('Fail')
    expect(compared(gate, -10, [1 + 2e-8], sure([1]))._tag).toBe('Pass')
    expect(compared(gate, 0, [1 + 2e-8, 10], sure([1, 10]))._tag).toBe('Pass')
  })

  it('a tolerance excuses, it never certifies: a component below the gate is no evidence', () => {
    expect(compared(gate, 1, [0], sure([1e-9]))).toEqual(unchecked('below the noise floor'))
    expect(compared(gate, 1, [1e-9], sure([1e-9]))).toEqual(unchecked('below the noise floor'))
    expect(compared(gate, 1, [0, 0], sure([1e-9, 1e-12]))._tag).toBe('Unchecked')
  })

  it('an oracle that is less sharp than the gate certifies nothing, and fails only what it is sure of', () => {
    const blurred = (uncertainty: number): readonly Estimate[] => [{ value: 1, uncertainty }]
    expect(compared(gate, 1, [1], blurred(1e-6))._tag).toBe('Unchecked')
    expect(compared(gate, 1, [1 + 1e-6], blurred(1e-6))._tag).toBe('Unchecked')
    expect(compared(gate, 1, [1 + 3e-6], blurred(1e-6))._tag).toBe('Fail')
    expect(compared(gate, 1, [1 + 3e-6], blurred(Infinity))._tag).toBe('Unchecked')
    expect(compared(gate, 1, [1 + 3e-6], blurred(Number.NaN))).toEqual(unchecked('not finite'))
  })

  it('an analytic NaN or infinity fails; an oracle that is not finite says nothing', () => {
    for (const wrong of [Number.NaN, Infinity, -Infinity]) {
      expect(compared(gate, 1, [wrong], sure([1]))._tag).toBe('Fail')
      expect(compared(relativeGate(1e-12), 1, [wrong], sure([1]))._tag).toBe('Fail')
      expect(compared(gate, 1, [1], sure([wrong]))).toEqual(unchecked('not finite'))
    }
  })

  it('a relative gate allows nothing where the oracle is sure of zero', () => {
    expect(compared(relativeGate(1e-12), 1, [1e-300], sure([0]))._tag).toBe('Fail')
    expect(compared(relativeGate(1e-12), 1, [0], sure([0]))._tag).toBe('Unchecked')
  })

  it('the negative control: where a comparison passes, the same one refuses a gradient that is slightly wrong', () =>
    fc.assert(
      fc.property(
        fc.array(ordinary(10), { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Gate>(scaledGate(1e-8), scaledGate(1e-10), relativeGate(1e-12)),
        fc.nat(),
        fc.constantFrom(1, -1),
        (values, gate, at, sign) => {
          const verdict = compared(gate, 0, values, sure(values))
          expect(verdict._tag).toBe(values.some(v => v !== 0) ? 'Pass' : 'Unchecked')
          const scale = Math.max(...values.map(Math.abs))
          const k = at % values.length
          const value = values[k] ?? 0
          const wrong = values.with(k, value + sign * 1.5 * gate(value, scale))
          if (value !== 0) expect(compared(gate, 0, wrong, sure(values))._tag).toBe('Fail')
        }
      )
    ))

  it('a gate that can refuse nothing does not pass', () => {
    expect(compared(() => Infinity, 1, [5], sure([1]))._tag).not.toBe('Pass')
    expect(compared(() => Number.NaN, 1, [1], sure([1]))._tag).not.toBe('Pass')
    // a gate that looks the other way for the spoiled component is found out by the control
    const asked: number[] = []
    const lenient: Gate = oracle => {
      asked.push(oracle)
      return asked.length > 3 ? 1e9 : 1e-8
    }
    expect(compared(lenient, 1, [1], sure([1]))).toEqual(
      fail('the negative control passed: this comparison cannot fail')
    )
  })
})
