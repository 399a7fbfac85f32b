/**
 * Reviews libraries as they are installed, runs the case of each finding, has PyTorch answer a file of vectors, and writes docs/review/found.md:
 * `npm run review:libraries`; with names (`-- brain.js synaptic`), these alone, and nothing is written; with `--check`, nothing is written. A
 * library that is not there is passed over by name.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { review, type Review } from 'lawgrad/laws'
import { pooled } from '../../../src/command/review/internal/pool.ts'
import { nodePrograms } from '../../../src/command/node/programs.ts'
import { execute } from '../../stages/stage.ts'
import { pythonWith } from '../python.ts'
import { conventions, found, type Found } from './found.ts'
import { folder, installed, versionOf } from './installed.ts'
import { writePage } from './page.ts'
import { kitFaults } from './kit.ts'
import { libraries, reviews, type Asked, type Library } from './reviews.ts'
import { vectorFaults } from './vectors.ts'

const args = process.argv.slice(2)
const named = args.filter(each => each !== '--check')
/** One Python for all, if there is one. */
const pythonOf = (module: string): string | undefined => pythonWith('numpy, sklearn, torch') ?? pythonWith(module)

const strange = named.filter(name => !libraries.some(library => library.name === name))
if (strange.length > 0) {
  console.log(`expected ${libraries.map(({ name }) => name).join(', ')}, or nothing; got ${strange.join(', ')}`)
  process.exit(2)
}

type There = { readonly version: string } | { readonly reason: string }

const noPackages = await installed()

const thereOf = async ({ npm, python }: Library): Promise<There> => {
  if (npm !== undefined) return noPackages === undefined ? { version: versionOf(npm) } : { reason: noPackages }
  const program = pythonOf(python ?? '')
  if (program === undefined) return { reason: `no Python has the module ${python}` }
  const { stdout } = await execute(program, ['-c', `import ${python}; print(${python}.__version__)`])
  return { version: stdout.trim() }
}

const versions = new Map<string, string>()
const skipped: string[] = []
for (const library of libraries.filter(({ name }) => named.length === 0 || named.includes(name))) {
  const there = await thereOf(library)
  if ('version' in there) versions.set(library.name, there.version)
  else skipped.push(`${library.name}: ${there.reason}`)
}

/** A program and its arguments, by the Node that runs this, or by a Python that has the library. */
const programOf = (command: string, library: string): readonly [program: string, ...rest: readonly string[]] => {
  const [program = '', ...rest] = command.split(' ')
  const python = libraries.find(({ name }) => name === library)?.python
  return [program === 'node' || python === undefined ? process.execPath : (pythonOf(python) ?? program), ...rest]
}

const patience = { first: 120_000, other: 60_000 }

const reviewed = async (asked: Asked): Promise<Review> => {
  const [program, ...rest] = programOf(asked.command, asked.library)
  return review(nodePrograms.launch(`cd "${folder}" && exec "${program}" ${rest.join(' ')}`), { patience })()
}

const faultsOf = ({ cause, told }: Asked, one: Review): readonly string[] => {
  const said = one.finding?.causes[0]?.cause ?? one.finding?.known[0] ?? ''
  const wanted = cause === undefined ? 'passed' : 'failed'
  return [
    ...(one.verdict === wanted ? [] : [`expected it ${wanted}; got ${one.verdict}: ${said}`]),
    ...(cause === undefined || cause.test(said) ? [] : [`expected a cause like ${cause}; got "${said}"`]),
    ...(told === undefined || told.test([...one.conventions, ...one.remarks].join('\n'))
      ? []
      : [`expected a convention or a remark like ${told}; got none`])
  ]
}

const problems: string[] = []
let passed = 0
const report = (what: string, faults: readonly string[]): void => {
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${what}`)
  for (const fault of faults) console.log(`    ${fault}`)
  problems.push(...faults)
  if (faults.length === 0) passed += 1
}

const here = ({ library }: { readonly library: string }): boolean => versions.has(library)

const asked = reviews.filter(here)
const answers = await pooled(asked, availableParallelism(), reviewed, () => undefined)
const byCommand = new Map<string, Review>()
for (const [k, one] of asked.entries()) {
  const answer = answers[k]
  if (answer === undefined) continue
  byCommand.set(one.command, answer)
  report(one.command, faultsOf(one, answer))
}

const printed = new Map<string, string>()
const shown = async (one: Found): Promise<void> => {
  const [program, ...rest] = programOf(`${one.case.endsWith('.py') ? 'python3' : 'node'} ${one.case}`, one.library)
  const { code, stdout, stderr } = await execute(program, rest, { cwd: folder, seconds: 120 })
  printed.set(one.case, stdout)
  const isShown = code === 0 && one.prints.test(stdout)
  report(one.case, isShown ? [] : [`expected it to print ${one.prints}; got ${stdout}${stderr}`])
}
for (const one of [...found, ...conventions].filter(here)) await shown(one)

const torch = versions.has('PyTorch') ? pythonOf('torch') : undefined
if (torch !== undefined) {
  report('vectors.py', await vectorFaults(torch, join(folder, 'vectors.py')))
  report('the kit for PyTorch, asked in whole numbers', kitFaults(torch, join(folder, 'kit.py')))
}

for (const one of skipped) console.log(`skipped ${one}`)
const isAll = named.length === 0 && skipped.length === 0 && problems.length === 0
if (isAll && !args.includes('--check')) await writePage({ versions, reviews: byCommand, printed })
console.log(`the programs are in ${folder}`)
console.log(`${passed} passed, ${problems.length} failed`)
process.exitCode = problems.length === 0 ? 0 : 1
