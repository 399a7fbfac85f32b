import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, failed, sum } from '../package/check.ts'
import * as contents from '../package/contents.ts'
import { brokenLinks } from '../package/links.ts'
import { linterChecks } from '../package/linters.ts'
import { newProjectChecks } from '../package/new-project.ts'
import { build, emptyProject, install, pack } from '../package/pack.ts'
import { useChecks } from '../package/uses-checks.ts'
import { compilers, type Compiler, versions } from '../types/compile.ts'
import { broken, execute, lines, node, type Outcome, root, type Stage } from './stage.ts'

const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2024'] },
  bundler: { module: 'preserve', moduleResolution: 'bundler', lib: ['es2024', 'dom'] }
}

/** A project as strict as TypeScript can be, which also checks our declarations and those that they need. */
const settings = (resolution: object, file: string): string =>
  JSON.stringify({
    compilerOptions: {
      ...resolution,
      target: 'es2024',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')]
    },
    files: [file]
  })

/**
 * The declarations themselves, with those that they need: with every compiler as Node resolves them; the newest also does as bundlers do,
 * and with the names of a browser.
 */
const typeChecks = async (folder: string): Promise<readonly Check[]> => {
  const chosen: readonly (readonly [keyof typeof resolutions, Compiler])[] = [
    ...versions.map(version => ['nodenext', version] as const),
    ['bundler', '7.0']
  ]
  const checks: Check[] = []
  for (const [name, version] of chosen) {
    writeFileSync(join(folder, `${name}.json`), settings(resolutions[name], 'consumer.ts'))
    const project = ['-p', join(folder, `${name}.json`), '--pretty', 'false']
    const outcome = await node(compilers[version], project, { cwd: folder })
    checks.push(failed(`the declarations, ${name}, TypeScript ${version}`, outcome))
  }
  return checks
}

/** Node as a user starts it: no flag of ours, no condition. */
const plainNode = (args: readonly string[], folder: string): Promise<Outcome> =>
  execute(process.execPath, args, { cwd: folder, seconds: 60 })

const importChecks = (folder: string, names: readonly string[]): Promise<readonly Check[]> =>
  Promise.all(
    names.map(async name => {
      const attributes = name.endsWith('.json') ? `, { with: { type: 'json' } }` : ''
      const outcome = await plainNode(['--input-type=module', '-e', `await import('${name}'${attributes})`], folder)
      return failed(`import '${name}'`, outcome)
    })
  )

/** Of all entries in one process: each is there, whole, when `require` returns. */
const requireCheck = async (folder: string, names: readonly string[]): Promise<Check> => {
  const program = `for (const name of ${JSON.stringify(names)})
    if (Object.keys(require(name)).length === 0) throw new Error(name + ' is empty')`
  return failed('require of every entry', await plainNode(['--input-type=commonjs', '-e', program], folder))
}

const contentChecks = (installed: string): readonly Check[] => {
  const files = contents.filesOf(installed)
  return [
    { title: 'the needed files', faults: contents.missingFiles(files) },
    { title: 'no other files', faults: contents.strayFiles(files) },
    { title: 'exports and bin', faults: contents.brokenPromises(installed) },
    { title: 'maps', faults: contents.brokenMaps(installed, files) },
    { title: 'a map for every declaration', faults: contents.unmapped(files) },
    { title: 'what a start loads', faults: contents.slowStarts(installed) },
    { title: 'links', faults: brokenLinks(installed, files) }
  ]
}

