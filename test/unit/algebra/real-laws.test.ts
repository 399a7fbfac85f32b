/** The real reading: adjoint pairs, what is refused, and that nothing in it can be exchanged. */
import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import { real as r, type Expr, type Size } from 'lawgrad'
import { describe, expect, it } from 'vitest'
import { shapeFor } from '../layer/differences.ts'
import { at, call, counting, flat, list, number, of, range, refused, total, whole } from './real-values.ts'

describe('adjoints: ⟨A·x, y⟩ = ⟨x, Aᵀ·y⟩, exactly on whole numbers', () => {
  const inner = <S extends Size>(a: Expr<S>, b: Expr<S>) => total(flat(a).map((x, k) => x * at(flat(b), k))) + 0

  const pairs = <const S extends Size, const T extends Size>(
    name: string,
    from: S,
    to: T,
    forward: (x: Expr<S>) => Expr<T>,
    back: (y: Expr<T>) => Expr<S>
  ) =>
    it(name, () =>
      fc.assert(
        fc.property(list(shapeFor(from).count), list(shapeFor(to).count), (x, y) => {
          expect(inner(forward(of(from, x)), of(to, y))).toBe(inner(of(from, x), back(of(to, y))))
        })
      )
    )

  const w = counting([2, 3])
  const z = of(
    [2, 4, 6],
    range(48).map(k => (k * 7) % 48)
  )
  it('sum and filled', () =>
    fc.assert(
      fc.property(list(6), whole, (x, y) => {
        const a = of([2, 3], x)
        expect(number(r.sum(a)) * y + 0).toBe(inner(a, r.filled(a)(r.num(y))))
      })
    ))

  pairs('matVec and transposedMatVec', 3, 2, r.matVec(w), r.transposedMatVec(w))
  pairs('transpose and itself', [2, 3], [3, 2], r.transpose, r.transpose)
  pairs(
    'matMul and that of the transpose',
    [3, 4],
    [2, 4],
    b => r.matMul(w)(b),
    c => r.matMul(r.transpose(w))(c)
  )
  pairs(
    'outer and matVec',
    2,
    [2, 3],
    a => r.outer(a)(counting(3)),
    m => r.matVec(m)(counting(3))
  )
  pairs(
    'addToColumns of nothing and rowSums',
    2,
    [2, 3],
    b =>
      r.addToColumns(b)(
        of(
          [2, 3],
          range(6).map(() => 0)
        )
      ),
    r.rowSums
  )
  pairs('columnSums and rows of the same', [2, 3], 3, r.columnSums, c => r.outer(of(2, [1, 1]))(c))
  pairs(
    'concat and splitAt',
    2,
    5,
    a => r.concat(of(3, [0, 0, 0]))(a),
    c => r.splitAt(2, 3)(c)[0]
  )
  pairs(
    'concat and splitAt, the other',
    3,
    5,
    b => r.concat(b)(of(2, [0, 0])),
    c => r.splitAt(2, 3)(c)[1]
  )
  pairs('flat and fold', [2, 3, 2], 12, r.flat, r.fold([2, 3, 2]))
  pairs('mergeLast and splitLast', [2, 3, 2], [2, 6], r.mergeLast, r.splitLast(3, 2))
  pairs('delay and advance', [3, 2], [3, 2], r.delay(of(2, [0, 0])), r.advance(of(2, [0, 0])))
  pairs('windows and foldWindows', [2, 4, 5], [8, 12], r.windows(2), r.foldWindows([2, 4, 5], 2))
  // a little of x beside z moves no peak: what it adds to the peaks is linear in x
  const peaks = r.maxPool(2)(r.scale(r.num(1000))(z))
  pairs(
    'maxPool at z, along x, and unpool',
    [2, 4, 6],
    [2, 2, 3],
    x => r.subtract(peaks)(r.maxPool(2)(r.add(x)(r.scale(r.num(1000))(z)))),
    r.unpool(2)(z)
  )
  pairs(
    'beside, the first, and the first columns',
    [2, 3],
    [2, 4],
    a => r.beside(of([2, 1], [0, 0]))(a),
    c =>
      pipe(
        c,
        r.mapRows((row: Expr<4>) => r.splitAt(3, 1)(row)[0])
      )
  )
})

