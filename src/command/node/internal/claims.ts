import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import * as O from 'fp-ts/lib/Option.js'
import type { FileSet } from '../../capabilities.ts'
import { nodeFileSystem } from './file-system.ts'
import { release, type Lock } from './lock.ts'
import { nodeProcesses } from './owner.ts'
import { codeOf } from './system-fault.ts'
import { checkFolder, claimFolder, replace, settleFolder, writeSet } from './write-set.ts'

/** The folders that this process has. */
const held = new Map<string, Lock>()

/** Takes a folder until `releaseAll`. */
export const claim = async (folder: string): Promise<void> => {
  await checkFolder(folder)
  if (!held.has(resolve(folder))) held.set(resolve(folder), await claimFolder(nodeFileSystem, nodeProcesses, folder))
}

/** Writes a set, into a folder that this process has or one that is free. */
export const write = (set: FileSet): Promise<void> =>
  writeSet(nodeFileSystem, nodeProcesses, set, held.get(resolve(set.folder)))

/** Writes a file of parts as they come, which takes its place when it is whole. */
export const writeParts = (file: string, parts: AsyncIterable<string>): Promise<void> =>
  replace(nodeFileSystem, nodeProcesses, { folder: dirname(file), files: [{ name: basename(file), text: parts }] })

/** Gives all folders back. */
export const releaseAll = async (): Promise<void> => {
  for (const [path, lock] of held) {
    held.delete(path)
    await release(nodeFileSystem, lock).catch(() => undefined)
  }
}

/** Ends what a run that was cut off left in a folder; nothing to do in a folder that this process has. */
export const settle = async (folder: string): Promise<void> => {
  if (!held.has(resolve(folder))) await settleFolder(nodeFileSystem, nodeProcesses, folder)
}

/** Device and node of what a path leads to. */
export const identity = async (path: string): Promise<O.Option<string>> => {
  try {
    const { dev, ino } = await stat(path, { bigint: true })
    return O.some(`${dev}:${ino}`)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return O.none
    throw error
  }
}

export { checkFolder }
