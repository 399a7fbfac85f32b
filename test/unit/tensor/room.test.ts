import { describe, expect, it } from 'vitest'
import { freshBuffer } from '../../../src/tensor/internal/room.ts'
import { addTo, ownVector, valuesOf } from '../../../src/tensor/internal/tensor.ts'
import { vectorBy } from '../../../src/tensor/tensor.ts'

/** Lengths within, around and beyond what is cut from rooms, by turns. */
const lengths = [9, 784, 10, 8, 1024, 1025, 30, 100, 1, 0, 9, 784, 10]

describe('buffers that share rooms', () => {
  it('are of the length asked for, zero, and nobody else writes into them', () => {
    const made = Array.from({ length: 40 * lengths.length }, (_, k) => freshBuffer(lengths[k % lengths.length] ?? 0))
    made.forEach((buffer, k) => {
      expect(buffer.length).toBe(lengths[k % lengths.length])
      expect(buffer.every(x => x === 0)).toBe(true)
      buffer.fill(k + 1)
    })
    made.forEach((buffer, k) => expect(buffer.every(x => x === k + 1)).toBe(true))
  })

  it('keep no more than seven others alive, and one that is made alone none', () => {
    const first = freshBuffer(517)
    expect(first.buffer.byteLength).toBe(first.byteLength)
    const many = Array.from({ length: 100 }, () => freshBuffer(517))
    expect(Math.max(...many.map(({ buffer }) => buffer.byteLength))).toBe(8 * first.byteLength)
    // fifteen rooms hold a hundred, not a hundred
    expect(new Set(many.map(({ buffer }) => buffer)).size).toBeLessThan(17)
  })

  it('are read by tensors that hold no view of them, as often as one likes', () => {
    const x = vectorBy(20)(k => k + 1)
    expect([...x]).toEqual(Array.from({ length: 20 }, (_, k) => k + 1))
    expect(valuesOf(x)).toEqual(valuesOf(x))
    const apart = ownVector<20>(20, new Float64Array(20))
    expect(valuesOf(apart)).toBe(valuesOf(apart))
    const sum = new Float64Array(22)
    addTo(sum, 1, x)
    addTo(sum, 1, x)
    expect([...sum]).toEqual([0, ...Array.from({ length: 20 }, (_, k) => 2 * k + 2), 0])
  })

  it('are whole where the making of one makes others', () => {
    const outer = vectorBy(12)(i => [...vectorBy(12)(j => 100 * i + j)].reduce((sum, x) => sum + x))
    expect([...outer]).toEqual(Array.from({ length: 12 }, (_, i) => 1200 * i + 66))
  })
})