/** The stack of a mistake: functions by their names, and by maps the files that people read. */
const stackCheck = async (folder: string): Promise<Check> => {
  const program = `import { vector } from 'lawgrad'
    try { vector('x') } catch (error) { console.log(error.stack) }`
  const stackOf = async (flags: readonly string[]): Promise<string> =>
    (await plainNode([...flags, '--input-type=module', '-e', program], folder)).stdout
  const [plain, mapped] = [await stackOf([]), await stackOf(['--enable-source-maps'])]
  return {
    title: 'the stack of a mistake',
    faults: [
      ...(/at vector\S* .*dist\/node\//u.test(plain) ? [] : [`no function by its name: ${plain}`]),
      ...(/at vector\S* .*src\/tensor\/[\w/-]+\.ts:\d+/u.test(mapped) ? [] : [`no source: ${mapped}`])
    ]
  }
}

/** The form of Node and that of bundlers export the same: names, kinds, and for functions their names and numbers of parameters. */
const formsCheck = async (folder: string): Promise<Check> => {
  const program = `const told = async form => Object.entries(await import('./node_modules/lawgrad/dist/' + form)).map(([name, value]) =>
      [name, typeof value, value.length ?? '', typeof value === 'function' ? value.name.replace(/[$]?[0-9]+$/, '') : ''].join(' '))
    for (const entry of ['src/index.js', 'src/data/csv.js', 'src/report/index.js', 'laws/index.js']) {
      const [own, plain] = [await told('node/' + entry), await told(entry)]
      for (const each of [...own, ...plain]) if (!own.includes(each) || !plain.includes(each)) console.log(entry + ': ' + each)
    }`
  const outcome = await plainNode(['--input-type=module', '-e', program], folder)
  return { title: 'both forms of the package', faults: [...failed('', outcome).faults, ...lines(outcome.stdout)] }
}

const helpCheck = async (folder: string): Promise<Check> => {
  const outcome = await execute(join(folder, 'node_modules/.bin/lawgrad'), ['--help'], { cwd: folder, seconds: 60 })
  const silent = outcome.code === 0 && !outcome.stdout.includes('lawgrad') ? ['it prints no help'] : []
  return { title: 'lawgrad --help', faults: [...failed('', outcome).faults, ...silent] }
}

/** The packages that draw are optional: without them a run has everything but pictures, and says what brings them. */
const pictureCheck = async (folder: string): Promise<Check> => {
  for (const name of ['or.ts', 'or.csv']) copyFileSync(join(root, 'docs/examples', name), join(folder, name))
  const outcome = await execute(
    join(folder, 'node_modules/.bin/lawgrad'),
    ['train', 'or.ts', '--data', 'or.csv', '--epochs', '5'],
    { cwd: folder, seconds: 60 }
  )
  const silent = outcome.stderr.includes('npm install vega') ? [] : ['it does not say what brings the pictures']
  const files = ['report.html', 'model.json', 'history.csv'].filter(name => !existsSync(join(folder, 'out/or', name)))
  return {
    title: 'lawgrad train without the packages that draw',
    faults: [...failed('', outcome).faults, ...silent, ...files.map(name => `${name} is not written`)]
  }
}

/** The package as it is published: what it holds, how plain Node loads it, and its declarations. */
const packageChecks = async (folder: string): Promise<readonly Check[]> => {
  const installed = join(folder, 'node_modules/lawgrad')
  const names = Object.keys(contents.manifestOf(installed).exports).map(key => `lawgrad${key.slice(1)}`)
  copyFileSync(join(root, 'test/package/consumer.ts'), join(folder, 'consumer.ts'))
  return [
    ...contentChecks(installed),
    ...(await importChecks(folder, names)),
    await requireCheck(folder, names),
    failed(`a program on plain Node ${process.version}`, await plainNode(['consumer.ts'], folder)),
    await stackCheck(folder),
    await formsCheck(folder),
    await helpCheck(folder),
    await pictureCheck(folder),
    ...(await typeChecks(folder)),
    ...(await linterChecks())
  ]
}

/** The projects that people have, in folders of their own below. */
const projectChecks = async (folder: string): Promise<readonly Check[]> => [
  ...(await newProjectChecks(folder)),
  ...(await useChecks(folder))
]

interface Installed {
  readonly folder: string
  readonly outcome: Outcome
}

const inEmptyProject = async (): Promise<Installed> => {
  const folder = emptyProject()
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const [step, what] of [
    [build, 'the build failed'],
    [pack, 'packing failed'],
    [() => install(folder), 'the installation failed']
  ] as const) {
    const outcome = await step()
    if (outcome.code !== 0) return { folder, outcome: { ...outcome, stderr: `${what}\n${outcome.stderr}` } }
  }
  return { folder, outcome: { code: 0, stdout: '', stderr: '' } }
}

let begun: Promise<Installed> | undefined

/** Built, packed and installed in an empty project, once for the stages that need it. */
const installed = (): Promise<Installed> => (begun ??= inEmptyProject())

const stage = (name: string, checks: (folder: string) => Promise<readonly Check[]>): Stage => ({
  name,
  cores: 1,
  run: async () => {
    const { folder, outcome } = await installed()
    return [outcome.code === 0 ? sum(name, await checks(folder)) : broken(name, 'checks', outcome)]
  }
})

export const packed: Stage = stage('package', packageChecks)

export const projects: Stage = stage('projects', projectChecks)
