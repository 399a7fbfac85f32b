/** How sharp `verify` says that it was, and whom the votes of its oracles are against. */
import { quadraticLoss } from 'lawgrad'
import {
  checkTensor,
  defaultJudges,
  dualNumbers,
  richardson,
  showVerifyReport,
  tensorsOf,
  verify,
  type Judge,
  type Oracle,
  type OracleReport,
  type VerifyReport
} from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { changed, oracle, right, tensors, xor } from './verify-support.ts'

describe('what it detects is honest', () => {
  const report = verify(xor, quadraticLoss, { seed: 11 })
  const gradient = right(xor, quadraticLoss)
  const places = tensorsOf(xor.shape, { inputs: 2, outputs: 2, examples: [...Array(3).keys()].map(() => 0) as never })
  /** The report where the largest component of a tensor is off by a relative error. */
  const off = (tensor: string, error: number): VerifyReport => {
    const { offset = NaN, size = NaN } = places.find(({ name }) => name === tensor) ?? {}
    return verify(xor, quadraticLoss, {
      seed: 11,
      gradient: b => p => {
        const g = gradient(b)(p)
        const largest = g
          .slice(offset, offset + size)
          .reduce((best, x, k, all) => (Math.abs(x) > Math.abs(all[best] ?? 0) ? k : best), 0)
        return g.map((x, i) => (i === offset + largest ? x * (1 + error) : x))
      }
    })
  }
  const said = (of: VerifyReport, tensor: string, name: string): OracleReport =>
    oracle(name, of.points[0]?.tensors.find(each => each.tensor === tensor) ?? expect.fail(tensor))

  it.each(places.flatMap(({ name }) => defaultJudges.map(judge => [name, judge.oracle.name] as const)))(
    '%s by %s: a little more is refused, a good deal less is not',
    (tensor, name) => {
      const { detects } = said(report, tensor, name)
      expect(detects).toBeGreaterThan(0)
      expect(detects).toBeLessThan(1)
      expect(said(off(tensor, 1.05 * detects), tensor, name).verdict._tag).toBe('Fail')
      expect(said(off(tensor, 0.5 * detects), tensor, name).verdict._tag).toBe('Pass')
    }
  )
})

describe('an oracle that is unsure', () => {
  /** Right, but it says that it may be off by 1e-6 of itself. */
  const unsure: Judge = {
    oracle: {
      name: 'unsure',
      gradient: field => point =>
        dualNumbers
          .gradient(field)(point)
          .map(({ value }) => ({ value, uncertainty: 1e-6 * Math.abs(value) }))
    },
    gate: t => g => t * Math.abs(g),
    tolerance: 1e-10
  }
  const by = (error: number) =>
    verify(xor, quadraticLoss, { judges: [unsure], gradient: changed(xor, quadraticLoss, g => g * (1 + error)) })

  it('certifies nothing, refuses what its doubt does not explain, and says what it detects', () => {
    expect(by(0).verdict).toEqual({ _tag: 'Unchecked', reason: 'below the noise floor' })
    expect(by(1.9e-6).verdict._tag).toBe('Unchecked')
    expect(by(2.1e-6).verdict._tag).toBe('Fail')
    expect(tensors(by(0)).every(({ oracles: [one] }) => Math.abs((one?.detects ?? 0) / 2e-6 - 1) < 1e-9)).toBe(true)
  })
})

describe('the odd one out', () => {
  const spoil = (wrong: Oracle, factor: number): Oracle => ({
    ...wrong,
    gradient: field => {
      const gradient = wrong.gradient(field)
      return point => gradient(point).map(({ value, uncertainty }) => ({ value: factor * value, uncertainty }))
    }
  })
  const judges = (name: string, factor: number): readonly Judge[] =>
    defaultJudges.map(judge => (judge.oracle.name === name ? { ...judge, oracle: spoil(judge.oracle, factor) } : judge))

  it.each(defaultJudges.map(judge => judge.oracle.name))('%s, made wrong on purpose, is named and outvoted', name => {
    const report = verify(xor, quadraticLoss, { judges: judges(name, 1.5) })
    for (const each of tensors(report)) {
      expect([each.odd, each.verdict._tag, oracle(name, each).verdict._tag]).toEqual([name, 'Pass', 'Fail'])
    }
    expect(showVerifyReport(report)).toContain(name)
  })

  it('is not an oracle where those who pass are too blunt to tell', () => {
    // a zero gradient: only dual numbers, judged alone with a blunt gate beside, see it
    const blunt: readonly Judge[] = [
      { oracle: dualNumbers, gate: t => g => t * Math.abs(g), tolerance: 1e-10 },
      ...[1, 2, 3].map(k => ({
        oracle: { ...richardson, name: `blunt ${k}` },
        gate: (t: number) => (_: number, s: number) => t * s,
        tolerance: 1e-3
      }))
    ]
    const gradient = changed(xor, quadraticLoss, g => g * (1 + 1e-6))
    const report = verify(xor, quadraticLoss, { judges: blunt, gradient })
    expect(tensors(report).map(({ odd, verdict }) => [odd, verdict._tag])).toEqual(
      tensors(report).map(() => ['undecided', 'Fail'])
    )
  })

  it('is undecided where two say this and two say that', () => {
    const two = defaultJudges.map((judge, k) => (k < 2 ? { ...judge, oracle: spoil(judge.oracle, 2) } : judge))
    const report = verify(xor, quadraticLoss, { judges: two })
    expect(tensors(report).map(({ odd, verdict }) => [odd, verdict._tag])).toEqual(
      tensors(report).map(() => ['undecided', 'Fail'])
    )
  })

  it('without judges nothing is compared', () => {
    const subject = {
      field:
        () =>
        ([x]: readonly unknown[]) =>
          x as never,
      point: [1],
      value: 1,
      gradient: [1]
    }
    const probes = [{ name: 'x', offset: 0, direction: [1] }]
    expect(checkTensor(subject, [])('x', 1, 'components', probes).verdict).toEqual({
      _tag: 'Unchecked',
      reason: 'nothing compared'
    })
    expect(checkTensor(subject, defaultJudges)('x', 1, 'components', probes).verdict._tag).toBe('Pass')
  })
})
