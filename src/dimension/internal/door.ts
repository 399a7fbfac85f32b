import type { Named } from '../door.ts'

/** Evidence that the sizes `A` and `B` are one number; made by `sameDimension` only. */
export class Same<in out A extends number, in out B extends number> {
  readonly #evidence = true
  readonly from: A
  readonly to: B
  constructor(from: A, to: B) {
    this.from = from
    this.to = to
  }
  /** True of genuine evidence. */
  static genuine(same: object): boolean {
    return #evidence in same && same.#evidence
  }
}

/** Evidence; the caller has compared the two numbers. */
export const witness = <A extends number, B extends number>(a: A, b: B): Same<A, B> => new Same(a, b)

/** A size as a dimension of a fresh door; sound because `Door` occurs nowhere else. */
export const enter = <Name extends string>(size: number): Named<Name, never> => size as Named<Name, never>
