/**
 * What the elementary functions are written in: a few operations that every machine rounds alike. One text serves doubles, the compiler's vectors and tests.
 */

/**
 * The operations on values `V` (a double, the doubles in the lanes of a vector, or the node of a graph that stands for one) and on the answers `M` of comparisons.
 *
 * Each is an operation of IEEE 754 that rounds once, or moves bits. A compiler may share equal expressions and fold constants; it must not reorder,
 * distribute or simplify: `(a + c) − c` rounds a to an integer. Fused multiply-add in place of `add(mul(a, b), c)` changes last bits only.
 */
export interface Lane<V, M> {
  /** How wide a number is: 64 for doubles, 32 for singles. Constants are rounded to it. */
  readonly bits: 64 | 32
  readonly constant: (x: number) => V
  readonly add: (a: V, b: V) => V
  readonly sub: (a: V, b: V) => V
  readonly mul: (a: V, b: V) => V
  readonly div: (a: V, b: V) => V
  readonly sqrt: (a: V) => V
  readonly neg: (a: V) => V
  readonly abs: (a: V) => V
  /** The greatest integer that is not above a. */
  readonly floor: (a: V) => V
  /** |magnitude| with the sign bit of `sign`. */
  readonly copysign: (magnitude: V, sign: V) => V
  /** `b < a ? b : a` (WebAssembly's pmin): a NaN in a stays. */
  readonly lesser: (a: V, b: V) => V
  /** `a < b ? b : a` (WebAssembly's pmax): a NaN in a stays. */
  readonly greater: (a: V, b: V) => V
  /** a < b, false for a NaN. */
  readonly less: (a: V, b: V) => M
  /** a = b, false for a NaN; −0 = 0. */
  readonly equal: (a: V, b: V) => M
  /** `answer ? yes : no`: both may be computed. */
  readonly select: (answer: M, yes: V, no: V) => V
  /**
   * 2ᵏ of shifted = k + 1.5·2⁵² (1.5·2²³ in 32 bits), k an integer from −1022 to 1023 (−126 to 127): the bits of `shifted`, moved left by 52 (23), plus those of 1.
   * Outside the range, or for a NaN, any value.
   */
  readonly power: (shifted: V) => V
  /**
   * The k of x = m·2ᵏ with √½ ≤ m < √2, x positive and normal; else any value. m starts at the number of bits 3fe6a09e667f3bcd (3f3504f3).
   */
  readonly exponent: (x: V) => V
  /** The m of that x. */
  readonly mantissa: (x: V) => V
  /** Another function's value: `program.body(lane, x)`, or a call. */
  readonly call: (program: Program, x: V) => V
  /** `inside` where the answer is yes, else f(x) (rounded to the width), number by number: a rare case that no straight code covers. */
  readonly beyond: (answer: M, inside: V, f: (x: number) => number, x: V) => V
}

/** An elementary function: an expression over a lane. */
export interface Program {
  /** What it is called in print. */
  readonly name: string
  readonly body: <V, M>(lane: Lane<V, M>, x: V) => V
}

/** a₀ + a₁x + a₂x² + …, even and odd powers apart: two short chains in place of a long one. */
export const polynomial = <V, M>(lane: Lane<V, M>, coefficients: readonly number[], x: V): V => {
  const square = lane.mul(x, x)
  const chain = (parity: 0 | 1): V =>
    coefficients
      .filter((_, k) => k % 2 === parity)
      .map(lane.constant)
      .reduceRight((sum, a) => lane.add(lane.mul(sum, square), a))
  return coefficients.length === 1 ? chain(0) : lane.add(lane.mul(chain(1), x), chain(0))
}
