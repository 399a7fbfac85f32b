/** Every operation of the algebra in a small equation of its own: what a reading is held against the real one by. */
import { pipe } from 'fp-ts/lib/function.js'
import type { Algebra } from '../../../src/algebra/algebra.ts'
import type { Expr, Num } from '../../../src/algebra/expr.ts'
import { real } from '../../../src/algebra/real.ts'
import type { Lifting, ScalarReading } from '../../../src/algebra/lifting.ts'
import { readingOver } from '../../../src/algebra/over.ts'
import type { AnySize, Size } from '../../../src/dimension/size.ts'
import type { Scalar } from '../../../src/scalar/scalar.ts'
import { countOf, extentsOfSize, ownTensor, valuesOf } from '../../../src/tensor/internal/tensor.ts'
import type { Tensor } from '../../../src/tensor/tensor.ts'

/** A reading, and how what it computes is looked at. */
export interface Subject<out R> extends Pick<Lifting, 'algebra' | 'constant'> {
  readonly tensor: <S extends Size>(tensor: Expr<S>) => readonly R[]
  readonly number: (num: Num) => readonly R[]
}

// proof, of all below: in the real reading an Expr is a Tensor and a Num a number
export const realSubject: Subject<number> = {
  algebra: real,
  constant: <S extends Size>(tensor: Tensor<S>) => tensor as unknown as Expr<S>,
  tensor: tensor => [...valuesOf(tensor as unknown as Tensor<AnySize>)],
  number: num => [num as unknown as number]
}

const subjectOf = <S>({ algebra, constant, scalars, number }: ScalarReading<S>): Subject<S> => ({
  algebra,
  constant,
  tensor: scalars,
  number: num => [number(num)]
})

export const subjectOver = <S>(scalar: Scalar<S>): Subject<S> => subjectOf(readingOver(scalar))

/** Tensors of sizes, of numbers that are given out one after the other. */
type Draw = <const S extends Size>(size: S) => Tensor<S>

const drawing = (numbers: readonly number[]): Draw => {
  let at = 0
  return <S extends Size>(size: S) => {
    const extents = extentsOfSize(size)
    const values = Float64Array.from({ length: countOf(extents) }, (_, k) => numbers[(at + k) % numbers.length] ?? NaN)
    at += values.length
    return ownTensor<S>(extents, values)
  }
}

type Run = <R>(subject: Subject<R>, draw: Draw) => readonly R[]

/** The numbers of an operation's result on numbers that are drawn. */
export const run =
  (name: Name, numbers: readonly number[]) =>
  <R>(subject: Subject<R>): readonly R[] =>
    cases[name](subject, drawing(numbers))

/** f of each component of a tensor. */
const each =
  (f: (algebra: Algebra) => (x: Num) => Num): Run =>
  ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.map(f(algebra))(constant(draw(8))))

const pairwise =
  (f: (algebra: Algebra) => (a: Num, b: Num) => Num): Run =>
  ({ algebra, constant, tensor }, draw) => {
    const b = constant(draw(8))
    return tensor(algebra.zipWith(f(algebra))(b)(constant(draw(8))))
  }

