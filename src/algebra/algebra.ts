/**
 * The algebra of shaped tensors: everything that an equation may do.
 *
 * A part (a layer, a loss, an optimizer) is a function of this record. Who reads the part chooses the record: with real numbers it computes,
 * with dual numbers it differentiates, with nodes it draws its graph, with words it prints itself. Numbers are given side by side, `times(a, b)`; tensors
 * one after the other, the one that a `pipe` carries last, so that an equation reads `pipe(x, matVec(weights), add(bias))`.
 *
 * Laws, for every reading: it agrees with the real one on every operation. NaN and ties are the same for all: `where(a, positive, otherwise)` takes
 * `positive` where a is above zero *or NaN*, so that `where(z, z, num(0))` keeps a NaN; `max` keeps a NaN, and of equal maxima means the first.
 */
import type { Difference, Product, Quotient, Sum } from '../dimension/arithmetic.ts'
import type { Count, Size } from '../dimension/size.ts'
import type { Expr, Num } from './expr.ts'

/** Operations on numbers. */
export interface NumberOperations {
  /** The constant x. */
  readonly num: (x: number) => Num
  /** a + b */
  readonly plus: (a: Num, b: Num) => Num
  /** a − b */
  readonly minus: (a: Num, b: Num) => Num
  /** a · b */
  readonly times: (a: Num, b: Num) => Num
  /** a / b */
  readonly over: (a: Num, b: Num) => Num
  /** −a */
  readonly negate: (a: Num) => Num
  /** e^a */
  readonly exp: (a: Num) => Num
  /** e^a − 1, accurate near zero */
  readonly expm1: (a: Num) => Num
  /** The natural logarithm. */
  readonly log: (a: Num) => Num
  /** log(1 + a), accurate near zero */
  readonly log1p: (a: Num) => Num
  /** √a */
  readonly sqrt: (a: Num) => Num
  /** The hyperbolic tangent. */
  readonly tanh: (a: Num) => Num
  /** The error function, 2/√π · ∫₀ᵃ e^(−t²) dt */
  readonly erf: (a: Num) => Num
  /** 1 − erf(a), relatively accurate in its tail: what the distribution function of a normal number is made of */
  readonly erfc: (a: Num) => Num
  /** The sine, a in radians. */
  readonly sin: (a: Num) => Num
  /** The cosine, a in radians. */
  readonly cos: (a: Num) => Num
  /** 1 / (1 + e^(−a)), equation (2); relatively accurate in both tails */
  readonly sigmoid: (a: Num) => Num
  /** log(1 + e^a), without overflow; its derivative is the sigmoid */
  readonly softplus: (a: Num) => Num
  /** `positive` where a > 0 or NaN, `otherwise` where a ≤ 0. Both are computed: the way to write a function that has pieces. */
  readonly where: (a: Num, positive: Num, otherwise: Num) => Num
}

