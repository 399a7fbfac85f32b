import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contents from '../package/contents.ts'
import { build, emptyProject, install, pack } from '../package/pack.ts'
import { broken, execute, lines, node, ownFrames, type Outcome, root, type Stage, type Tally, tally } from './stage.ts'

interface Check {
  readonly title: string
  readonly faults: readonly string[]
}

const failed = (title: string, { code, stdout, stderr }: Outcome): Check => ({
  title,
  faults: code === 0 ? [] : [`exit code ${code}`, ...lines(ownFrames(stdout + stderr)).slice(0, 20)]
})

const sum = (checks: readonly Check[]): Tally => {
  const wrong = checks.filter(({ faults }) => faults.length > 0)
  return tally(
    'package',
    'checks',
    checks.length,
    wrong.length,
    wrong.map(({ title, faults }) => `${title}\n${faults.join('\n')}`)
  )
}

/** The versions that a consumer may have. */
const compilers = {
  '5.9': 'node_modules/typescript-5.9/bin/tsc',
  '6': 'node_modules/typescript/bin/tsc',
  '7': 'node_modules/@typescript/native/bin/tsc'
}

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

const typeChecks = async (folder: string): Promise<readonly Check[]> => {
  const checks: Check[] = []
  for (const [name, resolution] of Object.entries(resolutions)) {
    writeFileSync(join(folder, `${name}.json`), settings(resolution, 'consumer.ts'))
    for (const [version, compiler] of Object.entries(compilers)) {
      const outcome = await node(compiler, ['-p', join(folder, `${name}.json`), '--pretty', 'false'], { cwd: folder })
      checks.push(failed(`the declarations, ${name}, TypeScript ${version}`, outcome))
    }
  }
  return checks
}

/** The first promise holds in the declarations that we publish: both sizes are named. */
const mistakeCheck = async (folder: string): Promise<Check> => {
  writeFileSync(join(folder, 'mistake.json'), settings(resolutions.nodenext, 'mistake.ts'))
  const { code, stdout } = await node(compilers['7'], ['-p', join(folder, 'mistake.json'), '--pretty', 'false'])
  const named = ["'2'", "'3'"].every(size => stdout.includes(size))
  const faults = code !== 0 && named ? [] : ['it compiles, or the message does not name both sizes', ...lines(stdout)]
  return { title: 'a wrong shape does not compile', faults }
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

const contentChecks = (installed: string): readonly Check[] => {
  const files = contents.filesOf(installed)
  return [
    { title: 'the needed files', faults: contents.missingFiles(files) },
    { title: 'no other files', faults: contents.strayFiles(files) },
    { title: 'exports and bin', faults: contents.brokenPromises(installed) },
    { title: 'maps', faults: contents.brokenMaps(installed, files) },
    { title: 'a map for every declaration', faults: contents.unmapped(files) }
  ]
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
  const files = ['report.html', 'parameters.json', 'history.csv'].filter(
    name => !existsSync(join(folder, 'out/or', name))
  )
  return {
    title: 'lawgrad train without the packages that draw',
    faults: [...failed('', outcome).faults, ...silent, ...files.map(name => `${name} is not written`)]
  }
}

const inProject = async (folder: string): Promise<readonly Check[]> => {
  const installed = join(folder, 'node_modules/lawgrad')
  const names = Object.keys(contents.manifestOf(installed).exports).map(key => `lawgrad${key.slice(1)}`)
  copyFileSync(join(root, 'test/package/consumer.ts'), join(folder, 'consumer.ts'))
  copyFileSync(join(root, 'test/package/mistake.ts.txt'), join(folder, 'mistake.ts'))
  return [
    ...contentChecks(installed),
    ...(await importChecks(folder, names)),
    failed(`a program on plain Node ${process.version}`, await plainNode(['consumer.ts'], folder)),
    await helpCheck(folder),
    await pictureCheck(folder),
    ...(await typeChecks(folder)),
    await mistakeCheck(folder)
  ]
}

const inEmptyProject = async (): Promise<Tally> => {
  const folder = emptyProject()
  try {
    const installation = await install(folder)
    return installation.code === 0 ? sum(await inProject(folder)) : broken('package', 'checks', installation)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Built, packed, installed in an empty project, imported by plain Node and type-checked as a consumer would. */
export const packed: Stage = {
  name: 'package',
  cores: 1,
  run: async () => {
    const built = await build()
    if (built.code !== 0)
      return [broken('package', 'checks', { ...built, stderr: `the build failed\n${built.stderr}` })]
    const archived = await pack()
    return [archived.code === 0 ? await inEmptyProject() : broken('package', 'checks', archived)]
  }
}
