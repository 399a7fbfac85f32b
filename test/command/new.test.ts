/** `lawgrad new`: names, folders, the files of a project, and that it works as it is written. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needed } from '../../src/command/new/project.ts'
import { execute, type Outcome, root } from '../stages/stage.ts'
import { compilers } from '../types/compile.ts'
import { fault, run } from './machine.ts'

const names = ['README.md', 'package.json', 'tsconfig.json', 'model.ts', 'model.test.ts', 'data.csv', '.gitignore']

describe('the name', () => {
  it.each(['my-network', 'a', 'net_2.0'])('%s is taken, and all files are written at once', async name => {
    const { code, out, err, sets } = await run({}, 'new', name)
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(`${name} has ${names.join(', ')}.\n\n  cd ${name}\n  npm install\n  npm run train\n  npm test\n`)
    expect(sets.map(({ folder, files }) => [folder, files.map(file => file.name)])).toEqual([[name, names]])
    expect(JSON.parse(sets[0]?.files[1]?.text ?? '')).toMatchObject({ name, dependencies: { lawgrad: '^1.2.3' } })
  })

  it.each(['', 'My-network', '../up', 'a/b', '-x-', '.hidden', '2nets', 'a b', 'ä', `${'a'.repeat(81)}`])(
    '%j is refused',
    async name =>
      expect(await run({}, 'new', '--', name)).toEqual({
        code: 2,
        out: '',
        err: `lawgrad new: name: expected a name of at most 80 small letters, digits, "-", "_" and ".", that starts with a letter; got ${JSON.stringify(name)}. Give for instance: lawgrad new my-network.\n`,
        sets: []
      })
  )

  it.each(['lawgrad', 'fp-ts', 'node_modules'])('%s is that of a package', async name =>
    expect((await run({}, 'new', name)).err).toBe(
      `lawgrad new: name: expected a name that no package of the project has; got "${name}". Choose another name.\n`
    )
  )

  it('is asked for', async () =>
    expect((await run({}, 'new')).err).toBe(
      'lawgrad new: expected a name after new; got none. Example: lawgrad new my-network.\n'
    ))
})

describe('the folder', () => {
  it('may be there if it is empty', async () => {
    expect((await run({ folders: { net: [] } }, 'new', 'net')).sets).toHaveLength(1)
  })

  it.each<readonly [readonly string[], string]>([
    [['model.ts'], 'model.ts'],
    [['.git', 'a', 'b'], '.git and 2 more']
  ])('that holds %j is left alone', async (held, said) =>
    expect(await run({ folders: { net: held } }, 'new', 'net')).toEqual({
      code: 2,
      out: '',
      err: `lawgrad new: expected a folder that is empty or does not exist; net holds ${said}. Give another name, or remove it first; nothing was written.\n`,
      sets: []
    })
  )

  it('is no file, and one that cannot be read or written is told', async () => {
    const file = await run({ folders: { net: 'isNoFolder' } }, 'new', 'net')
    expect([file.code, file.err]).toEqual([2, expect.stringContaining('got a path on which net is a file')])
    const denied = await run({ folders: { net: 'denied' } }, 'new', 'net')
    expect([denied.code, denied.sets, denied.err]).toEqual([1, [], expect.stringContaining('got no permission')])
    const closed = await run({ folder: fault('.', 'denied') }, 'new', 'net')
    expect([closed.code, closed.sets]).toEqual([1, []])
    const full = await run({ writing: fault('net', 'full') }, 'new', 'net')
    expect([full.code, full.out, full.err]).toEqual([1, '', expect.stringContaining('the disk is full')])
  })
})

it('asks for the packages as lawgrad does', () => {
  const { dependencies, peerDependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8')
  )
  const known: Readonly<Record<string, string>> = { ...devDependencies, ...peerDependencies, ...dependencies }
  const asked = Object.entries({ ...needed.dependencies, '@types/node': needed.devDependencies['@types/node'] })
  expect(asked.map(([name]) => [name, known[name]])).toEqual(asked)
})

describe('a new project', () => {
  let place = ''
  let created: Outcome | undefined
  const lawgrad = ['-C', 'lawgrad-source', join(root, 'src/command/node/main.ts')]
  const nodeIn = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
    execute(process.execPath, args, { cwd: join(place, folder), seconds: 60 })
  const scripts = () => JSON.parse(readFileSync(join(place, 'net/package.json'), 'utf8')).scripts

  beforeAll(async () => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'lawgrad-new-')))
    created = await nodeIn('.', ...lawgrad, 'new', 'net')
    mkdirSync(join(place, 'node_modules'))
    for (const name of ['fp-ts', '@types', 'vega', 'vega-lite', 'd3-contour', 'fast-check', 'pure-rand'])
      symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name))
    symlinkSync(root, join(place, 'node_modules/lawgrad'))
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  it('has its files and nothing else, and is not written twice', async () => {
    expect(created).toMatchObject({ code: 0, stderr: '' })
    expect(readdirSync(join(place, 'net')).toSorted()).toEqual(names.toSorted())
    const again = await nodeIn('.', ...lawgrad, 'new', 'net')
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('net holds')])
  })

  it('learns its data by its own script, and is right about every point', async () => {
    const [command, ...argv] = scripts().train.split(' ')
    expect(command).toBe('lawgrad')
    const { code, stdout, stderr } = await nodeIn('net', ...lawgrad, ...argv, '--json')
    expect([code, stderr]).toEqual([0, ''])
    const { predictions } = JSON.parse(stdout)
    expect(predictions).toHaveLength(49)
    for (const { output, target } of predictions) expect(Math.round(output[0])).toBe(target[0])
    expect(readdirSync(join(place, 'net/out/model'))).toContain('report.html')
  })

  it('passes its own test with laws, which a wrong model does not', async () => {
    const [command, ...argv] = scripts().test.split(' ')
    expect(command).toBe('node')
    const { code, stdout } = await nodeIn('net', '-C', 'lawgrad-source', ...argv)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/pass (?:[2-9]\d)\n/)])
    mkdirSync(join(place, 'wrong'))
    for (const file of names) {
      const text = readFileSync(join(place, 'net', file), 'utf8')
      writeFileSync(join(place, 'wrong', file), text.replace('dense(1), sigmoid)', 'dense(2), sigmoid)'))
    }
    expect(await nodeIn('wrong', '-C', 'lawgrad-source', ...argv)).toMatchObject({ code: 1 })
  })

  it('keeps its gradient by its script verify', async () => {
    const [, ...argv] = scripts().verify.split(' ')
    const { code, stderr } = await nodeIn('net', ...lawgrad, ...argv, '--runs', '10')
    // on a pipe the progress is told every few seconds
    expect([code, stderr.replaceAll(/^lawgrad verify: .*(?:: pass, .*|checks done)\n/gmu, '')]).toEqual([0, ''])
  })

  it('type-checks', async () => {
    const settings = ['-p', '.', '--customConditions', 'lawgrad-source']
    expect(await nodeIn('net', join(root, compilers['7.0']), ...settings)).toMatchObject({ code: 0, stdout: '' })
  })
})
