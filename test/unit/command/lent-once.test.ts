import { describe, expect, it } from 'vitest'
import { lentOnce } from '../../../src/command/internal/lent-once.ts'
import { letGo } from '../../../src/command/node/internal/let-go.ts'

describe('what is lent once', () => {
  it('is let go when it was used, or its use threw, and never lent again', () => {
    const gone: string[] = []
    const letGo = (value: string) => () => void gone.push(value)
    const lent = lentOnce('a', letGo)
    expect(lent(value => `${value}${gone.length}`)).toBe('a0')
    expect(gone).toEqual(['a'])
    expect(() => lent(value => value)).toThrow('not lent yet')
    const broken = lentOnce('b', letGo)
    expect(() =>
      broken(() => {
        throw new Error('odd')
      })
    ).toThrow('odd')
    expect(gone).toEqual(['a', 'b'])
  })
})

describe('the memory of bytes that are let go', () => {
  it('is given back of a buffer of their own, and of no other', () => {
    const own = new Uint8Array(2 ** 20)
    letGo(own)
    expect([own.length, own.buffer.byteLength]).toEqual([0, 0])
    const room = new Uint8Array(2 ** 21)
    const part = room.subarray(0, 2 ** 20)
    letGo(part)
    expect([part.length, room.length]).toEqual([2 ** 20, 2 ** 21])
    const small = new Uint8Array(1000)
    letGo(small)
    expect(small.length).toBe(1000)
  })
})
