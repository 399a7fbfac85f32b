import type { Size } from '../../dimension/size.ts'

/**
 * A tensor inside of an equation. This class exists for the compiler alone. Its private member has the name of `Tensor`'s, so that the
 * compiler infers sizes from one to the other, and refuses the one for the other in one line.
 */
export declare class Expr<in out S extends Size> {
  readonly size: S
  private readonly tensor
}

/** A number inside of an equation. This class exists for the compiler alone. */
export declare class Num {
  private readonly number
}
