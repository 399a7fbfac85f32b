/** An output never takes the place of what is read. */
import { link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeCapabilities } from '../../src/command/node/node-capabilities.ts'
import { keepInputs } from '../../src/command/outputs.ts'
import { showCommandError } from '../../src/command/command-error.ts'
import { ordinary } from './examples.ts'
import { run } from './machine.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lawgrad-test-'))
  await mkdir(join(folder, 'out'))
  await writeFile(join(folder, 'data.csv'), 'mine')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const option = { flag: '--output', thing: 'a folder for the results', another: 'another folder' }

/** What is said of writing out/history.csv while data are read. */
const said = async (data: string): Promise<string> => {
  const written = join(folder, 'out/history.csv')
  const checked = await keepInputs([{ said: '--data', path: join(folder, data) }], {
    option,
    given: join(folder, 'out'),
    paths: [join(folder, 'out/report.html'), written]
  })(nodeCapabilities())()
  return checked._tag === 'Right' ? 'goes' : showCommandError(checked.left)
}

describe('a file that is read', () => {
  it('is not written over by its own path, a symbolic link or a hard link', async () => {
    expect(await said('data.csv')).toBe('goes')
    await writeFile(join(folder, 'out/history.csv'), 'mine')
    expect(await said('data.csv')).toBe('goes')
    const refusal = `--output: expected a folder for the results that replaces nothing which is read; got ${JSON.stringify(join(folder, 'out'))}. ${join(folder, 'out/history.csv')} is the file of --data`
    const remedy = ', and would be written over: move that file, or name another folder.'
    expect(await said('out/history.csv')).toBe(`${refusal}${remedy}`)
    await symlink(join(folder, 'out'), join(folder, 'alias'))
    expect(await said('alias/history.csv')).toBe(`${refusal}, ${join(folder, 'alias/history.csv')}${remedy}`)
    await link(join(folder, 'out/history.csv'), join(folder, 'hard.csv'))
    expect(await said('hard.csv')).toBe(`${refusal}, ${join(folder, 'hard.csv')}${remedy}`)
    await rm(join(folder, 'out/history.csv'))
    await symlink(join(folder, 'data.csv'), join(folder, 'out/history.csv'))
    expect(await said('data.csv')).toBe(`${refusal}, ${join(folder, 'data.csv')}${remedy}`)
    expect(await readFile(join(folder, 'data.csv'), 'utf8')).toBe('mine')
  })

  it('that is missing is left to those who read it', async () => expect(await said('no.csv')).toBe('goes'))
})

describe('verify --junit', () => {
  it.each([
    ['the model', 'or.ts'],
    ['--data', 'or.csv']
  ])('is refused on %s, before anything is loaded', async (thing, path) => {
    const { code, err, out, sets } = await run(
      { ...ordinary, files: { ...ordinary.files, 'or.ts': '' } },
      'verify',
      'or.ts',
      '--data',
      'or.csv',
      '--junit',
      path
    )
    expect([code, out, sets]).toEqual([2, '', []])
    expect(err).toBe(
      `lawgrad verify: --junit: expected a file in a folder that replaces nothing which is read; got "${path}". ${path} is the file of ${thing}, and would be written over: move that file, or name another file.\n`
    )
  })
})
