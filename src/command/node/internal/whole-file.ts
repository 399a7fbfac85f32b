import { open } from 'node:fs/promises'

/** So many bytes are read at a time of what does not say how many it has. */
const size = 2 ** 20

/**
 * The bytes of a file. Rejects with the error of the system, and where what is no file, such as a device or a pipe, goes on beyond so many: it may have no
 * end.
 */
export const wholeFile = async (path: string, most = 2 ** 29): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    if ((await file.stat()).isFile()) return await file.readFile()
    const parts: Buffer[] = []
    for (let count = 0; ;) {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(size), 0, size, null)
      if (bytesRead === 0) return Buffer.concat(parts)
      parts.push(buffer.subarray(0, bytesRead))
      count += bytesRead
      if (count > most) throw new Error(`it is no file, and goes on after ${most} bytes`)
    }
  } finally {
    await file.close()
  }
}
