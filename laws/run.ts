/**
 * Interpreters of laws and suites: a report, or the cases of a test runner.
 */
import { refuse } from './internal/refuse.ts'
import { runCheck } from './internal/run.ts'
import { lawsOf, type AnyLaw, type Suite } from './law.ts'
import { showVerdict, type Verdict } from './verdict.ts'

/** How often to try a law (of weight 1), from which seed, and, to replay a counterexample, along which path. */
export type RunOptions = { readonly seed: number; readonly runs: number; readonly path?: string }

/** What came of trying a law. */
export type LawReport = {
  readonly law: string
  readonly verdict: Verdict
  readonly seed: number
  /** Cases tried. */
  readonly runs: number
  /** Cases of which nothing could be said. */
  readonly unchecked: number
  /** The smallest failing case, printed, the path that replays it, and what it took to find: cases that got smaller, cases tried. */
  readonly counterexample?: {
    readonly printed: string
    readonly path: string
    readonly shrinks: number
    readonly evaluations: number
  }
}

/** Tries a law on random cases and shrinks the first failure; a check that throws fails. Deterministic in the seed. */
export const runLaw =
  (options: RunOptions) =>
  (law: AnyLaw): LawReport =>
    runCheck(law, options)

/** The reports of a suite's laws, those of the suites below first. */
export type SuiteReport = readonly (LawReport & { readonly subject: string })[]

/**
 * Tries every law of a suite. Deterministic in the seed. Cost: `runs` cases for each law.
 *
 * @example
 * ```ts
 * import { runSuite, sigmoidGradientSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const reports = runSuite({ seed: 1, runs: 5 })(sigmoidGradientSuite)
 * assert.equal(reports.every(report => report.verdict._tag === 'Pass'), true)
 * ```
 */
export const runSuite =
  (options: RunOptions) =>
  (suite: Suite): SuiteReport =>
    lawsOf(suite).map(({ subject, law }) => ({ subject, ...runLaw(options)(law) }))

/** A report in one paragraph: the verdict, and how to see the counterexample again. */
export const showReport = (report: LawReport): string =>
  [
    `${report.law}: ${showVerdict(report.verdict)}`,
    ...(report.counterexample === undefined
      ? [`  ${report.runs} cases, ${report.unchecked} unchecked, seed ${report.seed}`]
      : [
          `  counterexample after ${report.counterexample.shrinks} shrinks: ${report.counterexample.printed}`,
          `  replay: { seed: ${report.seed}, path: '${report.counterexample.path}' }`
        ])
  ].join('\n')

/** What a test runner offers: Vitest's, Jest's and `node:test`'s `describe` and `it` all do. */
export type TestRunner = {
  readonly describe: (name: string, body: () => void) => unknown
  readonly it: (name: string, body: () => void) => unknown
}

/**
 * One test for each law of a suite. A law that fails, or of which nothing could be checked, fails its test with a message that
 * has the smallest counterexample, the seed and the path.
 *
 * @example
 * ```ts
 * import { sigmoidGradientSuite, testSuite } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * const runner = { describe: (_: string, body: () => void) => body(), it: (_: string, body: () => void) => body() }
 * assert.doesNotThrow(() => testSuite(runner, { seed: 1, runs: 5 })(sigmoidGradientSuite))
 * ```
 */
export const testSuite =
  ({ describe, it }: TestRunner, options: RunOptions) =>
  (suite: Suite): void => {
    describe(suite.subject, () => {
      suite.below.forEach(testSuite({ describe, it }, options))
      suite.laws.forEach(law => {
        it(`${law.name}: ${law.statement}`, () => {
          const report = runLaw(options)(law)
          return report.verdict._tag === 'Pass' ? undefined : refuse(showReport(report))
        })
      })
    })
  }
