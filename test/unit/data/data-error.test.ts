import { describe, expect, it } from 'vitest'
import { showDataError } from '../../../src/data/data-error.ts'

describe('showDataError', () => {
  it('gives a header of the sizes of the network', () => {
    const sample = (inputs: number, outputs: number): string =>
      /such as (.*)\.$/.exec(showDataError({ _tag: 'Empty', file: 'a.csv', inputs, outputs }))?.[1] ?? ''
    expect([sample(1, 1), sample(3, 2), sample(784, 10)]).toEqual(['x,y', 'x1,x2,x3,y1,y2', 'x1,…,x784,y1,…,y10'])
  })

  it('does not list hundreds of columns', () => {
    const got = Array.from({ length: 500 }, (_, i) => `c${i}`)
    const message = showDataError({ _tag: 'WrongColumnCount', file: 'a.csv', line: 1, inputs: 784, outputs: 10, got })
    expect(message).toContain('expected 794 columns')
    expect(message).toContain('got 500 columns (c0, c1, c2, c3, c4, c5, c6, …, c499)')
  })

  it('does not write out a row of hundreds of numbers', () =>
    expect(showDataError({ _tag: 'NoExamples', file: 'a.csv', line: 1, columns: 794 })).toContain(
      'Add a row, such as 794 numbers with commas between.'
    ))
})
