import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { isGzip, unpacked } from '../../src/command/node/internal/gunzip.ts'

const plain = new TextEncoder().encode('x,y\n1,2\n')
const packed = new Uint8Array(gzipSync(plain))

it('bytes are unpacked where gzip packed them, and else are as they are', async () => {
  expect([isGzip(packed), isGzip(plain), isGzip(new Uint8Array())]).toEqual([true, false, false])
  expect(new Uint8Array(await unpacked(packed))).toEqual(plain)
  expect(await unpacked(plain)).toBe(plain)
})

it('damaged ones, and those that become too many, are refused', async () => {
  await expect(unpacked(packed.subarray(0, -9))).rejects.toMatchObject({ code: 'Z_BUF_ERROR' })
  await expect(unpacked(Uint8Array.of(0x1f, 0x8b, 1, 2, 3))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' })
  await expect(unpacked(new Uint8Array(gzipSync(new Uint8Array(100_000))), 99_999)).rejects.toMatchObject({
    code: 'ERR_BUFFER_TOO_LARGE'
  })
})
