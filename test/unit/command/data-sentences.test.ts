import type { ClassColumn, NumberColumn } from 'lawgrad'
import * as O from 'fp-ts/lib/Option.js'
import { describe, expect, it } from 'vitest'
import {
  showCellFault,
  showMisfit,
  showScaling,
  showTargetFault,
  type Misfit
} from '../../../src/command/train/data-sentences.ts'

const number: NumberColumn = { _tag: 'Number', fill: null, offset: 0, scale: 1, constant: false }
const classes = (count: number): ClassColumn => ({
  _tag: 'Classes',
  fill: null,
  classes: Array.from({ length: count }, (_, k) => `c${k}`)
})

const misfit: Misfit = {
  file: 'cars.csv',
  model: 'cars.ts',
  table: { inputNames: ['car name', 'weight', 'origin'], targetNames: ['mpg'] },
  preparation: { inputs: [classes(90), number, classes(3)], targets: [number] },
  inputs: 3,
  outputs: 1,
  rows: 100
}

describe('showMisfit', () => {
  it('says what each column becomes, what to write, and which column only names the rows', () => {
    const lines = showMisfit(misfit).split('\n')
    expect(lines[0]).toBe(
      'cars.ts: expected a network of 94 inputs and 1 output, which the columns of cars.csv become; got one of 3 and 1. Write input(94), or choose other columns with --inputs and --targets.'
    )
    expect(lines[1]).toContain('weight 1 number, origin 3 numbers (one for each of the classes c0, c1, c2)')
    expect(lines[3]).toBe(
      'Nearly every row has a class of its own in car name, which tells nothing of other rows: leave it out with --inputs weight,origin and write input(4).'
    )
  })

  it('says both where both are wrong, and quotes names with spaces', () => {
    const inputs = [classes(60), number]
    const text = showMisfit({
      ...misfit,
      table: { inputNames: ['id', 'the weight'], targetNames: ['kind'] },
      preparation: { inputs, targets: [classes(2)] },
      outputs: [2, 2]
    })
    expect(text).toContain('got one of 3 and 2×2. Write input(61) and dense(2) at its end')
    expect(text).toContain("--inputs 'the weight' and write input(1)")
  })
})

describe('showCellFault', () => {
  const show = showCellFault('t.csv', { inputNames: ['x'], targetNames: ['y'] }, 'test')

  it('names line and column, and an option that helps', () => {
    const fault = { _tag: 'UnknownClass', got: 'red', classes: ['blue'] } as const
    expect(show(O.some(7), { _tag: 'CellError', of: 'inputs', row: 1, column: 1, fault })).toBe(
      't.csv, line 7, column x: expected one of the classes of the training part (blue); got "red", which occurs in the test part alone. Hold out less, take another --seed, or leave the rare class out.'
    )
    expect(show(O.none, { _tag: 'CellError', of: 'targets', row: 0, column: 1, fault: { _tag: 'AllMissing' } })).toBe(
      't.csv, column y: expected at least one value to learn from; got none. Leave the column out with --inputs.'
    )
  })

  it('does not fill in targets', () => {
    const missing = (of: 'inputs' | 'targets'): string =>
      show(O.none, { _tag: 'CellError', of, row: 1, column: 1, fault: { _tag: 'Missing' } })
    expect(missing('inputs')).toContain('--missing mean')
    expect(missing('targets')).not.toContain('--missing mean')
  })
})

describe('showTargetFault', () => {
  const outside = { _tag: 'TargetOutside', loss: 'L', example: 1, component: 2 } as const

  it.each([
    [
      'unit interval',
      7,
      false,
      'y2: L expects numbers from 0 to 1; got 7. Scale the targets with --scale-targets min-max'
    ],
    ['simplex', 7, false, 'Take the column for classes with --classes y2'],
    ['signs', 0, true, 'Write the labels 0 as -1, or take the loss sigmoidCrossEntropy.'],
    ['signs', 3, false, 'Write one class as -1 and the other as 1'],
    ['any', NaN, false, 'Correct the value, or leave the row out.']
  ] as const)('proposes what helps where %s is asked and %d came', (domain, got, otherLabels, text) =>
    expect(showTargetFault('t.csv', ['y1', 'y2'])(9, { ...outside, domain, got, otherLabels })).toContain(text)
  )

  it('tells a sum', () =>
    expect(showTargetFault('t.csv', ['y1'])(9, { _tag: 'TargetSum', loss: 'L', example: 1, got: 0 })).toBe(
      't.csv, line 9: L expects targets with the sum 1; got the sum 0. Give the row a class, or take another --loss.'
    ))
})

describe('showScaling', () => {
  it('names the option', () => {
    expect(showScaling({ _tag: 'Unequal', name: 'x3', times: 4000, than: 'x1', greatest: 4000 })).toBe(
      'x3 is 4000 times as large as x1 (up to 4000): --scale standardize'
    )
    expect(showScaling({ _tag: 'Large', name: 'x', greatest: 1e3 })).toBe('x goes up to 1000: --scale standardize')
    expect(showScaling({ _tag: 'Constant', name: 'x' })).toContain('--inputs')
  })
})
