import { access, constants, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as O from 'fp-ts/lib/Option.js'
import type { FileSet } from '../../capabilities.ts'
import { exchange, recover } from './exchange.ts'
import { nodeFileSystem, type Contents, type FileSystem } from './file-system.ts'
import { flushFolder, makeFolder, removeFile, writeNew } from './flush.ts'
import { acquire, isHeld, leave, livingOwner, makeFolders, release, type Lock } from './lock.ts'
import type { Processes } from './owner.ts'
import { placesOf } from './places.ts'
import { ExchangeFault, SystemFault, codeOf } from './system-fault.ts'

/** The files in a hidden folder that their process has left behind: parts, and locks that were taken away. */
const removeParts = async (files: FileSystem, processes: Processes, folder: string): Promise<void> => {
  const { work } = placesOf(folder)
  for (const name of await files.list(work)) {
    if (/^lock-.*\.stale$/.test(name)) await removeFile(files, join(work, name))
    const [, pid, started] = /^(\d+)-([^-]*)-.*\.part$/.exec(name) ?? []
    if (pid === undefined) continue
    const now = await processes.started(Number(pid))
    if (now === undefined || now !== started) await removeFile(files, join(work, name))
  }
}

const recoverAll = async (files: FileSystem, processes: Processes, folder: string): Promise<void> => {
  await recover(files, folder)
  await removeParts(files, processes, folder)
}

/** Takes a folder for this process alone, with what an earlier run left in it brought to an end. */
export const claimFolder = async (files: FileSystem, processes: Processes, folder: string): Promise<Lock> => {
  const lock = await acquire(files, processes, folder)
  try {
    await recoverAll(files, processes, folder)
    return lock
  } catch (error) {
    await release(files, lock).catch(() => undefined)
    throw error
  }
}

/** A file to write: its name and what is written into it. */
type Written = { readonly name: string; readonly text: Contents }

/** A single file needs no journal: it is written beside and takes the place of the earlier one in a single step. */
export const replace = async (
  files: FileSystem,
  processes: Processes,
  { folder, files: texts }: { readonly folder: string; readonly files: readonly Written[] }
): Promise<void> => {
  const { work } = placesOf(folder)
  const { pid, started } = await processes.self()
  const made = await makeFolders(files, folder)
  const part = join(work, `${pid}-${started}-${processes.token()}.part`)
  let isThere = false
  try {
    for (const { name, text } of texts) {
      const target = join(folder, name)
      if (['folder', 'else'].includes(await files.kind(target))) throw new SystemFault('NO_FILE', target, 'not a file')
      await written(files, work, part, text)
      await files.rename(part, target)
      isThere = true
    }
    await flushFolder(files, folder)
  } catch (cause) {
    const left = await removeFile(files, part).then(
      () => O.none,
      () => O.some(part)
    )
    await leave(files, folder, made)
    throw new ExchangeFault(cause, { _tag: isThere ? 'New' : 'Earlier', left })
  }
  await leave(files, folder, [])
}

/** Writes a part file; a run beside this one may remove the hidden folder, as long as it is empty. */
const written = async (files: FileSystem, work: string, part: string, text: Contents): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    await makeFolder(files, work)
    try {
      return await writeNew(files, part, text)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || attempt >= 10) throw error
    }
  }
}

/**
 * Writes all files of a set or none, with the lock of the folder if there is one; a set that may have several files takes the lock
 * for as long as it needs it.
 */
export const writeSet = async (files: FileSystem, processes: Processes, set: FileSet, held?: Lock): Promise<void> => {
  if (held !== undefined && !(await isHeld(files, held)))
    throw new SystemFault('BUSY', set.folder, 'another run has taken it in the meantime')
  if (set.names.length === 1 && set.files.length === 1 && set.files[0]?.name === set.names[0])
    return replace(files, processes, set)
  const lock = held ?? (await claimFolder(files, processes, set.folder))
  try {
    await exchange(files, set)
  } finally {
    if (held === undefined) await release(files, lock).catch(() => undefined)
  }
}

/** How long an exchange of another process is waited for: 100 × 20 ms. */
const waits = 100

/**
 * Ends what a run that was cut off left in a folder, before something in it is read, and waits for an exchange that is under way; does
 * nothing if there is nothing to do.
 */
export const settleFolder = async (files: FileSystem, processes: Processes, folder: string): Promise<void> => {
  const { work, journal } = placesOf(folder)
  for (let attempt = 0; ; attempt++) {
    if ((await files.kind(work)) !== 'folder') return
    const isUnderWay = (await files.kind(journal)) !== 'nothing'
    const owner = await livingOwner(files, processes, folder)
    if (owner === undefined)
      try {
        return await release(files, await claimFolder(files, processes, folder))
      } catch (error) {
        // Without a journal the files are whole; a reader who may not tidy up reads them all the same.
        if (isUnderWay && codeOf(error) !== 'BUSY') throw error
        if (!isUnderWay) return
      }
    else if (!isUnderWay) return
    if (attempt >= waits)
      throw new SystemFault(
        'BUSY',
        folder,
        `process ${owner?.pid ?? ''} exchanges its files and does not come to an end`
      )
    await processes.wait(20)
  }
}

/** Throws unless a folder can be written into, or made where it should be; makes nothing. */
export const checkFolder = async (folder: string): Promise<void> => {
  const found = await nodeFileSystem.kind(folder)
  const parent = dirname(folder)
  if (found === 'nothing' && parent !== folder) return checkFolder(parent)
  if (!(await stat(folder)).isDirectory()) throw new SystemFault('ENOTDIR', folder, 'a file')
  await access(folder, constants.W_OK | constants.X_OK)
}
