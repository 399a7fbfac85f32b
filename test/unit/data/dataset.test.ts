import { describe, expect, it } from 'vitest'
import { batch, vector } from 'lawgrad'
import { dataset } from '../../../src/data/dataset.ts'

describe('dataset', () => {
  it('is the batch with names, and nothing else', () => {
    const or = batch([{ input: vector([1, 0]), target: vector([1]) }])
    const larger = { ...or, extra: 1 }
    const named = dataset({ inputNames: ['x1', 'x2'], targetNames: ['y'] })(larger)
    expect(named).toStrictEqual({ ...or, inputNames: ['x1', 'x2'], targetNames: ['y'] })
  })

  it('has a name for each input and each target', () => {
    const or = batch([{ input: vector([1, 0]), target: vector([1]) }])
    expect(() => dataset({ inputNames: ['x'], targetNames: ['y'] })(or)).toThrow('expected 2 names of inputs; got 1')
    expect(() => dataset({ inputNames: ['x', 'y'], targetNames: [] })(or)).toThrow('expected 1 names of targets; got 0')
  })
})