/** Operations on tensors of every size. */
export interface TensorOperations {
  /** f of each component. What `f` uses beside its argument is the same for all components: that is all of broadcasting. */
  readonly map: (f: (x: Num) => Num) => <S extends Size>(a: Expr<S>) => Expr<S>
  /** f(aᵢ, bᵢ), where a is given last */
  readonly zipWith: (f: (a: Num, b: Num) => Num) => <S extends Size>(b: Expr<S>) => (a: Expr<S>) => Expr<S>
  /** a + b */
  readonly add: <S extends Size>(b: Expr<S>) => (a: Expr<S>) => Expr<S>
  /** a − b, where a is given last */
  readonly subtract: <S extends Size>(b: Expr<S>) => (a: Expr<S>) => Expr<S>
  /** a ⊙ b: aᵢ · bᵢ */
  readonly hadamard: <S extends Size>(b: Expr<S>) => (a: Expr<S>) => Expr<S>
  /** factor · aᵢ */
  readonly scale: (factor: Num) => <S extends Size>(a: Expr<S>) => Expr<S>
  /** Σᵢ aᵢ, from the first to the last; the adjoint of `filled` */
  readonly sum: <S extends Size>(a: Expr<S>) => Num
  /** maxᵢ aᵢ */
  readonly max: <S extends Size>(a: Expr<S>) => Num
  /** The number of components. */
  readonly count: <S extends Size>(a: Expr<S>) => Num
  /** Σᵢ aᵢ / count(a) */
  readonly mean: <S extends Size>(a: Expr<S>) => Num
  /** ⟨a, b⟩ = Σᵢ aᵢ·bᵢ */
  readonly dot: <S extends Size>(b: Expr<S>) => (a: Expr<S>) => Num
  /** The tensor of the size of `like` whose components are all `value`; the adjoint of `sum` */
  readonly filled: <S extends Size>(like: Expr<S>) => (value: Num) => Expr<S>
  /** Σ_{j≠i} aⱼ for each i, of components ≥ 0: the rest beside the greatest is summed, never what is left of a difference. */
  readonly sumOfOthers: <S extends Size>(a: Expr<S>) => Expr<S>
  /** log Σᵢ e^aᵢ = m + log1p(Σ e^(aᵢ − m)), m the greatest, once, and the sum over the others: `[0, −40]` gives e^(−40), not 0 */
  readonly logSumExp: <S extends Size>(a: Expr<S>) => Num
  /** e^aᵢ / Σⱼ e^aⱼ, of differences with the greatest */
  readonly softmax: <S extends Size>(a: Expr<S>) => Expr<S>
  /** −log softmax(a)ᵢ = (m − aᵢ) + log1p(Σ e^(aⱼ − m)), two terms ≥ 0: the surprise at a near certain outcome keeps its digits */
  readonly negativeLogSoftmax: <S extends Size>(a: Expr<S>) => Expr<S>
  /** The components as a vector, row-major; `fold` is its inverse and adjoint */
  readonly flat: <S extends Size>(a: Expr<S>) => Expr<Count<S>>
  /** The tensor of a size with the components of a vector. */
  readonly fold: <const S extends Size>(size: S) => (a: Expr<Count<S>>) => Expr<S>
}

/** Operations on vectors and matrices. */
export interface MatrixOperations {
  /** W·x: yᵣ = Σ_c W_rc·x_c */
  readonly matVec: <R extends number, C extends number>(w: Expr<[R, C]>) => (x: Expr<C>) => Expr<R>
  /** Wᵀ·y */
  readonly transposedMatVec: <R extends number, C extends number>(w: Expr<[R, C]>) => (y: Expr<R>) => Expr<C>
  /** a·bᵀ: M_rc = aᵣ·b_c */
  readonly outer: <R extends number>(a: Expr<R>) => <C extends number>(b: Expr<C>) => Expr<[R, C]>
  /** A·B, where B is given last */
  readonly matMul: <R extends number, K extends number>(
    a: Expr<[R, K]>
  ) => <C extends number>(b: Expr<[K, C]>) => Expr<[R, C]>
  /** Aᵀ */
  readonly transpose: <R extends number, C extends number>(a: Expr<[R, C]>) => Expr<[C, R]>
  /** A_rc + bᵣ; the adjoint in b is `rowSums` */
  readonly addToColumns: <R extends number>(b: Expr<R>) => <C extends number>(a: Expr<[R, C]>) => Expr<[R, C]>
  /** Σ_c A_rc for each row */
  readonly rowSums: <R extends number, C extends number>(a: Expr<[R, C]>) => Expr<R>
  /** Σᵣ A_rc for each column */
  readonly columnSums: <R extends number, C extends number>(a: Expr<[R, C]>) => Expr<C>
  /** [a, b], where a is given last; `splitAt` is its inverse and adjoint */
  readonly concat: <M extends number>(b: Expr<M>) => <N extends number>(a: Expr<N>) => Expr<Sum<N, M>>
  /** The first n and the last m components. */
  readonly splitAt: <N extends number, M extends number>(
    n: N,
    m: M
  ) => (x: Expr<Sum<N, M>>) => readonly [Expr<N>, Expr<M>]
  /** The rows of A and B side by side: [A B] */
  readonly beside: <R extends number, B extends number>(
    b: Expr<[R, B]>
  ) => <A extends number>(a: Expr<[R, A]>) => Expr<[R, Sum<A, B>]>
  /** The last two axes as one; `splitLast` is its inverse and adjoint */
  readonly mergeLast: <R extends number, A extends number, B extends number>(
    a: Expr<[R, A, B]>
  ) => Expr<[R, Product<A, B>]>
  /** The last axis as two. */
  readonly splitLast: <A extends number, B extends number>(
    a: A,
    b: B
  ) => <R extends number>(x: Expr<[R, Product<A, B>]>) => Expr<[R, A, B]>
}

