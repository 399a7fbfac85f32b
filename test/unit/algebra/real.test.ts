/** Every operation of the algebra in the real reading: values by hand, loops written apart, adjoint pairs, NaN and ties, refusals. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { real, type Algebra, type Expr, type Num, type Size } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { at, counting, flat, list, number, of, range, shown, total } from './real-values.ts'

const used = new Set<PropertyKey>()

/** The real algebra, which notes what is tried. */
const r: Algebra = new Proxy(real, { get: (target, key) => (used.add(key), Reflect.get(target, key)) })

describe('numbers', () => {
  it.each<readonly [string, Num, number]>([
    ['num', r.num(0.1), 0.1],
    ['plus', r.plus(r.num(0.1), r.num(0.2)), 0.1 + 0.2],
    ['minus', r.minus(r.num(1), r.num(4)), -3],
    ['times', r.times(r.num(3), r.num(-4)), -12],
    ['over', r.over(r.num(1), r.num(3)), 1 / 3],
    ['over zero', r.over(r.num(1), r.num(-0)), -Infinity],
    ['negate', r.negate(r.num(0)), -0],
    ['exp', r.exp(r.num(1)), 2.7182818284590455], // of the two doubles around e, whose error is 0.33 and 0.67 ulps
    ['expm1', r.expm1(r.num(1e-20)), 1e-20],
    ['log', r.log(r.num(2)), Math.LN2],
    ['log of a negative', r.log(r.num(-1)), NaN],
    ['log1p', r.log1p(r.num(1e-20)), 1e-20],
    ['sqrt', r.sqrt(r.num(9)), 3],
    ['tanh', r.tanh(r.num(-1e308)), -1],
    ['erf', r.erf(r.num(0.5)), 0.5204998778130465],
    ['erf far out', r.erf(r.num(-1e308)), -1],
    ['erfc', r.erfc(r.num(-1e308)), 2],
    ['erfc of 0', r.erfc(r.num(0)), 1],
    ['sin', r.sin(r.num(Math.PI / 2)), 1],
    ['cos', r.cos(r.num(0)), 1],
    ['sigmoid', r.sigmoid(r.num(-40)), Math.exp(-40) / (1 + Math.exp(-40))],
    ['sigmoid at the end', r.sigmoid(r.num(-1e308)), 0],
    ['softplus', r.softplus(r.num(0)), Math.LN2],
    ['softplus far out', r.softplus(r.num(1e308)), 1e308],
    ['where above zero', r.where(r.num(5e-324), r.num(1), r.num(2)), 1],
    ['where at zero', r.where(r.num(0), r.num(1), r.num(2)), 2],
    ['where at minus zero', r.where(r.num(-0), r.num(1), r.num(2)), 2],
    ['where below zero', r.where(r.num(-1), r.num(1), r.num(2)), 2],
    ['where of NaN', r.where(r.num(NaN), r.num(1), r.num(2)), 1],
    ['where keeps what is not taken away', r.where(r.num(1), r.num(3), r.num(NaN)), 3]
  ])('%s', (_, got, expected) => expect(number(got)).toBe(expected))
})

