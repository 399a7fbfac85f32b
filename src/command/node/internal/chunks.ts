import { open } from 'node:fs/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { FileError } from '../../capabilities.ts'

/** So many bytes are read at a time. */
const size = 2 ** 18

/** The bytes of a file in parts, each read when it is asked for; what the system says is the last of them. */
export const chunks = async function* (
  path: string,
  before: () => Promise<void>,
  fault: (error: unknown) => FileError
): AsyncGenerator<E.Either<FileError, Uint8Array>, void> {
  try {
    await before()
    const file = await open(path)
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read({ buffer: new Uint8Array(size) })
        if (bytesRead === 0) return
        yield E.right(buffer.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    yield E.left(fault(error))
  }
}
