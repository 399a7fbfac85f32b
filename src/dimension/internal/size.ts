/**
 * What the type of a tensor carries. The tuples are mutable on purpose: a `const` type parameter then infers a mutable tuple of literals, and an
 * invariant parameter tells the two apart; the values are frozen.
 */
export type Size = number | [number, number, ...number[]] | AnySize

/**
 * The size of a tensor in a rule that holds for tensors of every size: neither a number nor a tuple, so that no operation of a definite rank takes it.
 */
export interface AnySize {
  readonly everySize: true
}