describe('tensors of every size', () => {
  it.each<readonly [Size]>([[2], [[2, 3]], [[2, 1, 3]]])('component by component, size %s', size => {
    const [a, b] = [counting(size), r.map(x => r.times(x, x))(counting(size))]
    const values = flat(a)
    const each = (f: (x: number, y: number) => number) => values.map(x => f(x, x * x))
    expect(flat(b)).toEqual(each((_, y) => y))
    expect(flat(r.zipWith((x, y) => r.minus(y, x))(b)(a))).toEqual(each((x, y) => y - x))
    expect(flat(r.add(b)(a))).toEqual(each((x, y) => x + y))
    expect(flat(r.subtract(b)(a))).toEqual(each((x, y) => x - y))
    expect(flat(r.hadamard(b)(a))).toEqual(each((x, y) => x * y))
    expect(flat(r.scale(r.num(-2))(a))).toEqual(values.map(x => -2 * x))
    expect(number(r.sum(a))).toBe(total(values))
    expect(number(r.max(a))).toBe(values.length)
    expect(number(r.count(a))).toBe(values.length)
    expect(number(r.mean(a))).toBe((values.length + 1) / 2)
    expect(number(r.dot(b)(a))).toBe(total(each((x, y) => x * y)))
    expect(flat(r.filled(a)(r.num(7)))).toEqual(values.map(() => 7))
    for (const made of [b, r.add(b)(a), r.scale(r.num(2))(a), r.filled(a)(r.num(7)), r.softmax(a)])
      expect(made.size).toEqual(size)
  })

  it('sums run from the first to the last', () => {
    expect(number(r.sum(of(3, [1e16, 1, -1e16])))).toBe(1e16 + 1 - 1e16)
    expect(number(r.sum(of(3, [1e16, -1e16, 1])))).toBe(1)
  })

  it('softmax and its logarithm, by hand', () => {
    const a = of(3, [Math.log(1), Math.log(2), Math.log(5)])
    flat(r.softmax(a)).forEach((p, k) => expect(p).toBeCloseTo(at([0.125, 0.25, 0.625], k), 15))
    expect(number(r.logSumExp(a))).toBeCloseTo(Math.log(8), 15)
    flat(r.negativeLogSoftmax(a)).forEach((s, k) => expect(s).toBeCloseTo(-Math.log(at([0.125, 0.25, 0.625], k)), 15))
    expect(flat(r.sumOfOthers(of(4, [1, 0, 4, 2])))).toEqual([6, 7, 3, 5])
  })

  it('and where digits are scarce', () => {
    expect(number(r.logSumExp(of(2, [0, -40])))).toBe(Math.log1p(Math.exp(-40)))
    expect(flat(r.negativeLogSoftmax(of(2, [40, 0])))).toEqual([Math.exp(-40), 40 + Math.exp(-40)])
    expect(flat(r.sumOfOthers(of(2, [1, 1e-30])))).toEqual([1e-30, 1])
    expect(flat(r.sumOfOthers(of(3, [2, 2, 1e-30])))).toEqual([2 + 1e-30, 2 + 1e-30, 4])
    expect(flat(r.softmax(of(3, [1e308, -1e308, 1e308])))).toEqual([0.5, 0, 0.5])
    expect(number(r.logSumExp(of(2, [-Infinity, -Infinity])))).toBe(-Infinity)
    expect(number(r.logSumExp(of(2, [3, -Infinity])))).toBe(3)
  })

  it('flat and fold keep the order', () => {
    const a = counting([2, 3, 2])
    expect(shown(r.flat(a))).toEqual(range(12).map(k => k + 1))
    expect(shown(r.fold([2, 3, 2])(r.flat(a)))).toEqual(shown(a))
    expect(shown(r.fold([6, 2])(counting(12)))).toEqual(range(6).map(k => [2 * k + 1, 2 * k + 2]))
  })
})

describe('NaN and ties', () => {
  it.each([[[NaN, 1, 2]], [[1, NaN, 2]], [[1, 2, NaN]], [[-Infinity, NaN, Infinity]]])('max of %s', values =>
    expect(number(r.max(of(3, values)))).toBeNaN()
  )

  it('of equal maxima the first', () => {
    expect(number(r.max(of(3, [1, 3, 3])))).toBe(3)
    expect(number(r.max(of(2, [-0, 0])))).toBe(-0)
    expect(number(r.max(of(2, [0, -0])))).toBe(0)
    expect(number(r.max(of(2, [-Infinity, -Infinity])))).toBe(-Infinity)
    const ties = of([1, 2, 2], [5, 5, 5, 5])
    expect(shown(r.unpool(2)(ties)(of([1, 1, 1], [9])))).toEqual([
      [
        [9, 0],
        [0, 0]
      ]
    ])
  })

  it('a pool takes the first NaN of a block, and its cotangent goes there', () => {
    const x = of([1, 2, 2], [7, NaN, NaN, 1])
    expect(shown(r.maxPool(2)(x))).toEqual([[[NaN]]])
    expect(shown(r.unpool(2)(x)(of([1, 1, 1], [9])))).toEqual([
      [
        [0, 9],
        [0, 0]
      ]
    ])
  })

  it('a NaN is kept by the maps that keep what is positive', () => {
    const relu = r.map(z => r.where(z, z, r.num(0)))
    expect(flat(relu(of(4, [NaN, -1, 0, 2])))).toEqual([NaN, 0, 0, 2])
    expect(flat(r.softmax(of(2, [NaN, 1])))).toEqual([NaN, NaN])
  })
})

