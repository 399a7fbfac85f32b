import { existsSync, readFileSync, rmSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import {
  broken,
  cache,
  lines,
  node,
  ownFrames,
  type Outcome,
  repositoryFiles,
  root,
  type Stage,
  type Tally,
  tally
} from './stage.ts'

interface Answer {
  readonly success: boolean
  readonly testResults: readonly FileResult[]
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly TestResult[]
}

interface TestResult {
  readonly fullName: string
  readonly status: string
  readonly failureMessages: readonly string[]
}

const pathOf = (name: string): string => (isAbsolute(name) ? relative(root, name) : name).split(sep).join('/')

/** `test/laws/x.test.ts` belongs to the group `laws`. */
const groupOf = (path: string): string => path.split('/')[1] ?? path

const messageOf = (test: TestResult): string =>
  lines(ownFrames(test.failureMessages.join('\n')))
    .slice(0, 30)
    .join('\n')

const failuresOf = (file: FileResult): readonly string[] => {
  const failed = file.assertionResults.filter(test => test.status === 'failed')
  const details = failed.map(test => `${pathOf(file.name)} > ${test.fullName}\n${messageOf(test)}`)
  return file.status === 'failed' && failed.length === 0 ? [`${pathOf(file.name)}\n${file.message}`] : details
}

const passesOf = (file: FileResult): number => file.assertionResults.filter(test => test.status === 'passed').length

/** One tally per folder of `test/`; a test file on disk that was not run, or ran no test, is a failure. */
export const read = (onDisk: readonly string[], answer: Answer): readonly Tally[] => {
  const ran = new Map(answer.testResults.map(file => [pathOf(file.name), file]))
  return [...new Set(onDisk.map(groupOf))].toSorted().map(group => {
    const paths = onDisk.filter(path => groupOf(path) === group)
    const files = paths.flatMap(path => ran.get(path) ?? [])
    const passed = files.reduce((total, file) => total + passesOf(file), 0)
    const idle = paths.filter(path => (ran.get(path)?.assertionResults ?? []).every(test => test.status === 'pending'))
    const failures = [
      ...files.flatMap(failuresOf),
      ...idle.filter(path => ran.get(path)?.status !== 'failed').map(path => `${path}: ran no test`)
    ]
    return tally(group, 'tests', passed + failures.length, failures.length, failures)
  })
}

/** Vitest may fail for a reason that no test shows, such as an unhandled rejection: then its own words follow. */
const leftOver = (parts: readonly Tally[], outcome: Outcome): readonly Tally[] => {
  if (outcome.code === 0 || parts.some(part => part.failed > 0)) return []
  const { stdout, stderr } = outcome
  const said = stdout + stderr
  return [
    broken('vitest', 'runs', { ...outcome, stdout: said.slice(Math.max(0, said.indexOf('Unhandled'))), stderr: '' })
  ]
}

/** A quiet machine with two cores takes a few minutes; one that five others keep busy took a thousand seconds. */
const mostSeconds = 1800

/** Folders of `test/` that must hold tests: without any, they have run nothing. */
const required = ['unit', 'laws']

const absent = (parts: readonly Tally[]): readonly Tally[] =>
  required
    .filter(name => parts.every(part => part.name !== name))
    .map(name => tally(name, 'tests', 0, 0, [`there is no test in test/${name}`]))

/** All of Vitest in one run. */
export const vitest: Stage = {
  name: 'vitest',
  cores: 2,
  run: async () => {
    const output = cache('vitest.json')
    rmSync(output, { force: true })
    const tests = (await repositoryFiles()).filter(path => /^test\/.*\.test\.ts$/u.test(path))
    const reporting = ['--reporter=dot', '--reporter=json', '--no-color', `--outputFile=${output}`]
    const arguments_ = ['run', '-c', 'test/config/vitest.config.ts', ...reporting]
    const outcome = await node('node_modules/vitest/vitest.mjs', arguments_, { seconds: mostSeconds })
    if (!existsSync(output)) return [broken('vitest', 'runs', outcome)]
    const answer: Answer = JSON.parse(readFileSync(output, 'utf8'))
    const parts = read(tests, answer)
    return [...parts, ...absent(parts), ...leftOver(parts, outcome)]
  }
}
