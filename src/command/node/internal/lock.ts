import { dirname, join, resolve } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { makeFolder, removeFile, unless } from './flush.ts'
import { isAlive, readOwner, showOwner, type Owner, type Processes } from './owner.ts'
import { placesOf } from './places.ts'
import { SystemFault, codeOf, pathOf } from './system-fault.ts'

/** A folder that this process has to itself. */
export interface Lock {
  readonly folder: string
  readonly owner: Owner
}

/** How long a lock of others is waited for, which only look into the folder: 10 × 30 ms. */
const attempts = 10
const patience = 30

/** Makes a folder with its parents, and says which were made. */
export const makeFolders = async (files: FileSystem, folder: string): Promise<readonly string[]> => {
  if ((await files.kind(folder)) !== 'nothing' || dirname(folder) === folder) return []
  const above = await makeFolders(files, dirname(folder))
  try {
    await files.mkdir(folder)
  } catch (error) {
    // A run beside this one made it.
    if (codeOf(error) === 'EEXIST') return above
    await removeMade(files, above)
    throw error
  }
  return [...above, folder]
}

/** Removes folders that were made, as long as nothing is in them. */
export const removeMade = async (files: FileSystem, made: readonly string[]): Promise<void> => {
  for (const folder of made.toReversed())
    try {
      await files.rmdir(folder)
    } catch {
      return
    }
}

/** Removes the hidden folder unless something is in it, and what was made for it. */
export const leave = async (files: FileSystem, folder: string, made: readonly string[]): Promise<void> => {
  const isLeft = await files.rmdir(placesOf(folder).work).then(
    () => true,
    error => codeOf(error) === 'ENOENT'
  )
  if (isLeft) await removeMade(files, made)
}

const busy = (folder: string, { pid, host, since }: Owner, here: string): SystemFault =>
  new SystemFault(
    'BUSY',
    folder,
    `process ${pid}${host === here ? '' : ` of the machine ${host}`} has had it since ${since}${host === here ? '' : `; if that one has ended, delete ${placesOf(folder).lock}`}`
  )

const write = async (files: FileSystem, folder: string, owner: Owner): Promise<Lock> => {
  const { lock } = placesOf(folder)
  const file = await files.open(lock, 'wx')
  try {
    try {
      await file.write(showOwner(owner))
    } finally {
      await file.close()
    }
  } catch (error) {
    await removeFile(files, lock).catch(() => undefined)
    throw error
  }
  return { folder, owner }
}

/** The owner in a lock; a text that is not whole is being written, or its writer was cut off: it gets a second. */
const ownerIn = async (files: FileSystem, processes: Processes, lock: string): Promise<Owner | 'none' | 'cut off'> => {
  for (let attempt = 0; attempt < 20; attempt++) {
    if ((await files.kind(lock)) === 'nothing') return 'none'
    try {
      const owner = readOwner(await files.read(lock))
      if (owner !== undefined) return owner
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
    await processes.wait(50)
  }
  return 'cut off'
}

/** Takes a lock away whose process has ended; one that another took away and set anew in between is put back. */
const takeAway = async (files: FileSystem, folder: string, stale: Owner | 'cut off', token: string): Promise<void> => {
  const { work, lock } = placesOf(folder)
  const aside = join(work, `lock-${token}.stale`)
  await unless(['ENOENT'], files.rename(lock, aside))
  const found = await files.read(aside).then(readOwner, error => {
    if (codeOf(error) !== 'ENOENT') throw error
    return undefined
  })
  if (found !== undefined && (stale === 'cut off' || found.token !== stale.token)) await files.rename(aside, lock)
  else await removeFile(files, aside)
}

/**
 * Takes a folder for this process alone, and makes it if it is not there. A lock whose process has ended is taken over, with what it
 * had made.
 */
export const acquire = async (files: FileSystem, processes: Processes, folder: string): Promise<Lock> => {
  const { work, lock } = placesOf(folder)
  const self = await processes.self()
  const token = processes.token()
  let made: readonly string[] = (await makeFolders(files, folder)).map(path => resolve(path))
  try {
    for (let attempt = 0; ; attempt++) {
      await makeFolder(files, work)
      try {
        return await write(files, folder, { ...self, since: processes.date(), token, made })
      } catch (error) {
        // The hidden folder went while this one was on its way into it; or another lock is there.
        if (!['EEXIST', 'ENOENT'].includes(codeOf(error)) || attempt >= 3 * attempts) throw error
      }
      const owner = await ownerIn(files, processes, lock)
      if (owner === 'none') continue
      if (owner !== 'cut off' && (await isAlive(processes, owner))) {
        if (attempt >= attempts) throw busy(folder, owner, self.host)
        await processes.wait(patience)
      } else {
        await takeAway(files, folder, owner, token)
        if (owner !== 'cut off') made = [...new Set([...owner.made, ...made])]
      }
    }
  } catch (error) {
    await leave(files, folder, made)
    // What the user knows of is the folder, not what is hidden in it.
    throw pathOf(error).startsWith(work) ? new SystemFault(codeOf(error), folder, String(error)) : error
  }
}

/** Whether a lock is still the one that was taken. */
export const isHeld = async (files: FileSystem, { folder, owner }: Lock): Promise<boolean> => {
  const { lock } = placesOf(folder)
  return (await files.kind(lock)) === 'file' && readOwner(await files.read(lock))?.token === owner.token
}

/** Gives a folder back; what was made for it and is empty goes. */
export const release = async (files: FileSystem, lock: Lock): Promise<void> => {
  if (await isHeld(files, lock)) await removeFile(files, placesOf(lock.folder).lock)
  await leave(files, lock.folder, lock.owner.made)
}

/** The owner of the lock of a folder that is still there, if one is. */
export const livingOwner = async (
  files: FileSystem,
  processes: Processes,
  folder: string
): Promise<Owner | undefined> => {
  const owner = await ownerIn(files, processes, placesOf(folder).lock)
  return typeof owner === 'object' && (await isAlive(processes, owner)) ? owner : undefined
}
