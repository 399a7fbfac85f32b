/** Blocks and windows that do not fit: one sentence, as a type and as text. */
import { describe, expect, it } from 'vitest'
import type { Divisor, FittingWindow } from 'lawgrad'
import { noDivisor, tooLarge } from '../../../src/dimension/divisor.ts'

const blocks: {
  readonly first: Divisor<2, 5, 5>
  readonly second: Divisor<2, 4, 5>
  readonly both: Divisor<4, 26, 26>
  readonly large: Divisor<3, 224, 224>
  readonly prime: Divisor<2, 23, 23>
  readonly strange: Divisor<2, 23, 19>
  readonly far: Divisor<3, 34, 68>
  readonly greater: Divisor<10, 5, 5>
} = {
  first: 'expected a block size that divides 5; got 2; take 5',
  second: 'expected a block size that divides 5; got 2; take 1',
  both: 'expected a block size that divides 26; got 4; take 2',
  large: 'expected a block size that divides 224; got 3; take 2',
  prime: 'expected a block size that divides 23; got 2; take 23',
  strange: 'expected a block size that divides 23; got 2; take 1',
  far: 'expected a block size that divides 34; got 3; take 2',
  greater: 'expected a block size that divides 5; got 10; take 5'
}

const windows: { readonly rows: FittingWindow<6, 5, 7>; readonly columns: FittingWindow<6, 7, 5> } = {
  rows: 'expected a window of at most 5; got 6',
  columns: 'expected a window of at most 5; got 6'
}

const fitting: readonly [Divisor<7, 28, 14>, Divisor<1, 23, 19>, FittingWindow<5, 5, 5>] = [7, 1, 5]

describe('the sentences about blocks and windows', () => {
  it('are those of the compiler', () => {
    expect([
      noDivisor(2, 5, 5),
      noDivisor(2, 4, 5),
      noDivisor(4, 26, 26),
      noDivisor(3, 224, 224),
      noDivisor(2, 23, 23),
      noDivisor(2, 23, 19),
      noDivisor(3, 34, 68),
      noDivisor(10, 5, 5)
    ]).toEqual(Object.values(blocks))
    expect([tooLarge(6, 5, 7), tooLarge(6, 7, 5)]).toEqual(Object.values(windows))
    expect(fitting).toEqual([7, 1, 5])
  })
})
