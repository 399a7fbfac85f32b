/**
 * Bytes that are read where they are asked for: those of a large file need not lie in memory.
 */

/** So many bytes. What is read is the reader's until it reads again; nobody writes to it. */
export interface ByteSource {
  readonly length: number
  /** The bytes from a place on, up to another that is not beyond the end. */
  readonly read: (from: number, end: number) => Uint8Array
}

/** Bytes in memory. */
export const inMemory = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  read: (from, end) => bytes.subarray(from, end)
})

/** All of them. */
export const allOf = ({ length, read }: ByteSource): Uint8Array => read(0, length)
