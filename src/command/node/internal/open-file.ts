import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { OpenFile } from '../../capabilities.ts'
import { isGzip } from './gunzip.ts'

/** Below this, what a file takes in memory is nothing to avoid. */
const least = 2 ** 23

/** So much is read at a time by those who go through a file. */
const usual = 2 ** 18 + 1

/**
 * A large file, to be read where it is asked for; nothing of what is small, packed by gzip, or no file. Reading and closing throw what `fault` makes of the system's error, or of the news that the
 * file has changed meanwhile.
 */
export const openedFile = (path: string, fault: (error: unknown) => unknown, from = least): OpenFile | undefined => {
  const fd = openSync(path, 'r')
  const known = fstatSync(fd)
  let buffer = new Uint8Array(usual)
  const begin = known.isFile() && known.size >= from ? buffer.subarray(0, readSync(fd, buffer, 0, 2, 0)) : undefined
  if (begin === undefined || isGzip(begin)) {
    closeSync(fd)
    return undefined
  }
  const changed = (): never => {
    throw fault(new Error('it was changed while it was read'))
  }
  const attempt = <A>(use: () => A): A => {
    try {
      return use()
    } catch (error) {
      throw fault(error)
    }
  }
  return {
    length: known.size,
    read: (from, end) => {
      const count = end - from
      if (count > buffer.length) buffer = new Uint8Array(count)
      for (let at = 0; at < count;) {
        const got = attempt(() => readSync(fd, buffer, at, count - at, from + at))
        if (got === 0) changed()
        at += got
      }
      return buffer.subarray(0, count)
    },
    close: () => {
      const { size, mtimeMs } = attempt(() => fstatSync(fd))
      attempt(() => closeSync(fd))
      if (size !== known.size || mtimeMs !== known.mtimeMs) changed()
    }
  }
}
