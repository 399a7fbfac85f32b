/**
 * Runs every stage, whatever the earlier ones said, two at a time where they leave a core free, and prints last
 * `N passed, N failed` over all of them. `npm test -- lint floors` runs only the stages named.
 */
import { examples } from './stages/examples.ts'
import { floors } from './stages/floors.ts'
import { format } from './stages/format.ts'
import { hygiene } from './stages/hygiene.ts'
import { lint, purity } from './stages/lint.ts'
import { packed, projects } from './stages/packed.ts'
import type { Stage, Tally } from './stages/stage.ts'
import { types6, types7 } from './stages/types.ts'
import { vitest } from './stages/vitest.ts'

/** The longest first, so that neither lane waits long for the other at the end; but what needs the package installed after what installs it. */
const stages: readonly Stage[] = [
  packed,
  format,
  types7,
  projects,
  examples,
  types6,
  purity,
  floors,
  lint,
  hygiene,
  vitest
]

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const crashed = (stage: Stage, error: unknown): readonly Tally[] => [
  { name: stage.name, unit: 'runs', passed: 0, failed: 1, details: [messageOf(error)] }
]

/** A stage that ran nothing has failed. */
const judged = (part: Tally): Tally =>
  part.passed + part.failed > 0 ? part : { ...part, failed: 1, details: [...part.details, 'ran nothing'] }

const indented = (text: string): string => text.replaceAll(/^/gmu, '    ')

const report = (part: Tally, seconds: string): void => {
  const failures = part.failed === 0 ? '' : `, ${part.failed} failed`
  console.log(`${part.failed === 0 ? 'ok  ' : 'FAIL'} ${part.name}: ${part.passed} ${part.unit}${failures}${seconds}`)
  for (const detail of part.details) console.log(indented(detail))
}

const runStage = async (stage: Stage): Promise<readonly Tally[]> => {
  const start = performance.now()
  const parts = await stage.run().catch((error: unknown) => crashed(stage, error))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const results = (parts.length === 0 ? crashed(stage, 'ran nothing') : parts).map(judged)
  for (const [index, part] of results.entries()) report(part, index === 0 ? ` (${seconds} s)` : '')
  return results
}

/** Two lanes take the stages that need one core; then the others have both cores, one after the other. */
const runAll = async (chosen: readonly Stage[]): Promise<readonly Tally[]> => {
  const waiting = chosen.filter(stage => stage.cores === 1)
  const results: Tally[] = []
  const lane = async (): Promise<void> => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift())
      results.push(...(await runStage(stage)))
  }
  await Promise.all([lane(), lane()])
  for (const stage of chosen.filter(each => each.cores === 2)) results.push(...(await runStage(stage)))
  return results
}

const names = process.argv.slice(2)
const unknown = names.filter(name => stages.every(stage => stage.name !== name))
const chosen = names.length === 0 ? stages : stages.filter(stage => names.includes(stage.name))
if (unknown.length > 0) {
  console.log(`No stage is named ${unknown.join(', ')}. The stages: ${stages.map(stage => stage.name).join(', ')}`)
}

const results = await runAll(chosen)
const sum = (count: (part: Tally) => number): number => results.reduce((total, part) => total + count(part), 0)
const passed = sum(part => part.passed)
const failed = sum(part => part.failed) + unknown.length
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
console.log(`${passed} passed, ${failed} failed`)
