/**
 * `npm run test:peers`: the packed package in the hands of each peer. One that is not installed has failed, unless it is waived by name:
 * `npm run test:peers -- --without deno,bun`. Beside them, reviews of libraries of others, named `libraries`; those that are not there are passed over.
 */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Check } from '../package/check.ts'
import { build, emptyProject, install, pack } from '../package/pack.ts'
import { execute, lines, nodeOnSources, type Outcome, root } from '../stages/stage.ts'
import { waivedBy } from './options.ts'
import { type Peer, peers, type Task } from './table.ts'

const judged = ({ says, refuses }: Task, { code, stdout, stderr }: Outcome): readonly string[] => {
  // Without the colors that some programs use even where no one looks.
  const text = stripVTControlCharacters(stdout + stderr)
  const ended = (code !== 0) === (refuses ?? false)
  return ended && text.includes(says ?? '') ? [] : [`exit code ${code}`, ...lines(text).slice(0, 20)]
}

const checksOf = async (folder: string, { name, program, version, tasks }: Peer): Promise<readonly Check[]> => {
  const answer = await execute(program, version, { cwd: folder, seconds: 30 })
  if (answer.code !== 0)
    return [{ title: name, faults: [`${program} does not start; install it, or say --without ${name}`] }]
  console.log(`${name}: ${lines(answer.stdout)[0] ?? ''}`)
  const checks: Check[] = []
  for (const task of tasks) {
    const outcome = await execute(program, task.args, { cwd: folder, seconds: 120 })
    checks.push({ title: `${name}: ${task.title}`, faults: judged(task, outcome) })
  }
  return checks
}

const must = async (what: string, outcome: Promise<Outcome>): Promise<void> => {
  const { code, stdout, stderr } = await outcome
  if (code !== 0) throw new Error(`${what} failed\n${stdout}${stderr}`)
}

const inProject = async (chosen: readonly Peer[]): Promise<readonly Check[]> => {
  await must('the build', build())
  await must('npm pack', pack())
  const folder = emptyProject()
  try {
    await must('npm install', install(folder))
    copyFileSync(join(root, 'test/package/consumer.ts'), join(folder, 'consumer.ts'))
    for (const file of ['entries.ts', 'mistake.ts'])
      copyFileSync(join(root, `test/package/consumers/${file}.txt`), join(folder, file))
    const checks: Check[] = []
    for (const peer of chosen) checks.push(...(await checksOf(folder, peer)))
    return checks
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Reviews of libraries say what the page of findings says. */
const inLibraries = async (): Promise<readonly Check[]> => {
  const { code, stdout, stderr } = await nodeOnSources('test/review/libraries/run.ts', ['--check'], { seconds: 1800 })
  for (const line of lines(stdout).filter(each => each.startsWith('skipped'))) console.log(line)
  const faults = code === 0 ? [] : lines(stdout + stderr).filter(each => !each.startsWith('ok'))
  return [{ title: 'libraries', faults }]
}

const known = [...peers.map(({ name }) => name), 'libraries']
const { waived, faults } = waivedBy(process.argv.slice(2), known)
const chosen = peers.filter(({ name }) => !waived.includes(name))
const checks = [
  ...(faults.length > 0 || chosen.length === 0 ? [] : await inProject(chosen)),
  ...(faults.length > 0 || waived.includes('libraries') ? [] : await inLibraries())
]
const wrong = checks.filter(check => check.faults.length > 0)
for (const name of waived) console.log(`without ${name}`)
for (const { title, faults: said } of wrong) console.log(`${title}\n    ${said.join('\n    ')}`)
for (const fault of faults) console.log(fault)
console.log(`${checks.length - wrong.length} passed, ${wrong.length + faults.length} failed`)
process.exitCode = wrong.length + faults.length === 0 ? 0 : 1
