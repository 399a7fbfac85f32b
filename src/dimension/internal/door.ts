import type { Dimension } from '../dimension.ts'
import type { Named } from '../named.ts'

/** Evidence that the sizes `A` and `B` are one number; made by `sameDimension` only. This class exists for the compiler alone. */
export declare class Same<in out A extends number, in out B extends number> {
  readonly from: Dimension<A>
  readonly to: Dimension<B>
  private readonly evidence
}

/** What every {@link Same} is. */
class OwnSame {
  readonly #evidence = true
  readonly from: number
  readonly to: number
  constructor(from: number, to: number) {
    this.from = from
    this.to = to
    Object.freeze(this)
  }
  /** True of genuine evidence; callers without types may give anything. */
  static genuine(same: unknown): boolean {
    return typeof same === 'object' && same !== null && #evidence in same && same.#evidence
  }
}

/** Evidence; the caller has compared the two numbers. */
export const witness = <A extends number, B extends number>(a: Dimension<A>, b: Dimension<B>): Same<A, B> =>
  // proof: an OwnSame of two equal sizes is what a Same is
  new OwnSame(Number(a), Number(b)) as unknown as Same<A, B>

/** Whether a value is evidence, and not made to look like it. */
export const genuine = (same: unknown): boolean => OwnSame.genuine(same)

/** A size as a dimension of a fresh door; sound because `Door` occurs nowhere else. */
export const enter = <Name extends string>(size: number): Named<Name, never> => size as Named<Name, never>
