import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import { dense, input, quadraticLoss } from 'lawgrad'
import { fail, pass, unchecked, verify, type Comparison, type OracleReport, type TensorReport } from 'lawgrad/laws'
import { pipe } from 'fp-ts/lib/function.js'
import {
  oracleStatus,
  replayOfGradient,
  replayOfLaw,
  tallyOfGradient,
  uncertified,
  type Examination
} from '../../../src/command/verify/examination.ts'
import { parseLoss } from '../../../src/command/losses.ts'
import { showJUnit } from '../../../src/command/verify/junit.ts'
import { elements, parseXml } from '../../command/xml.ts'

const worst: Comparison = { at: 'a', left: 'l', leftValue: 1, right: 'r', rightValue: 2, error: 1, gate: 0.1 }

const oracle = (name: string, verdict: OracleReport['verdict']): OracleReport => ({
  oracle: name,
  verdict,
  certified: 1,
  refused: 0,
  unchecked: 0,
  tolerance: 1e-10,
  needed: 0,
  detects: 1e-10
})

const tensor = (verdict: TensorReport['verdict'], oracles: readonly OracleReport[], odd?: string): TensorReport => ({
  tensor: 't',
  size: 1,
  probes: { kind: 'components', count: 1 },
  certified: 1,
  oracles,
  verdict,
  ...(odd === undefined ? {} : { odd })
})

const examination = (model: string, reports: readonly TensorReport[]): Examination => ({
  version: '1.2.3',
  options: {
    model,
    loss: E.getOrElseW(() => expect.fail())(parseLoss('quadratic')),
    data: O.some('my data.csv'),
    seed: 7,
    examples: 32,
    components: 16,
    seconds: 0,
    runs: 100,
    laws: [],
    path: O.none,
    json: false,
    junit: O.none
  },
  network: { name: 'n', inputs: 1, outputs: 1, count: 2 },
  sampling: { taken: 1, of: 1 },
  gradient: O.some({
    ...verify(pipe(input(1), dense(1)), quadraticLoss, { steps: 0 }),
    points: [{ point: 'p', cost: 1, determinism: pass(), tensors: reports }]
  }),
  laws: []
})

describe('the status of a tensor with an oracle', () => {
  const outvoted = oracle('wrong one', fail('differ', worst))
  const good = oracle('right one', pass(worst))

  it('of an oracle that the others outvote is unchecked, with whom they outvote', () => {
    const report = tensor(pass(worst), [outvoted, good], 'wrong one')
    expect(report.oracles.map(each => oracleStatus(report, each))).toEqual([
      { _tag: 'Unchecked', reason: 'the odd one out, by the votes of the others: wrong one' },
      { _tag: 'Pass' }
    ])
    const all = examination('m.ts', [report])
    expect(tallyOfGradient(all)).toEqual({ passed: 1, failed: 0, unchecked: 1 })
    const root = parseXml(showJUnit(all))
    expect(root.attributes).toMatchObject({ tests: '2', failures: '0', skipped: '1' })
    expect(elements('skipped', root)[0]?.attributes['message']).toContain('the odd one out')
  })

  it('fails for all where the tensor fails and no oracle does', () => {
    const report = tensor(fail('expected a gradient of 3 components; got 2'), [
      good,
      oracle('o', unchecked('not finite'))
    ])
    expect(report.oracles.map(each => oracleStatus(report, each)._tag)).toEqual(['Fail', 'Fail'])
    expect(showJUnit(examination('m.ts', [report]))).toContain('expected a gradient of 3 components; got 2')
  })

  it('fails for those alone that refuse', () => {
    const report = tensor(fail('differ', worst), [outvoted, good], 'undecided')
    expect(report.oracles.map(each => oracleStatus(report, each)._tag)).toEqual(['Fail', 'Pass'])
  })
})

describe('a gradient of which nothing is certified', () => {
  it('is told apart', () => {
    const { gradient, ...rest } = examination('m.ts', [])
    expect(uncertified({ ...rest, gradient })).toEqual(O.none)
    expect(uncertified({ ...rest, gradient: O.none })).toEqual(O.none)
    const nothing = O.map((report: object) => ({ ...report, verdict: unchecked('not finite') }))(gradient)
    expect(uncertified({ ...rest, gradient: nothing as Examination['gradient'] })).toEqual(O.some('not finite'))
  })
})

describe('the command line that shows something again', () => {
  it('quotes what a shell would take apart', () => {
    expect(replayOfGradient(examination("it's mine.ts", []))).toBe(
      String.raw`lawgrad verify 'it'\''s mine.ts' --loss quadratic --data 'my data.csv' --examples 32 --seed 7 --law gradient`
    )
  })

  it.each([
    [{ printed: '0', path: '1:0', shrinks: 1, evaluations: 2 }, '--path 1:0'],
    [undefined, '--runs 100']
  ])('has the path of the counterexample, if there is one', (counterexample, last) => {
    const report = { law: 'purity', verdict: fail('x'), seed: 7, runs: 1, unchecked: 0 }
    expect(
      replayOfLaw(examination('m.ts', []), {
        part: 'layer 1, dense',
        statement: 's',
        report: counterexample === undefined ? report : { ...report, counterexample }
      })
    ).toBe(`lawgrad verify m.ts --seed 7 --law 'layer 1, dense: purity' ${last}`)
  })
})
