/** The projects of `uses.ts`, written to disk, compiled and run. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { execute, lines, node, root } from '../stages/stage.ts'
import { compilers, type Compiler, type Message, messagesOf, versions } from '../types/compile.ts'
import { type Check, failed } from './check.ts'
import { type Use, uses } from './uses.ts'

const programs = join(root, 'test/package/consumers')

/** The folder of a project, the same for every compiler. */
const slug = ({ type, title }: Use): string => `${type}-${title.replaceAll(/\W+/gu, '-')}`

const has = (use: Use, version: Compiler): boolean => use.compilers?.includes(version) ?? true

/** Compilers that can be asked in a process of ours, for many projects at once. */
const packages: Readonly<Partial<Record<Compiler, string>>> = { '5.9': 'typescript-5.9', '6.0': 'typescript' }

const writeProject = (folder: string, use: Use): string => {
  const project = join(folder, use.type, `${slug(use)}.json`)
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    skipLibCheck: true,
    ...(use.runs === true ? { outDir: slug(use), rootDir: '.' } : { noEmit: true }),
    ...use.options
  }
  writeFileSync(project, JSON.stringify({ compilerOptions, files: use.programs }))
  return project
}

const writeAll = (folder: string): void => {
  for (const type of ['module', 'commonjs']) {
    mkdirSync(join(folder, type))
    writeFileSync(join(folder, type, 'package.json'), JSON.stringify({ name: `a-${type}`, private: true, type }))
    copyFileSync(join(root, 'test/package/consumer.ts'), join(folder, type, 'consumer.ts'))
    for (const file of readdirSync(programs))
      copyFileSync(join(programs, file), join(folder, type, basename(file, '.txt')))
  }
}

/** What a compiler prints about each project. */
const printedBy = async (version: Compiler, projects: readonly string[]): Promise<readonly string[]> => {
  const name = packages[version]
  if (name !== undefined) {
    const { code, stdout, stderr } = await node('test/package/compile-many.ts', [name, ...projects])
    return code === 0 ? JSON.parse(stdout) : projects.map(() => `the compiler did not run: ${stderr}`)
  }
  const printed: string[] = []
  for (const project of projects)
    printed.push((await node(compilers[version], ['-p', project, '--pretty', 'false'])).stdout)
  return printed
}

/** The mistake is refused, with both sizes, and nothing else is. */
const onlyTheMistake = (messages: readonly Message[]): boolean =>
  messages.length === 1 &&
  messages.every(({ file, text }) => file.startsWith('mistake.') && text.includes("'2'") && text.includes("'3'"))

/** Each import of the four entries is refused with the sentence, and nothing else is. */
const onlyTheRefusal = (messages: readonly Message[], refusal: RegExp): boolean =>
  messages.length === 4 && messages.every(({ text }) => refusal.test(text) && lines(text).length <= 2)

const faultsOf = (use: Use, printed: string): readonly string[] => {
  const messages = messagesOf(printed)
  // What is about no file, such as an option that does not exist, is a fault whatever else is said.
  const others = lines(printed).filter(line => /^error |^the compiler did not/u.test(line))
  const good = use.refusal === undefined ? onlyTheMistake(messages) : onlyTheRefusal(messages, use.refusal)
  const wanted = use.refusal === undefined ? 'one error, that of the mistake' : `one sentence at each import`
  return good && others.length === 0 ? [] : [`expected ${wanted}`, ...lines(printed).slice(0, 20)]
}

const run = (folder: string, use: Use, version: Compiler): Promise<Check> =>
  execute(process.execPath, [join(folder, use.type, slug(use), (use.programs[0] ?? '').replace(/\.ts$/u, '.js'))], {
    cwd: folder,
    seconds: 60
  }).then(outcome => failed(`${use.type}, ${use.title}: what TypeScript ${version} writes runs`, outcome))

/** Every use with every compiler that has its settings; what is to run, runs as the newest of them wrote it. */
export const useChecks = async (folder: string): Promise<readonly Check[]> => {
  writeAll(folder)
  const checks: Check[] = []
  for (const version of versions) {
    const chosen = uses.filter(use => has(use, version))
    const printed = await printedBy(
      version,
      chosen.map(use => writeProject(folder, use))
    )
    for (const [index, use] of chosen.entries())
      checks.push({
        title: `${use.type}, ${use.title}, TypeScript ${version}`,
        faults: faultsOf(use, printed[index] ?? '')
      })
  }
  const newest = versions.at(-1) ?? '7.0'
  for (const use of uses.filter(each => each.runs === true)) checks.push(await run(folder, use, newest))
  return checks
}
