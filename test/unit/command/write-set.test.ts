import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFolder, writeSet } from '../../../src/command/node/internal/write-set.ts'
import { codeOf } from '../../../src/command/node/internal/system-fault.ts'

const names = ['a.txt', 'b.txt', 'c.txt']
const unique = '.stage'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lawgrad-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const set = (target: string, texts: Readonly<Record<string, string>>) => ({
  folder: join(folder, target),
  files: Object.entries(texts).map(([name, text]) => ({ name, text })),
  names
})

/** Every file below the folder with its text. */
const contents = async (): Promise<Readonly<Record<string, string>>> => {
  const paths = await readdir(folder, { recursive: true })
  const entries = await Promise.all(
    paths.map(async path =>
      (await lstat(join(folder, path))).isDirectory()
        ? [[path, '/']]
        : [[path, await readFile(join(folder, path), 'utf8')]]
    )
  )
  return Object.fromEntries(entries.flat())
}

const failure = async (promise: Promise<void>): Promise<string> => {
  try {
    await promise
    return 'no failure'
  } catch (error) {
    return codeOf(error)
  }
}

describe('writeSet', () => {
  it('makes the folder with its parents', async () => {
    await writeSet(set('out/or', { 'a.txt': '1', 'b.txt': '2' }), unique)
    expect(await contents()).toEqual({ out: '/', 'out/or': '/', 'out/or/a.txt': '1', 'out/or/b.txt': '2' })
  })

  it('replaces an earlier set whole, and leaves what is not of it', async () => {
    await writeSet(set('out', { 'a.txt': '1', 'b.txt': '2' }), unique)
    await writeFile(join(folder, 'out/notes.txt'), 'mine')
    await writeSet(set('out', { 'a.txt': '3', 'c.txt': '4' }), unique)
    expect(await contents()).toEqual({ out: '/', 'out/a.txt': '3', 'out/c.txt': '4', 'out/notes.txt': 'mine' })
  })

  it('does not remove a single file of one of its names, which may be anybody’s', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'out/b.txt'), 'mine')
    await writeSet(set('out', { 'a.txt': '1' }), unique)
    expect(await contents()).toEqual({ out: '/', 'out/a.txt': '1', 'out/b.txt': 'mine' })
  })

  it('replaces a link, not what it points at', async () => {
    await mkdir(join(folder, 'out'))
    await writeFile(join(folder, 'elsewhere.txt'), 'mine')
    await symlink(join(folder, 'elsewhere.txt'), join(folder, 'out/a.txt'))
    await writeSet(set('out', { 'a.txt': '1' }), unique)
    expect(await contents()).toEqual({ out: '/', 'out/a.txt': '1', 'elsewhere.txt': 'mine' })
  })

  it('changes nothing if a folder has one of the names', async () => {
    await writeSet(set('out', { 'a.txt': '1', 'b.txt': '2' }), unique)
    await mkdir(join(folder, 'out/c.txt'))
    const before = await contents()
    expect(await failure(writeSet(set('out', { 'a.txt': '3', 'c.txt': '4' }), unique))).toBe('NO_FILE')
    expect(await contents()).toEqual(before)
  })

  it('undoes what it did if a step fails in the middle', async () => {
    await writeSet(set('out', { 'a.txt': '1', 'b.txt': '2' }), unique)
    await mkdir(join(folder, 'out/deep'))
    await writeFile(join(folder, 'out/deep/d.txt'), 'mine')
    const before = await contents()
    // `deep` is no name of the set that is checked, so that only its rename fails, after the one of a.txt.
    const failing = { ...set('out', { 'a.txt': '3', deep: '4' }), names: ['a.txt', 'b.txt'] }
    expect(await failure(writeSet(failing, unique))).not.toBe('no failure')
    expect(await contents()).toEqual(before)
  })

  it('leaves no folder behind if a file cannot be staged', async () => {
    expect(await failure(writeSet(set('new/out', { 'a.txt': '1', 'no/such/b.txt': '2' }), unique))).toBe('ENOENT')
    expect(await contents()).toEqual({})
    await mkdir(join(folder, 'out'))
    expect(await failure(writeSet(set('out', { 'a.txt': '1', 'no/such/b.txt': '2' }), unique))).toBe('ENOENT')
    expect(await contents()).toEqual({ out: '/' })
  })

  it('fails if the folder is a file', async () => {
    await writeFile(join(folder, 'out'), 'mine')
    expect(await failure(writeSet(set('out', { 'a.txt': '1' }), unique))).toBe('ENOTDIR')
    expect(await failure(writeSet(set('out/or', { 'a.txt': '1' }), unique))).toMatch(/ENOTDIR|EEXIST/)
    expect(await contents()).toEqual({ out: 'mine' })
  })
})

describe('checkFolder', () => {
  it('accepts a folder that is there or can be made, and makes nothing', async () => {
    await checkFolder(folder)
    await checkFolder(join(folder, 'a/b/c'))
    await checkFolder('.')
    expect(await contents()).toEqual({})
  })

  it('refuses a path on which there is a file', async () => {
    await writeFile(join(folder, 'a'), '')
    expect(await failure(checkFolder(join(folder, 'a')))).toBe('ENOTDIR')
    expect(await failure(checkFolder(join(folder, 'a/b/c')))).toBe('ENOTDIR')
  })

  it('refuses a folder without permission, to those whom permissions bind', async () => {
    await chmod(folder, 0o555)
    const code = await failure(checkFolder(join(folder, 'a')))
    await chmod(folder, 0o755)
    expect(code).toBe(process.getuid?.() === 0 ? 'no failure' : 'EACCES')
  })
})