describe('vectors and matrices', () => {
  const w = of([2, 3], [1, 2, 3, 4, 5, 6])

  it('products, by hand', () => {
    expect(shown(r.matVec(w)(of(3, [1, 0, -1])))).toEqual([-2, -2])
    expect(shown(r.transposedMatVec(w)(of(2, [1, -1])))).toEqual([-3, -3, -3])
    expect(shown(r.outer(of(2, [1, 2]))(of(3, [3, 4, 5])))).toEqual([
      [3, 4, 5],
      [6, 8, 10]
    ])
    expect(shown(r.matMul(w)(of([3, 2], [0, 2, 1, 0, 0, -1])))).toEqual([
      [2, -1],
      [5, 2]
    ])
    expect(shown(r.transpose(w))).toEqual([
      [1, 4],
      [2, 5],
      [3, 6]
    ])
  })

  it('rows and columns, by hand', () => {
    expect(shown(r.addToColumns(of(2, [10, 20]))(w))).toEqual([
      [11, 12, 13],
      [24, 25, 26]
    ])
    expect(shown(r.rowSums(w))).toEqual([6, 15])
    expect(shown(r.columnSums(w))).toEqual([5, 7, 9])
    expect(shown(r.beside(of([2, 1], [7, 8]))(w))).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6, 8]
    ])
  })

  it('put together and taken apart', () => {
    expect(shown(r.concat(of(2, [3, 4]))(of(1, [1])))).toEqual([1, 3, 4])
    const [first, last] = r.splitAt(1, 2)(of(3, [1, 3, 4]))
    expect([shown(first), shown(last)]).toEqual([[1], [3, 4]])
    expect(shown(r.splitLast(3, 2)(counting([2, 6])))).toEqual([
      [
        [1, 2],
        [3, 4],
        [5, 6]
      ],
      [
        [7, 8],
        [9, 10],
        [11, 12]
      ]
    ])
    expect(shown(r.mergeLast(counting([2, 3, 2])))).toEqual([
      [1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12]
    ])
  })

  it('agree with loops', () =>
    fc.assert(
      fc.property(list(6), list(12), list(3), list(2), (a, b, x, y) => {
        const [m, n] = [of([2, 3], a), of([3, 4], b)]
        const [A, B] = [(i: number, j: number) => at(a, 3 * i + j), (i: number, j: number) => at(b, 4 * i + j)]
        const plain = (rows: readonly number[]) => rows.map(value => value + 0)
        expect(plain(flat(r.matVec(m)(of(3, x))))).toEqual(
          plain(range(2).map(i => total(range(3).map(j => A(i, j) * at(x, j)))))
        )
        expect(plain(flat(r.transposedMatVec(m)(of(2, y))))).toEqual(
          plain(range(3).map(j => total(range(2).map(i => A(i, j) * at(y, i)))))
        )
        expect(plain(flat(r.matMul(m)(n)))).toEqual(
          plain(range(2).flatMap(i => range(4).map(k => total(range(3).map(j => A(i, j) * B(j, k))))))
        )
        expect(plain(flat(r.outer(of(2, y))(of(3, x))))).toEqual(
          plain(range(2).flatMap(i => range(3).map(j => at(y, i) * at(x, j))))
        )
      })
    ))
})

