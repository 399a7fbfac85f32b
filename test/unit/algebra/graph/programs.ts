/** Random equations over all of the algebra, each a function of an environment that any reading can provide. */
import { unaryOperations } from '../../../../src/algebra/graph/graph.ts'
import type { Algebra } from '../../../../src/algebra/algebra.ts'
import type { Expr, Num } from '../../../../src/algebra/expr.ts'

/** What an equation computes with; `rows` and `elements` are those of the bodies that it stands in. */
export interface Environment {
  readonly algebra: Algebra
  readonly u: Expr<2>
  readonly v: Expr<3>
  readonly w: Expr<[2, 3]>
  readonly k: Num
  readonly rows: readonly Expr<3>[]
  readonly elements: readonly Num[]
}

type Program<A> = (environment: Environment) => A

/** A stream of choices, the same for the same seed. */
const choices = (seed: number) => {
  let state = seed >>> 0
  return (count: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

type Choose = (count: number) => number

const one = <A>(choose: Choose, of: readonly A[]): A => {
  const chosen = of[choose(of.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

const numbers = [1, -1, 0, -0, 0.5, 3, NaN, Infinity]

/** A number of a body: of its elements where it has some. */
const scalar = (choose: Choose, depth: number, inMap: boolean): Program<Num> => {
  if (depth <= 0) {
    const constant = one(choose, numbers)
    const place = choose(2)
    return one<Program<Num>>(choose, [
      ({ algebra }) => algebra.num(constant),
      ({ k }) => k,
      ({ elements, k }) => (inMap ? elements[place % elements.length] : undefined) ?? k
    ])
  }
  const next = () => scalar(choose, depth - 1, inMap)
  const [a, b, c] = [next(), next(), next()]
  const unary = one(choose, unaryOperations)
  const binary = one(choose, ['plus', 'minus', 'times', 'over'] as const)
  const reduced = number(choose, depth - 1)
  return one<Program<Num>>(choose, [
    e => e.algebra[unary](a(e)),
    e => e.algebra[binary](a(e), b(e)),
    e => e.algebra[binary](a(e), b(e)),
    e => e.algebra.where(a(e), b(e), c(e)),
    e => reduced({ ...e, elements: [] })
  ])
}

/** A number of no body. */
export const number = (choose: Choose, depth: number): Program<Num> => {
  const [x, y, m] = [three(choose, depth - 1), three(choose, depth - 1), matrix(choose, depth - 1)]
  return one<Program<Num>>(choose, [
    e => e.algebra.sum(x(e)),
    e => e.algebra.max(m(e)),
    e => e.algebra.mean(m(e)),
    e => e.algebra.dot(x(e))(y(e)),
    e => e.algebra.logSumExp(x(e)),
    e => e.algebra.count(m(e))
  ])
}

const body = (choose: Choose, depth: number) => scalar(choose, Math.min(depth, 2), true)

export const three = (choose: Choose, depth: number): Program<Expr<3>> => {
  if (depth <= 0)
    return one<Program<Expr<3>>>(choose, [
      ({ v }) => v,
      ({ rows, v }) => rows.at(-1) ?? v,
      ({ rows, v }) => rows[0] ?? v
    ])
  const [x, y, u, m, f] = [
    three(choose, depth - 1),
    three(choose, depth - 1),
    two(choose, depth - 1),
    matrix(choose, depth - 1),
    body(choose, depth)
  ]
  return one<Program<Expr<3>>>(choose, [
    e => e.algebra.map(z => f({ ...e, elements: [z] }))(x(e)),
    e => e.algebra.zipWith((a, b) => f({ ...e, elements: [a, b] }))(y(e))(x(e)),
    e => e.algebra.add(x(e))(y(e)),
    e => e.algebra.subtract(x(e))(y(e)),
    e => e.algebra.hadamard(x(e))(x(e)),
    e => e.algebra.transposedMatVec(m(e))(u(e)),
    e => e.algebra.columnSums(m(e)),
    e => e.algebra.firstRow(m(e)),
    e => e.algebra.softmax(x(e)),
    e => e.algebra.negativeLogSoftmax(x(e)),
    e => e.algebra.sumOfOthers(x(e)),
    e => e.algebra.filled(x(e))(f({ ...e, elements: [] })),
    e => e.algebra.splitAt(3, 2)(e.algebra.concat(u(e))(x(e)))[0],
    e => e.algebra.splitAt(2, 3)(e.algebra.concat(x(e))(u(e)))[1],
    e => e.algebra.matVec(e.algebra.transpose(m(e)))(u(e))
  ])
}

const two = (choose: Choose, depth: number): Program<Expr<2>> => {
  if (depth <= 0) return ({ u }) => u
  const [x, m] = [three(choose, depth - 1), matrix(choose, depth - 1)]
  return one<Program<Expr<2>>>(choose, [
    e => e.algebra.matVec(m(e))(x(e)),
    e => e.algebra.rowSums(m(e)),
    e => e.algebra.splitAt(1, 2)(x(e))[1],
    e => e.algebra.rowSums(e.algebra.matMul(m(e))(e.algebra.transpose(m(e))))
  ])
}

export const matrix = (choose: Choose, depth: number): Program<Expr<[2, 3]>> => {
  if (depth <= 0) return ({ w }) => w
  const [x, u, m, n, f] = [
    three(choose, depth - 1),
    two(choose, depth - 1),
    matrix(choose, depth - 1),
    matrix(choose, depth - 1),
    body(choose, depth)
  ]
  /** Bodies over rows, in which rows are in reach. */
  const inside = three(choose, depth - 1)
  const row = (e: Environment, ...rows: readonly Expr<3>[]): Expr<3> => inside({ ...e, rows: [...e.rows, ...rows] })
  return one<Program<Expr<[2, 3]>>>(choose, [
    e => e.algebra.outer(u(e))(x(e)),
    e => e.algebra.map(z => f({ ...e, elements: [z] }))(m(e)),
    e => e.algebra.zipWith((a, b) => f({ ...e, elements: [a, b] }))(n(e))(m(e)),
    e => e.algebra.mapRows<2, 3, 3>(a => row(e, a))(m(e)),
    e => e.algebra.mapRows<2, 3, 3>(a => row(e, a))(m(e)),
    e => e.algebra.zipRows<2, 3, 3, 3>(n(e), (a, b) => row(e, a, b))(m(e)),
    e => e.algebra.scan<2, 3, 3>(x(e), (h, a) => row(e, h, a))(m(e)),
    e => e.algebra.scanBack<2, 3, 3>(x(e), (h, a) => row(e, h, a))(m(e)),
    e => e.algebra.delay(x(e))(m(e)),
    e => e.algebra.advance(x(e))(m(e)),
    e => e.algebra.addToColumns(u(e))(m(e)),
    e => e.algebra.fold([2, 3])(e.algebra.flat(m(e))),
    e =>
      e.algebra.transpose(
        e.algebra.matMul(e.algebra.transpose(m(e)))(e.algebra.matMul(m(e))(e.algebra.transpose(n(e))))
      ),
    e => e.algebra.mergeLast(e.algebra.splitLast(3, 1)(m(e))),
    e => {
      const image = e.algebra.fold([1, 2, 3])(e.algebra.flat(m(e)))
      const folded = e.algebra.foldWindows([1, 2, 3], 2)(e.algebra.windows(2)(image))
      return e.algebra.fold([2, 3])(e.algebra.flat(folded))
    },
    e => {
      const image = e.algebra.splitLast(3, 1)(m(e))
      const back = e.algebra.unpool(1)(image)(e.algebra.maxPool(1)(image))
      return e.algebra.mergeLast(back)
    }
  ])
}

/** What a random equation gives. */
export const program = (seed: number, depth: number): Program<{ readonly [name: string]: Expr<[2, 3]> | Num }> => {
  const choose = choices(seed)
  const [m, s] = [matrix(choose, depth), number(choose, depth)]
  return e => ({ m: m(e), s: s(e) })
}
