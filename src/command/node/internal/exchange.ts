import { join } from 'node:path'
import * as O from 'fp-ts/lib/Option.js'
import type { FileSet } from '../../capabilities.ts'
import type { FileSystem } from './file-system.ts'
import { flushFolder, makeFolder, removeFile, removeFolder, writeNew } from './flush.ts'
import { readJournal, showJournal, type Journal } from './journal.ts'
import { placesOf, type Places } from './places.ts'
import { ExchangeFault, SystemFault } from './system-fault.ts'

const isThere = async (files: FileSystem, path: string): Promise<boolean> => (await files.kind(path)) !== 'nothing'

/** Which earlier files go: a single file of one of the names may be anybody's, and goes only to be replaced. */
const journalOf = async (files: FileSystem, { folder, files: texts, names, own = [] }: FileSet): Promise<Journal> => {
  const earlier: string[] = []
  for (const name of new Set([...names, ...texts.map(text => text.name)])) {
    const found = await files.kind(join(folder, name))
    if (found === 'folder' || found === 'else') throw new SystemFault('NO_FILE', join(folder, name), 'not a file')
    if (found === 'file') earlier.push(name)
  }
  const replaced = texts.map(({ name }) => name)
  return {
    files: replaced,
    away: earlier.filter(name => earlier.length > 1 || replaced.includes(name) || own.includes(name))
  }
}

/** Everything that an exchange needs, on the disk, and nothing of the target touched. */
const prepare = async (files: FileSystem, places: Places, set: FileSet): Promise<Journal> => {
  const journal = await journalOf(files, set)
  await makeFolder(files, places.next)
  await makeFolder(files, places.earlier)
  for (const { name, text } of set.files) await writeNew(files, join(places.next, name), text)
  await flushFolder(files, places.next)
  await writeNew(files, places.draft, showJournal(journal))
  await flushFolder(files, places.folder)
  await flushFolder(files, places.work)
  return journal
}

/**
 * Puts the new files in place, wherever it was left: each file is at one of two places, and a move takes all of it. What is moved to is
 * flushed before what it was moved from, so that no moment has it in neither.
 */
const forward = async (files: FileSystem, { folder, next, earlier }: Places, journal: Journal): Promise<void> => {
  for (const name of new Set([...journal.away, ...journal.files])) {
    const [here, kept] = [join(folder, name), join(earlier, name)]
    const isReplaced = journal.files.includes(name)
    if ((isReplaced && !(await isThere(files, join(next, name)))) || !(await isThere(files, here))) continue
    if (!(await isThere(files, kept))) await files.rename(here, kept)
    // A power failure may leave a file under both names; another text is somebody's who wrote it since.
    else if (!isReplaced && (await files.read(here)) === (await files.read(kept))) await files.unlink(here)
  }
  for (const name of journal.files)
    if (await isThere(files, join(next, name))) await files.rename(join(next, name), join(folder, name))
  for (const path of [earlier, folder, next]) await flushFolder(files, path)
}

/** Puts the earlier files back, wherever it was left. */
const backward = async (files: FileSystem, { folder, next, earlier }: Places, journal: Journal): Promise<void> => {
  for (const name of journal.files)
    if (!(await isThere(files, join(next, name)))) await files.rename(join(folder, name), join(next, name))
  for (const name of journal.away)
    if (await isThere(files, join(earlier, name))) await files.rename(join(earlier, name), join(folder, name))
  for (const path of [next, folder, earlier]) await flushFolder(files, path)
}

/** Removes what an exchange works with; no journal is there any more. */
export const discard = async (files: FileSystem, { next, earlier, draft }: Places): Promise<void> => {
  await removeFolder(files, next)
  await removeFolder(files, earlier)
  await removeFile(files, draft)
}

const end = async (files: FileSystem, places: Places): Promise<void> => {
  await removeFile(files, places.journal)
  await flushFolder(files, places.work)
}

/** The fault of something that left the earlier files as they were. */
const earlierStand = async (files: FileSystem, places: Places, cause: unknown): Promise<ExchangeFault> =>
  discard(files, places).then(
    () => new ExchangeFault(cause, { _tag: 'Earlier', left: O.none }),
    () => new ExchangeFault(cause, { _tag: 'Earlier', left: O.some(places.work) })
  )

/** Forward; back, if that fails; and if that fails as well, all of both sets is kept for the next attempt. */
const settle = async (files: FileSystem, places: Places, begin: () => Promise<Journal>): Promise<void> => {
  const journal = await begin()
  try {
    await forward(files, places, journal)
  } catch (cause) {
    await takeBack(files, places, journal, cause)
  }
  // The new files stand. What cannot be removed now is removed by whoever comes next.
  await end(files, places)
    .then(() => discard(files, places))
    .catch(() => undefined)
}

const takeBack = async (files: FileSystem, places: Places, journal: Journal, cause: unknown): Promise<never> => {
  try {
    await backward(files, places, journal)
    await end(files, places)
  } catch {
    const { next, earlier } = places
    throw new ExchangeFault(cause, { _tag: 'Between', next, earlier })
  }
  throw await earlierStand(files, places, cause)
}

/**
 * Exchanges the files of a set as one: whenever it is cut off, `recover` leads to all earlier files or all new ones. For who has the lock of
 * the folder.
 */
export const exchange = async (files: FileSystem, set: FileSet): Promise<void> => {
  const places = placesOf(set.folder)
  const prepared = async (): Promise<Journal> => {
    try {
      return await prepare(files, places, set)
    } catch (cause) {
      throw await earlierStand(files, places, cause)
    }
  }
  await settle(files, places, async () => {
    const journal = await prepared()
    try {
      await files.rename(places.draft, places.journal)
      await flushFolder(files, places.work)
      return journal
    } catch (cause) {
      return takeBack(files, places, journal, cause)
    }
  })
}

/** Ends an exchange that was cut off: forward if it had begun to move files, else back. For who has the lock of the folder. */
export const recover = async (files: FileSystem, folder: string): Promise<void> => {
  const places = placesOf(folder)
  if (await isThere(files, places.journal))
    await settle(files, places, async () => readJournal(places.journal)(await files.read(places.journal)))
  else await discard(files, places)
}