describe('sequences', () => {
  const xs = of([3, 2], [1, 2, 3, 4, 5, 6])

  it('mapRows and zipRows see each row, and rows may change their size', () => {
    expect(
      shown(
        pipe(
          xs,
          r.mapRows((row: Expr<2>) => r.concat(row)(row))
        )
      )
    ).toEqual([
      [1, 2, 1, 2],
      [3, 4, 3, 4],
      [5, 6, 5, 6]
    ])
    const b = of([3, 1], [10, 20, 30])
    expect(shown(r.zipRows(b, (x: Expr<2>, y: Expr<1>) => r.concat(y)(x))(xs))).toEqual([
      [1, 2, 10],
      [3, 4, 20],
      [5, 6, 30]
    ])
  })

  it('scan goes forward, scanBack backward, every state in the row it was made of', () => {
    const add = (h: Expr<2>, x: Expr<2>) => r.add(x)(r.scale(r.num(10))(h))
    expect(shown(pipe(xs, r.scan(of(2, [1, 0]), add)))).toEqual([
      [11, 2],
      [113, 24],
      [1135, 246]
    ])
    expect(shown(pipe(xs, r.scanBack(of(2, [1, 0]), add)))).toEqual([
      [1531, 642],
      [153, 64],
      [15, 6]
    ])
  })

  it('delay, advance, firstRow', () => {
    expect(shown(r.delay(of(2, [9, 8]))(xs))).toEqual([
      [9, 8],
      [1, 2],
      [3, 4]
    ])
    expect(shown(r.advance(of(2, [9, 8]))(xs))).toEqual([
      [3, 4],
      [5, 6],
      [9, 8]
    ])
    expect(shown(r.delay(of(2, [9, 8]))(of([1, 2], [1, 2])))).toEqual([[9, 8]])
    expect(shown(r.advance(of(2, [9, 8]))(of([1, 2], [1, 2])))).toEqual([[9, 8]])
    expect(shown(r.firstRow(xs))).toEqual([1, 2])
  })
})

describe('images', () => {
  it('windows, by hand: a row for each place in the window, a column for each window', () => {
    expect(shown(r.windows(2)(counting([1, 3, 3])))).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
      [4, 5, 7, 8],
      [5, 6, 8, 9]
    ])
    expect(
      shown(
        r.foldWindows(
          [1, 3, 3],
          2
        )(
          of(
            [4, 4],
            range(16).map(() => 1)
          )
        )
      )
    ).toEqual([
      [
        [1, 2, 1],
        [2, 4, 2],
        [1, 2, 1]
      ]
    ])
    expect(shown(r.maxPool(2)(counting([1, 2, 4])))).toEqual([[[6, 8]]])
  })

  /** The component of an image. */
  const pixel = (
    x: readonly number[],
    [, height, width]: readonly [number, number, number],
    c: number,
    i: number,
    j: number
  ) => at(x, (c * height + i) * width + j)

  it('agree with loops', () =>
    fc.assert(
      fc.property(list(2 * 4 * 5), list(8 * 12), list(2 * 4 * 6), (x, y, z) => {
        const size = [2, 4, 5] as const
        const places = range(3).flatMap(row => range(4).map(column => [row, column] as const))
        const spots = range(2).flatMap(c => range(2).flatMap(i => range(2).map(j => [c, i, j] as const)))
        expect(flat(r.windows(2)(of([2, 4, 5], x)))).toEqual(
          spots.flatMap(([c, i, j]) => places.map(([row, column]) => pixel(x, size, c, row + i, column + j)))
        )
        const folded = range(2).flatMap(c =>
          range(4).flatMap(a =>
            range(5).map(b =>
              total(
                spots.flatMap(([channel, i, j], spot) =>
                  places.map(([row, column], place) =>
                    channel === c && row + i === a && column + j === b ? at(y, spot * 12 + place) : 0
                  )
                )
              )
            )
          )
        )
        expect(flat(r.foldWindows([2, 4, 5], 2)(of([8, 12], y)))).toEqual(folded)
        const pooled = range(2).flatMap(c =>
          range(2).flatMap(row =>
            range(3).map(column =>
              Math.max(...range(2).flatMap(i => range(2).map(j => pixel(z, [2, 4, 6], c, 2 * row + i, 2 * column + j))))
            )
          )
        )
        expect(flat(r.maxPool(2)(of([2, 4, 6], z)))).toEqual(pooled)
      })
    ))
})

it('the tests above try every operation', () => expect(Object.keys(real).filter(key => !used.has(key))).toEqual([]))
