import { join } from 'node:path'
import type { Contents, FileSystem } from './file-system.ts'
import { codeOf } from './system-fault.ts'

/** Does something that may be done already. */
export const unless = async (codes: readonly string[], act: Promise<unknown>): Promise<void> => {
  try {
    await act
  } catch (error) {
    if (!codes.includes(codeOf(error))) throw error
  }
}

/** Writes a new file and waits until it is on the disk. */
export const writeNew = async (files: FileSystem, path: string, text: Contents): Promise<void> => {
  const file = await files.open(path, 'wx')
  try {
    await file.write(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What systems answer that cannot flush a folder; they keep its entries by themselves. */
const unflushable = ['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR']

/** Waits until the names in a folder are on the disk. */
export const flushFolder = async (files: FileSystem, path: string): Promise<void> => {
  const flushed = async (): Promise<void> => {
    const folder = await files.open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
  await unless(unflushable, flushed())
}

/** Makes a folder of ours that may be there. */
export const makeFolder = (files: FileSystem, path: string): Promise<void> => unless(['EEXIST'], files.mkdir(path))

/** Removes a file of ours that may be gone. */
export const removeFile = (files: FileSystem, path: string): Promise<void> => unless(['ENOENT'], files.unlink(path))

/** Removes a folder of ours with the files in it. */
export const removeFolder = async (files: FileSystem, path: string): Promise<void> => {
  if ((await files.kind(path)) === 'nothing') return
  for (const name of await files.list(path)) await removeFile(files, join(path, name))
  await unless(['ENOENT'], files.rmdir(path))
}