describe('what types would refuse is refused, with the sizes', () => {
  const [two, three, w] = [counting(2), counting(3), counting([2, 3])]
  const sizes = (got: string, expected: string) => `Type '${got}' is not assignable to type '${expected}'.`

  it.each<readonly [string, () => unknown, string]>([
    ['add', () => call(r.add(two), three), sizes('3', '2')],
    ['subtract', () => call(r.subtract(w), two), sizes('2', '[2, 3]')],
    [
      'hadamard of as many components',
      () => call(r.hadamard(w), r.transpose(w)),
      `${sizes('[3, 2]', '[2, 3]')} Transpose it.`
    ],
    ['zipWith', () => call(r.zipWith(r.plus)(three), two), sizes('2', '3')],
    ['dot', () => call(r.dot(two), three), sizes('3', '2')],
    ['fold', () => call(r.fold([2, 2]), three), sizes('3', '4')],
    ['fold of a matrix', () => call(r.fold([2, 3]), w), 'expected a vector; got a tensor of size [2, 3]'],
    ['matVec', () => call(r.matVec(w), two), sizes('2', '3')],
    ['matVec of a vector', () => call(r.matVec, two), 'expected a matrix; got a tensor of size 2'],
    ['transposedMatVec', () => call(r.transposedMatVec(w), three), sizes('3', '2')],
    ['outer', () => call(r.outer(two), w), 'expected a vector; got a tensor of size [2, 3]'],
    ['matMul', () => call(r.matMul(w), w), sizes('2', '3')],
    ['transpose', () => call(r.transpose, two), 'expected a matrix; got a tensor of size 2'],
    ['addToColumns', () => call(r.addToColumns(three), w), sizes('2', '3')],
    ['rowSums', () => call(r.rowSums, two), 'expected a matrix; got a tensor of size 2'],
    ['columnSums', () => call(r.columnSums, two), 'expected a matrix; got a tensor of size 2'],
    ['concat', () => call(r.concat(two), w), 'expected a vector; got a tensor of size [2, 3]'],
    ['splitAt', () => call(r.splitAt(1, 1), three), sizes('3', '2')],
    ['beside', () => call(r.beside(w), counting([3, 1])), sizes('2', '3')],
    ['splitLast', () => call(r.splitLast(2, 2), w), sizes('3', '4')],
    ['mergeLast', () => call(r.mergeLast, w), 'expected a tensor of three axes; got a tensor of size [2, 3]'],
    [
      'mapRows',
      () =>
        call(
          r.mapRows((row: Expr<3>) => row),
          two
        ),
      'expected a matrix; got a tensor of size 2'
    ],
    [
      'zipRows',
      () =>
        call(
          r.zipRows(counting([3, 1]), (a: Expr<3>) => a),
          w
        ),
      sizes('3', '2')
    ],
    [
      'scan',
      () =>
        call(
          r.scan(two, (_, x: Expr<3>) => call(() => x) as Expr<2>),
          w
        ),
      sizes('3', '2')
    ],
    [
      'scan of a matrix',
      () =>
        call(r.scan, w, () => two) &&
        call(
          call(r.scan, w, () => two),
          w
        ),
      'expected a vector; got a tensor of size [2, 3]'
    ],
    ['delay', () => call(r.delay(two), w), sizes('2', '3')],
    ['advance', () => call(r.advance(two), w), sizes('2', '3')],
    ['firstRow', () => call(r.firstRow, two), 'expected a matrix; got a tensor of size 2'],
    ['windows', () => call(r.windows(3), counting([1, 2, 4])), 'expected a window that fits 2 × 4; got 3'],
    [
      'windows of a matrix',
      () => call(r.windows(1), w),
      'expected a tensor of channels, rows and columns; got a tensor of size [2, 3]'
    ],
    ['foldWindows', () => call(r.foldWindows([1, 3, 3], 2), counting([4, 3])), sizes('[4, 3]', '[4, 4]')],
    ['maxPool', () => call(r.maxPool(2), counting([1, 4, 3])), 'expected a block size that divides 3; got 2'],
    ['unpool', () => call(r.unpool(2)(counting([1, 4, 2])), counting([1, 1, 2])), sizes('[1, 1, 2]', '[1, 2, 1]')]
  ])('%s', (_, wrong, message) => refused(wrong, message))

  it('what is no tensor', () => {
    for (const wrong of [undefined, null, 7, [1, 2], { size: 2, components: [1, 2] }])
      expect(() =>
        call(
          r.map(x => x),
          wrong
        )
      ).toThrow('expected a Tensor; got')
  })
})

it('the algebra is frozen, and its operations are its own', () => {
  expect(Object.isFrozen(r)).toBe(true)
  expect(Reflect.set(r, 'plus', () => 0)).toBe(false)
  expect(pipe(counting(2), r.add(counting(2)), flat)).toEqual([2, 4])
})
