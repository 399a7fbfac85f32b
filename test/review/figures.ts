/**
 * Reviews all wrong and all right programs, prints what was found, and writes docs/generated/review.md: `npm run review:figures`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { review, type Review } from 'lawgrad/laws'
import { format, resolveConfig } from 'prettier'
import { nodePrograms } from '../../src/command/node/programs.ts'
import { scratch } from '../scratch.ts'
import { root } from '../stages/stage.ts'
import type { Planted } from './catalogue.ts'
import { missing, planted, right, written } from './programs.ts'

const folder = scratch('review')

/** A review with the seconds that it took. */
const timed = async (
  name: string,
  base: string,
  change?: Planted
): Promise<{ readonly review: Review; readonly seconds: number }> => {
  const command = written(join(folder, name), base, change)
  const start = performance.now()
  const answer = await review(nodePrograms.launch(command))()
  return { review: answer, seconds: (performance.now() - start) / 1000 }
}

const skipped: string[] = []

const runs = (base: string, name: string): boolean => {
  const reason = missing(base)
  if (reason !== undefined) skipped.push(`${name}: ${reason}`)
  return reason === undefined
}

const wrong = []
for (const [k, one] of planted.entries())
  if (runs(one.base, `${one.base}, ${one.name}`)) {
    const { review: found, seconds } = await timed(`wrong-${k}`, one.base, one)
    const cause = found.finding?.causes[0]?.cause ?? 'unknown'
    const isNamed = one.cause.test(cause)
    console.log(
      `${found.verdict === 'failed' ? 'found' : 'MISSED'} ${isNamed ? 'named' : 'NOT NAMED'}  ${one.base}, ${one.name}: ${cause}`
    )
    wrong.push({ ...one, verdict: found.verdict, stage: found.finding?.stage ?? '', said: cause, isNamed, seconds })
  }

const fine = []
for (const base of right)
  if (runs(base, base)) {
    const { review: found, seconds } = await timed('right', base)
    console.log(`${found.verdict === 'passed' ? 'passed' : 'FALSE ALARM'}  ${base}`)
    fine.push({ base, review: found, seconds })
  }

const times = [...wrong, ...fine].map(({ seconds }) => seconds).sort((a, b) => a - b)
const median = times[Math.floor(times.length / 2)] ?? 0
const found = wrong.filter(({ verdict }) => verdict === 'failed').length
const named = wrong.filter(({ isNamed }) => isNamed).length
const alarms = fine.filter(({ review: one }) => one.verdict !== 'passed').length
const figures = [
  ['wrong programs', String(wrong.length)],
  ['of them found', String(found)],
  ['with their cause', `${named} (${Math.round((100 * named) / Math.max(1, wrong.length))} %)`],
  ['right programs', String(fine.length)],
  ['false alarms', String(alarms)],
  ['median time of a review', `${median.toFixed(1)} s`]
]
const cell = (text: string): string => text.replaceAll('|', '\\|')
const table = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, headers.map(() => '---'), ...rows].map(row => `| ${row.map(cell).join(' | ')} |`).join('\n')

const page = `# What a review finds

Written by \`npm run review:figures\`. Each wrong program is a right one with one text in it changed (\`catalogue.ts\`, \`networks.ts\`, \`operands.ts\` and \`training.ts\` in \`test/review\`).

${table(['figure', 'value'], figures)}
${skipped.length === 0 ? '' : `\nLeft out: ${skipped.join('; ')}.\n`}
## Wrong programs

${table(
  ['program', 'what is wrong with it', 'found at', 'cause that is told'],
  wrong.map(({ base, name, stage, said }) => [base, name, stage, said.replaceAll(folder, '')])
)}

## Right programs

${table(
  ['program', 'verdict', 'conventions that are told'],
  fine.map(({ base, review: one }) => [base, one.verdict, one.conventions.join('; ')])
)}
`
const path = join(root, 'docs/generated/review.md')
writeFileSync(path, await format(page, { ...(await resolveConfig(path)), parser: 'markdown' }))
for (const [name, value] of figures) console.log(`${name}: ${value}`)
for (const one of skipped) console.log(`left out: ${one}`)
if (found < wrong.length || alarms > 0) process.exitCode = 1
