import { createReadStream, fstatSync, open } from 'node:fs'
import { Socket } from 'node:net'
import { Readable, pipeline } from 'node:stream'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import type { FileError } from '../../capabilities.ts'
import { isGzip } from './gunzip.ts'

/** So many bytes are read at a time. */
const size = 2 ** 18

const openFile = promisify(open)

/** The bytes of an open file. Nobody waits for a pipe in the pool of threads: there a signal finds nothing that it could end. */
const bytesOf = (fd: number): AsyncIterable<Uint8Array> => {
  const kind = fstatSync(fd)
  return kind.isFIFO() || kind.isSocket()
    ? new Socket({ fd, readable: true, writable: false })
    : createReadStream('', { fd, autoClose: fd > 0, highWaterMark: size })
}

/** The bytes, unpacked as they come where gzip packed them. */
const unpacking = async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const all = bytes[Symbol.asyncIterator]()
  const first = await all.next()
  if (first.done === true) return
  const rest = async function* (): AsyncGenerator<Uint8Array, void> {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => all }
  }
  if (isGzip(first.value)) yield* pipeline(Readable.from(rest()), createGunzip({ chunkSize: size }), () => undefined)
  else yield* rest()
}

/** All parts as one, or the error that ends them. */
export const whole = async (
  parts: AsyncIterable<E.Either<FileError, Uint8Array>>
): Promise<E.Either<FileError, Uint8Array>> => {
  const all: Uint8Array[] = []
  for await (const part of parts) {
    if (E.isLeft(part)) return part
    all.push(part.right)
  }
  return E.right(Buffer.concat(all))
}

/**
 * The bytes of a file in parts, each read when it is asked for, unpacked where gzip packed them; what the system says is the last of them.
 * `undefined` is standard input.
 */
export const chunks = async function* (
  path: string | undefined,
  before: () => Promise<void>,
  fault: (error: unknown) => FileError
): AsyncGenerator<E.Either<FileError, Uint8Array>, void> {
  try {
    await before()
    for await (const part of unpacking(bytesOf(path === undefined ? 0 : await openFile(path, 'r')))) yield E.right(part)
  } catch (error) {
    yield E.left(fault(error))
  }
}
