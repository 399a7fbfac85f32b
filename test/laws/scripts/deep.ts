/**
 * `npm run test:deep`: every law on the library's own parts, a hundred times as often as `npm test` tries it.
 *
 * `npm run test:deep -- 20000 gradient optimizer` tries each law 20,000 times, of the parts whose name or laws say one of the words.
 */
import { runLaw, showReport } from 'lawgrad/laws'
import { rightParts } from '../../planted/right-parts.ts'
import { options } from '../suites-support.ts'

const [runsGiven, ...words] = process.argv.slice(2)
const runs = Number(runsGiven ?? 100 * options.runs)
const chosen = rightParts.flatMap(({ name, laws }) =>
  laws
    .filter(({ about }) => words.length === 0 || words.some(word => name.includes(word) || about === word))
    .map(group => ({ name, ...group }))
)

const start = performance.now()
const totals = { cases: 0, unchecked: 0, failures: 0, laws: 0 }
for (const { name, about, laws } of chosen) {
  const from = performance.now()
  const reports = laws.map(runLaw({ seed: options.seed, runs }))
  const failed = reports.filter(({ verdict }) => verdict._tag === 'Fail')
  const cases = reports.reduce((sum, report) => sum + report.runs, 0)
  const unchecked = reports.reduce((sum, report) => sum + report.unchecked, 0)
  totals.cases += cases
  totals.unchecked += unchecked
  totals.failures += failed.length
  totals.laws += laws.length
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  console.log(
    `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${name}, ${about}: ${laws.length} laws, ${cases} cases, ${unchecked} unchecked (${seconds} s)`
  )
  for (const report of failed) console.log(showReport(report).replaceAll(/^/gmu, '    '))
}
const { cases, unchecked, failures, laws } = totals
console.log(
  `${laws} laws, ${cases} cases, ${unchecked} of them unchecked, ${failures} laws failed; seed ${options.seed}, ${((performance.now() - start) / 1000).toFixed(0)} s`
)
process.exitCode = failures === 0 && laws > 0 ? 0 : 1
