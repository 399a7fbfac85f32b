/** How the tests of suites run: right subjects pass every law, and for each law there is a wrong subject that it fails on. */
import { runSuite, showReport, testSuite, type Suite } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'

export const options = { seed: 20_260_101, runs: 100 }

/** The laws of a suite without those of the suites below. */
const own = (suite: Suite): Suite => ({ ...suite, below: [] })

/** Every law of the right subjects passes. */
export const right = (...suites: readonly Suite[]): void => suites.forEach(testSuite({ describe, it }, options))

/** Each wrong subject fails at least the laws named, and together they fail every law of the suites like theirs. */
export const wrong = (
  name: string,
  suites: Readonly<Record<string, readonly [suite: Suite, ...laws: readonly string[]]>>,
  like: readonly Suite[]
): void => {
  const killed = new Map(
    Object.entries(suites).map(([bug, [suite]]) => [
      bug,
      runSuite({ seed: options.seed, runs: 100 })(own(suite)).filter(({ verdict }) => verdict._tag === 'Fail')
    ])
  )
  describe(`${name}: wrong subjects`, () => {
    it.each(Object.entries(suites))('%s', (bug, [, ...laws]) => {
      const reports = killed.get(bug) ?? []
      expect(reports.map(({ law }) => law)).toEqual(expect.arrayContaining([...laws]))
      expect(reports.map(showReport).every(text => /counterexample|no case could be drawn/u.test(text))).toBe(true)
    })
    it('every law can fail', () => {
      const failing = new Set([...killed.values()].flat().map(({ law }) => law))
      const all = [...new Set(like.flatMap(({ laws }) => laws.map(({ name: law }) => law)))]
      expect(all.filter(law => !failing.has(law))).toEqual([])
    })
  })
}
