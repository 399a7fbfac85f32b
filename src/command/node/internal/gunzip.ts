import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unpack = promisify(gunzip)

/** Whether the bytes begin as those of gzip do. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * The bytes, unpacked where gzip packed them. Rejects with the error of zlib where they are damaged, or become more than so many bytes: a few
 * can stand for as many as one likes.
 */
export const unpacked = async (bytes: Uint8Array, most = 2 ** 30): Promise<Uint8Array> =>
  isGzip(bytes) ? unpack(bytes, { maxOutputLength: most }) : bytes
