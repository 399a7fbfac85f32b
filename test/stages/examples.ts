import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Example, extract, type Extracted } from './examples/extract.ts'
import { atSource, diagnosticsOf, judge } from './examples/judge.ts'
import { arrange, folder, write, type Written } from './examples/write.ts'
import { broken, cache, node, nodeOnSources, type Outcome, repositoryFiles, root, type Stage, tally } from './stage.ts'

const holdsExamples = (path: string): boolean =>
  path === 'README.md' || /^(?:src|laws)\/.*\.ts$/u.test(path) || /^docs\/.*\.md$/u.test(path)

const extractAll = async (): Promise<Extracted> => {
  const parts = (await repositoryFiles())
    .filter(holdsExamples)
    .map(path => extract(path, readFileSync(join(root, path), 'utf8')))
  return { examples: parts.flatMap(part => part.examples), faults: parts.flatMap(part => part.faults) }
}

const check = (): Promise<Outcome> =>
  node('node_modules/@typescript/native/bin/tsc', ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'])

type Thrown = Readonly<Record<string, string>>

/** Runs modules, all in one process; the answer holds those that failed. */
const run = async (files: readonly Written[]): Promise<Thrown> => {
  const input = cache('examples.json')
  const output = cache('examples-thrown.json')
  rmSync(output, { force: true })
  writeFileSync(input, JSON.stringify(files.map(({ file }) => join(folder, file))))
  await nodeOnSources('test/stages/examples/execute.ts', [input, output], { seconds: 120 })
  return JSON.parse(readFileSync(output, 'utf8'))
}

const runs = ({ flags }: Example): boolean => !flags.has('error') && !flags.has('no-run')

/** The code in docstrings and pages compiles and does what it asserts, or fails to compile as the page says. */
export const examples: Stage = {
  name: 'examples',
  cores: 1,
  run: async () => {
    const { examples: found, faults } = await extractAll()
    const files = arrange(found)
    write(files)
    const checked = await check()
    const diagnostics = diagnosticsOf(checked.stdout)
    if (checked.code !== 0 && diagnostics.length === 0) return [broken('examples', 'blocks', checked)]
    const about = ({ file }: Written) =>
      diagnostics.filter(each => each.file.replaceAll('\\', '/').endsWith(`/examples/${file}`))
    const thrown = await run(files.filter(each => runs(each.example) && about(each).length === 0))
    const wrong = files.flatMap(each => {
      const said = judge(each, about(each), thrown[join(folder, each.file)])
      return said.length === 0 ? [] : [said.map(text => atSource(text, each)).join('\n')]
    })
    const details = [...faults.map(({ path, line, message }) => `${path}:${line} ${message}`), ...wrong]
    return [tally('examples', 'blocks', found.length + faults.length, details.length, details)]
  }
}
