import { access, constants, lstat, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileSet } from '../../capabilities.ts'
import { SystemFault, codeOf } from './system-fault.ts'

/** A way back from a step that was made. */
type Undo = () => Promise<unknown>

/** What stands at a path, if anything does. */
const standing = async (path: string): Promise<'nothing' | 'file' | 'else'> => {
  try {
    const found = await lstat(path)
    return found.isFile() || found.isSymbolicLink() ? 'file' : 'else'
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return 'nothing'
    throw error
  }
}

/** Makes a folder with its parents; the way back removes those that were made. */
const make = async (folder: string, undo: Undo[]): Promise<void> => {
  const first = await mkdir(folder, { recursive: true })
  if (first !== undefined) undo.push(() => rm(first, { recursive: true, force: true }))
}

const writeInto = async (stage: string, { files }: FileSet, undo: Undo[]): Promise<void> => {
  await mkdir(stage)
  undo.push(() => rm(stage, { recursive: true, force: true }))
  for (const { name, text } of files) await writeFile(join(stage, name), text, { flag: 'wx' })
}

/** Puts the staged files into a folder that is there, and the earlier set out of it. */
const exchange = async (stage: string, { folder, files, names }: FileSet, undo: Undo[]): Promise<void> => {
  const move = async (from: string, to: string): Promise<void> => {
    await rename(from, to)
    undo.push(() => rename(to, from))
  }
  const earlier = new Set<string>()
  for (const name of names) {
    const found = await standing(join(folder, name))
    if (found === 'else') throw new SystemFault('NO_FILE', join(folder, name), 'not a file')
    if (found === 'file') earlier.add(name)
  }
  const replaced = new Set(files.map(({ name }) => name))
  const old = join(stage, 'old')
  await mkdir(old)
  // A single file of one of the names may be anybody's: it is moved only to be replaced.
  for (const name of earlier)
    if (earlier.size > 1 || replaced.has(name)) await move(join(folder, name), join(old, name))
  for (const name of replaced) await move(join(stage, name), join(folder, name))
}

/**
 * Writes all files of a set or none.
 *
 * They are written to a folder of the name `unique` first. That becomes the target if there is none; else its files take the
 * places of those of an earlier set, one rename after the other. Should a step fail, those before it are undone.
 */
export const writeSet = async (set: FileSet, unique: string): Promise<void> => {
  const undo: Undo[] = []
  try {
    if ((await standing(set.folder)) === 'nothing') {
      const stage = join(dirname(set.folder), unique)
      await make(dirname(set.folder), undo)
      await writeInto(stage, set, undo)
      await rename(stage, set.folder)
    } else {
      const stage = join(set.folder, unique)
      await writeInto(stage, set, undo)
      await exchange(stage, set, undo)
      await rm(stage, { recursive: true, force: true }).catch(() => undefined)
    }
  } catch (error) {
    for (const step of undo.toReversed()) await step().catch(() => undefined)
    throw error
  }
}

/** Throws unless a folder can be written into, or made where it should be; makes nothing. */
export const checkFolder = async (folder: string): Promise<void> => {
  const found = await standing(folder)
  const parent = dirname(folder)
  if (found === 'nothing' && parent !== folder) return checkFolder(parent)
  if (!(await stat(folder)).isDirectory()) throw new SystemFault('ENOTDIR', folder, 'a file')
  await access(folder, constants.W_OK | constants.X_OK)
}