const cases = {
  num: ({ algebra, number }) => [-0.1, 0, NaN, Infinity].flatMap(x => number(algebra.num(x))),
  plus: pairwise(({ plus }) => plus),
  minus: pairwise(({ minus }) => minus),
  times: pairwise(({ times }) => times),
  over: pairwise(({ over }) => over),
  negate: each(({ negate }) => negate),
  exp: each(({ exp }) => exp),
  expm1: each(({ expm1 }) => expm1),
  log: each(
    ({ log, times }) =>
      x =>
        log(times(x, x))
  ),
  log1p: each(
    ({ log1p, times }) =>
      x =>
        log1p(times(x, x))
  ),
  sqrt: each(
    ({ sqrt, times }) =>
      x =>
        sqrt(times(x, x))
  ),
  tanh: each(({ tanh }) => tanh),
  erf: each(({ erf }) => erf),
  erfc: each(({ erfc }) => erfc),
  sin: each(({ sin }) => sin),
  cos: each(({ cos }) => cos),
  sigmoid: each(({ sigmoid }) => sigmoid),
  softplus: each(({ softplus }) => softplus),
  where: pairwise(
    ({ where, minus, num }) =>
      (a, b) =>
        where(minus(a, b), a, where(b, num(2), b))
  ),
  map: ({ algebra, constant, tensor }, draw) => tensor(algebra.map(x => algebra.times(x, x))(constant(draw([2, 3])))),
  zipWith: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.zipWith((a, b) => algebra.minus(a, b))(constant(draw([2, 3])))(constant(draw([2, 3])))),
  add: ({ algebra, constant, tensor }, draw) => tensor(algebra.add(constant(draw(4)))(constant(draw(4)))),
  subtract: ({ algebra, constant, tensor }, draw) => tensor(algebra.subtract(constant(draw(4)))(constant(draw(4)))),
  hadamard: ({ algebra, constant, tensor }, draw) => tensor(algebra.hadamard(constant(draw(4)))(constant(draw(4)))),
  scale: ({ algebra, constant, tensor }, draw) => tensor(algebra.scale(algebra.num(3))(constant(draw(4)))),
  sum: ({ algebra, constant, number }, draw) => number(algebra.sum(constant(draw([3, 4])))),
  max: ({ algebra, constant, number }, draw) => number(algebra.max(constant(draw([3, 4])))),
  count: ({ algebra, constant, number }, draw) => number(algebra.count(constant(draw([3, 4])))),
  mean: ({ algebra, constant, number }, draw) => number(algebra.mean(constant(draw([3, 4])))),
  dot: ({ algebra, constant, number }, draw) => number(algebra.dot(constant(draw(6)))(constant(draw(6)))),
  filled: ({ algebra, constant, tensor }, draw) => {
    const x = constant(draw([2, 3]))
    return tensor(algebra.filled(x)(algebra.sum(x)))
  },
  sumOfOthers: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.sumOfOthers(algebra.map(x => algebra.times(x, x))(constant(draw(5))))),
  logSumExp: ({ algebra, constant, number }, draw) => number(algebra.logSumExp(constant(draw(5)))),
  softmax: ({ algebra, constant, tensor }, draw) => tensor(algebra.softmax(constant(draw(5)))),
  negativeLogSoftmax: ({ algebra, constant, tensor }, draw) => tensor(algebra.negativeLogSoftmax(constant(draw(5)))),
  flat: ({ algebra, constant, tensor }, draw) => tensor(algebra.flat(constant(draw([2, 3])))),
  fold: ({ algebra, constant, tensor }, draw) => {
    const x = constant(draw(6))
    return tensor(algebra.fold([2, 3])(x))
  },
  matVec: ({ algebra, constant, tensor }, draw) => tensor(algebra.matVec(constant(draw([3, 4])))(constant(draw(4)))),
  transposedMatVec: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.transposedMatVec(constant(draw([3, 4])))(constant(draw(3)))),
  outer: ({ algebra, constant, tensor }, draw) => tensor(algebra.outer(constant(draw(3)))(constant(draw(4)))),
  matMul: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.matMul(constant(draw([3, 4])))(constant(draw([4, 2])))),
  transpose: ({ algebra, constant, tensor }, draw) => tensor(algebra.transpose(constant(draw([3, 4])))),
  addToColumns: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.addToColumns(constant(draw(3)))(constant(draw([3, 4])))),
  rowSums: ({ algebra, constant, tensor }, draw) => tensor(algebra.rowSums(constant(draw([3, 4])))),
  columnSums: ({ algebra, constant, tensor }, draw) => tensor(algebra.columnSums(constant(draw([3, 4])))),
  concat: ({ algebra, constant, tensor }, draw) => tensor(algebra.concat(constant(draw(3)))(constant(draw(2)))),
  splitAt: ({ algebra, constant, tensor }, draw) => {
    const [a, b] = algebra.splitAt(2, 3)(constant(draw(5)))
    return [...tensor(b), ...tensor(a)]
  },
  beside: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.beside(constant(draw([2, 3])))(constant(draw([2, 1])))),
  mergeLast: ({ algebra, constant, tensor }, draw) => tensor(algebra.mergeLast(constant(draw([2, 3, 2])))),
  splitLast: ({ algebra, constant, tensor }, draw) => tensor(algebra.splitLast(3, 2)(constant(draw([2, 6])))),
  mapRows: ({ algebra, constant, tensor }, draw) => {
    const w = constant(draw([2, 3]))
    return tensor(pipe(constant(draw([4, 3])), algebra.mapRows(algebra.matVec(w))))
  },
  zipRows: ({ algebra, constant, tensor }, draw) => {
    const b = constant(draw([4, 2]))
    const joined = (x: Expr<3>, y: Expr<2>): Expr<5> => algebra.concat(y)(x)
    return tensor(pipe(constant(draw([4, 3])), algebra.zipRows(b, joined)))
  },
  scan: ({ algebra, constant, tensor }, draw) => {
    const next = (h: Expr<2>, x: Expr<2>): Expr<2> => algebra.hadamard(h)(algebra.add(h)(x))
    return tensor(pipe(constant(draw([3, 2])), algebra.scan(constant(draw(2)), next)))
  },
  scanBack: ({ algebra, constant, tensor }, draw) => {
    const next = (h: Expr<2>, x: Expr<2>): Expr<2> => algebra.hadamard(h)(algebra.add(h)(x))
    return tensor(pipe(constant(draw([3, 2])), algebra.scanBack(constant(draw(2)), next)))
  },
  delay: ({ algebra, constant, tensor }, draw) => tensor(algebra.delay(constant(draw(2)))(constant(draw([3, 2])))),
  advance: ({ algebra, constant, tensor }, draw) => tensor(algebra.advance(constant(draw(2)))(constant(draw([3, 2])))),
  firstRow: ({ algebra, constant, tensor }, draw) => tensor(algebra.firstRow(constant(draw([3, 2])))),
  windows: ({ algebra, constant, tensor }, draw) => tensor(algebra.windows(2)(constant(draw([2, 3, 4])))),
  foldWindows: ({ algebra, constant, tensor }, draw) =>
    tensor(algebra.foldWindows([2, 3, 4], 2)(constant(draw([8, 6])))),
  maxPool: ({ algebra, constant, tensor }, draw) => tensor(algebra.maxPool(2)(constant(draw([2, 4, 6])))),
  unpool: ({ algebra, constant, tensor }, draw) => {
    const x = constant(draw([2, 4, 6]))
    return tensor(algebra.unpool(2)(x)(constant(draw([2, 2, 3]))))
  }
} satisfies Readonly<Record<keyof Algebra, Run>>

export type Name = keyof Algebra

/** The operations, each with a case: that no other is in an algebra is tested. */
export const names: readonly Name[] = Object.keys(cases).filter((name): name is Name => name in cases)

/** Smooth functions that take a maximum for their digits alone. */
export const smooth: ReadonlySet<Name> = new Set<Name>(['sumOfOthers', 'logSumExp', 'softmax', 'negativeLogSoftmax'])
