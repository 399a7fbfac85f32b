/** Running laws: counting, shrinking, replaying, and what a test runner is told. */
import fc from 'fast-check'
import {
  claim,
  law,
  lawsOf,
  pass,
  runLaw,
  runSuite,
  showReport,
  suite,
  testSuite,
  unchecked,
  type Law
} from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

const about = (name: string, check: Law<number>['check']): Law<number> =>
  law({ name, statement: 'a statement', source: 'a source', arbitrary: fc.integer({ min: 0, max: 1000 }), check })

const holds = about('holds', () => pass())
const small = about('small', n => claim(n < 100, `${n} is not below 100`))
const silent = about('silent', () => unchecked('not finite'))
const half = about('half', n => (n % 2 === 0 ? pass() : unchecked('kink crossed')))
const throws = about('throws', n => {
  throw new RangeError(`no ${n}`)
})

/** The tests that a suite makes, by name, with the message of those that fail. */
const ran = (...args: Parameters<ReturnType<typeof testSuite>>): readonly (readonly [string, string | undefined])[] => {
  const tests: [string, string | undefined][] = []
  const path: string[] = []
  testSuite(
    {
      describe: (name, body) => {
        path.push(name)
        body()
        path.pop()
      },
      it: (name, body) => {
        try {
          body()
          tests.push([[...path, name].join(' > '), undefined])
        } catch (error) {
          tests.push([[...path, name].join(' > '), error instanceof Error ? error.message : String(error)])
        }
      }
    },
    { seed: 1, runs: 50 }
  )(...args)
  return tests
}

describe('runLaw', () => {
  it('tries as often as asked, and counts what it could not check', () => {
    const report = runLaw({ seed: 1, runs: 60 })(half)
    expect([report.law, report.runs, report.seed, report.verdict._tag]).toEqual(['half', 60, 1, 'Pass'])
    expect(report.unchecked).toBeGreaterThan(10)
    expect(report.unchecked).toBeLessThan(50)
    expect(report.counterexample).toBeUndefined()
  })

  it('a law of which nothing could be checked is not passed', () => {
    const report = runLaw({ seed: 1, runs: 20 })(silent)
    expect([report.verdict, report.runs, report.unchecked]).toEqual([unchecked('not finite'), 20, 20])
  })

  it('one check among many that are not is a pass', () =>
    expect(
      runLaw({ seed: 1, runs: 200 })(about('rare', n => (n < 50 ? pass() : unchecked('not finite')))).verdict
    ).toEqual(pass()))

  it('shrinks the first failure and says how to see it again', () => {
    const report = runLaw({ seed: 5, runs: 100 })(small)
    expect(report.verdict).toEqual({ _tag: 'Fail', message: '100 is not below 100' })
    expect(report.counterexample?.printed).toBe('100')
    expect(showReport(report)).toContain("replay: { seed: 5, path: '")
  })

  it('replays a counterexample from seed and path, at once', () =>
    fc.assert(
      fc.property(fc.integer(), seed => {
        const report = runLaw({ seed, runs: 100 })(small)
        const path = report.counterexample?.path ?? expect.fail('no counterexample')
        const again = runLaw({ seed, runs: 1, path })(small)
        expect(again.counterexample?.printed).toBe(report.counterexample?.printed)
        expect(again.verdict).toEqual(report.verdict)
        expect(again.counterexample?.shrinks).toBe(0)
      }),
      { numRuns: 20 }
    ))

  it('is deterministic in the seed', () => {
    expect(runLaw({ seed: 9, runs: 100 })(small)).toEqual(runLaw({ seed: 9, runs: 100 })(small))
    const seen = (seed: number) => {
      const values: number[] = []
      runLaw({ seed, runs: 10 })(about('spy', n => (values.push(n), pass())))
      return values
    }
    expect(seen(1)).toEqual(seen(1))
    expect(seen(1)).not.toEqual(seen(2))
  })

  it('a check that throws fails, with what was thrown', () => {
    const report = runLaw({ seed: 1, runs: 10 })(throws)
    expect(report.verdict).toEqual({ _tag: 'Fail', message: 'the check threw: RangeError: no 0' })
    expect(report.counterexample?.printed).toBe('0')
  })
})

describe('suites', () => {
  const whole = suite('whole', [holds, silent], [suite('part', [small], [suite('atom', [holds])])])

  it('run the suites below first, each law with its subject', () => {
    expect(lawsOf(whole).map(({ subject, law }) => [subject, law.name])).toEqual([
      ['atom', 'holds'],
      ['part', 'small'],
      ['whole', 'holds'],
      ['whole', 'silent']
    ])
    expect(
      runSuite({ seed: 1, runs: 50 })(whole).map(({ subject, law, verdict }) => [subject, law, verdict._tag])
    ).toEqual([
      ['atom', 'holds', 'Pass'],
      ['part', 'small', 'Fail'],
      ['whole', 'holds', 'Pass'],
      ['whole', 'silent', 'Unchecked']
    ])
  })

  it('become tests that fail for a failure and for what could not be checked, with seed and path', () => {
    const tests = ran(whole)
    expect(tests.map(([name]) => name)).toEqual([
      'whole > part > atom > holds: a statement',
      'whole > part > small: a statement',
      'whole > holds: a statement',
      'whole > silent: a statement'
    ])
    expect(tests.map(([, message]) => message !== undefined)).toEqual([false, true, false, true])
    expect(tests[1]?.[1]).toContain('small: 100 is not below 100')
    expect(tests[1]?.[1]).toMatch(/counterexample after \d+ shrinks: 100\n {2}replay: \{ seed: 1, path: '[\d:]+' \}/u)
    expect(tests[3]?.[1]).toContain('silent: unchecked: not finite')
  })
})