/** Operations on sequences: the rows of a matrix, one after the other. */
export interface SequenceOperations {
  /** f of each row */
  readonly mapRows: <R extends number, C extends number, D extends number>(
    f: (row: Expr<C>) => Expr<D>
  ) => (a: Expr<[R, C]>) => Expr<[R, D]>
  /** f(row of a, row of b), where a is given last */
  readonly zipRows: <R extends number, C extends number, B extends number, D extends number>(
    b: Expr<[R, B]>,
    f: (a: Expr<C>, b: Expr<B>) => Expr<D>
  ) => (a: Expr<[R, C]>) => Expr<[R, D]>
  /** All states of hₜ = f(hₜ₋₁, xₜ), h₀ the start, from the first row to the last. */
  readonly scan: <T extends number, H extends number, C extends number>(
    start: Expr<H>,
    f: (h: Expr<H>, x: Expr<C>) => Expr<NoInfer<H>>
  ) => (xs: Expr<[T, C]>) => Expr<[T, H]>
  /** The same from the last row to the first: row t holds f(row t + 1, xₜ). */
  readonly scanBack: <T extends number, H extends number, C extends number>(
    end: Expr<H>,
    f: (h: Expr<H>, x: Expr<C>) => Expr<NoInfer<H>>
  ) => (xs: Expr<[T, C]>) => Expr<[T, H]>
  /** [start, x₁, … xₜ₋₁] */
  readonly delay: <C extends number>(start: Expr<C>) => <T extends number>(xs: Expr<[T, C]>) => Expr<[T, C]>
  /** [x₂, … xₜ, end], the adjoint of `delay` */
  readonly advance: <C extends number>(end: Expr<C>) => <T extends number>(xs: Expr<[T, C]>) => Expr<[T, C]>
  /** x₁ */
  readonly firstRow: <T extends number, C extends number>(xs: Expr<[T, C]>) => Expr<C>
}

/** H − K + 1: the places of a window of K in a row of H. */
export type Steps<H extends number, K extends number> = Sum<Difference<H, K>, 1>

/** Operations on images: channels, rows, columns. */
export interface ImageOperations {
  /** The K×K windows of each channel: row c·K² + i·K + j, a column for each place; the adjoint is `foldWindows` */
  readonly windows: <K extends number>(
    k: K
  ) => <C extends number, H extends number, W extends number>(
    x: Expr<[C, H, W]>
  ) => Expr<[Product<C, Product<K, K>>, Product<Steps<H, K>, Steps<W, K>>]>
  /** Each place gets the sum over the windows that it is in. */
  readonly foldWindows: <C extends number, H extends number, W extends number, K extends number>(
    size: [C, H, W],
    k: K
  ) => (y: Expr<[Product<C, Product<K, K>>, Product<Steps<H, K>, Steps<W, K>>]>) => Expr<[C, H, W]>
  /** The greatest of each K×K block, the first of equal ones. */
  readonly maxPool: <K extends number>(
    k: K
  ) => <C extends number, H extends number, W extends number>(
    x: Expr<[C, H, W]>
  ) => Expr<[C, Quotient<H, K>, Quotient<W, K>]>
  /** The adjoint of `maxPool` at x: each component of c goes where the greatest of its block stands. */
  readonly unpool: <K extends number>(
    k: K
  ) => <C extends number, H extends number, W extends number>(
    x: Expr<[C, H, W]>
  ) => (c: Expr<[C, Quotient<H, K>, Quotient<W, K>]>) => Expr<[C, H, W]>
}

/** Everything that an equation may do, in one record, to be taken apart by name. */
export interface Algebra
  extends NumberOperations, TensorOperations, MatrixOperations, SequenceOperations, ImageOperations {}
