import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import {
  getAdditiveMonoid,
  getShapeEq,
  getVectorSpace,
  matrix,
  matrixShape,
  noShape,
  showSizeError,
  structShape,
  tupleShape,
  unflatten,
  vector,
  vectorShape,
  type Matrix,
  type Vector
} from 'lawgrad'
import { dyadic, hostile, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { matrixOf, plain, vectorOf } from './arbitraries.ts'

/** A tree with every kind of node: a tuple of a record, nothing, and a vector. */
type Tree = readonly [{ readonly weights: Matrix<2, 3>; readonly bias: Vector<2> }, readonly [], Vector<4>]

const shape = tupleShape<Tree>(
  structShape({ weights: matrixShape(2, 3), bias: vectorShape(2) }),
  noShape,
  vectorShape(4)
)

const treeOf = (of: fc.Arbitrary<number>): fc.Arbitrary<Tree> =>
  fc.tuple(
    fc.record({ weights: matrixOf<2, 3>(2, 3, of), bias: vectorOf<2>(2, of) }),
    fc.constant([] as const),
    vectorOf<4>(4, of)
  )

const components = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 12, maxLength: 12 })

describe('flatten and unflatten', () => {
  const tree: Tree = [
    {
      weights: matrix([
        [1, 2, 3],
        [4, 5, 6]
      ]),
      bias: vector([7, 8])
    },
    [],
    vector([9, 10, 11, 12])
  ]

  it('go through the tree in order', () => {
    expect(shape.count).toBe(12)
    expect(shape.flatten(tree)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(shape.unflatten(shape.flatten(tree))).toEqual(tree)
    expect(noShape.flatten([])).toEqual([])
    expect(noShape.unflatten([])).toEqual([])
  })

  it('are inverse, both ways, bit for bit', () => {
    fc.assert(
      fc.property(treeOf(hostile), t => {
        expect(shape.unflatten(shape.flatten(t))).toEqual(t)
      })
    )
    fc.assert(
      fc.property(components(hostile), xs => {
        expect(shape.flatten(shape.unflatten(xs))).toEqual(xs)
      })
    )
  })

  it('the count is the number of components', () =>
    fc.assert(fc.property(treeOf(dyadic(1)), t => shape.flatten(t).length === shape.count)))

  it('unflatten says what was expected and what came', () => {
    expect(E.mapLeft(showSizeError)(unflatten(shape)([1, 2]))).toEqual(
      E.left("components: Type '2' is not assignable to type '12'; give an array of 12 numbers")
    )
    expect(E.isRight(unflatten(shape)(shape.flatten(tree)))).toBe(true)
  })

  it('unflatten refuses components of another tree, but for vectors', () => {
    const ab = structShape({ a: vectorShape(2), b: matrixShape(1, 2) })
    const ba = structShape({ a: matrixShape(1, 2), b: vectorShape(2) })
    const components = ab.flatten(ab.unflatten([1, 2, 3, 4]))
    expect(() => ba.unflatten(components)).toThrow(
      'expected the components of a [1, 2], b 2; got those of a 2, b [1, 2]'
    )
    expect(ba.flatten(ba.unflatten([...components]))).toEqual(components)
    expect(ab.flatten(ab.unflatten(vectorShape(4).flatten(vectorShape(4).unflatten(components))))).toEqual(components)
    const same = structShape({ a: vectorShape(2), b: matrixShape(1, 2) })
    expect(same.flatten(same.unflatten(components))).toEqual(components)
  })

  it('a tuple of more items than the shape has is refused', () => {
    const pair = tupleShape(vectorShape(1))
    const items: [Vector<1>] = [vector([1])]
    items.push(vector([2]))
    expect(() => pair.flatten(items)).toThrow('expected 1 items of a tuple; got 2')
  })

  it('trees are frozen to the bottom, and so is the description', () => {
    const made = shape.unflatten(shape.flatten(tree))
    expect([made, made[0], made[1], made[2], made[0].weights].every(node => Object.isFrozen(node))).toBe(true)
    expect(Reflect.set(made[0], 'bias', vector([0, 0]))).toBe(false)
    expect(Reflect.set(shape.description, '_tag', 'Struct')).toBe(false)
    expect(Reflect.set(noShape.unflatten([]), 0, vector([1]))).toBe(false)
  })

  it('the description is plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(shape.description))).toEqual(shape.description)
    expect(shape.description).toEqual({
      _tag: 'Tuple',
      items: [
        {
          _tag: 'Struct',
          fields: {
            weights: { _tag: 'Tensor', extents: [2, 3] },
            bias: { _tag: 'Tensor', extents: [2] }
          }
        },
        { _tag: 'Tuple', items: [] },
        { _tag: 'Tensor', extents: [4] }
      ]
    })
  })
})

describe('the vector space of trees', () => {
  const space = getVectorSpace(shape)
  const same = (a: Tree, b: Tree) => expect(shape.flatten(a).map(x => x + 0)).toEqual(shape.flatten(b).map(x => x + 0))
  const tree = treeOf(dyadic(8))
  const factor = dyadic(8)

  it('is a vector space, exactly on dyadic numbers', () =>
    fc.assert(
      fc.property(tree, tree, tree, factor, factor, (a, b, c, s, t) => {
        same(space.add(c)(space.add(b)(a)), space.add(space.add(c)(b))(a))
        same(space.add(b)(a), space.add(a)(b))
        same(space.add(space.zero)(a), a)
        same(space.add(space.scale(-1)(a))(a), space.zero)
        same(space.subtract(b)(a), space.add(space.scale(-1)(b))(a))
        same(space.scale(s)(space.add(b)(a)), space.add(space.scale(s)(b))(space.scale(s)(a)))
        same(space.scale(s + t)(a), space.add(space.scale(t)(a))(space.scale(s)(a)))
        same(space.scale(s)(space.scale(t)(a)), space.scale(s * t)(a))
        same(space.scale(1)(a), a)
      })
    ))

  it('has an inner product', () =>
    fc.assert(
      fc.property(tree, tree, tree, factor, (a, b, c, s) => {
        expect(space.inner(b)(a)).toBe(space.inner(a)(b))
        expect(space.inner(c)(space.add(b)(a))).toBe(space.inner(c)(a) + space.inner(c)(b))
        expect(space.inner(b)(space.scale(s)(a)) + 0).toBe(s * space.inner(b)(a) + 0)
        expect(space.inner(b)(a)).toBe(
          shape.flatten(a).reduce((sum, x, i) => sum + x * (shape.flatten(b)[i] ?? Number.NaN), 0)
        )
      })
    ))

  it('the norm is √⟨a, a⟩', () =>
    fc.assert(
      fc.property(treeOf(ordinary(100)), a => {
        const expected = Math.sqrt(space.inner(a)(a))
        expect(Math.abs(space.norm(a) - expected)).toBeLessThanOrEqual(20 * Number.EPSILON * expected)
      })
    ))

  it('map and zipWith see each component with its like, the tree given last first', () =>
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const [as, bs] = [shape.flatten(a), shape.flatten(b)]
        expect(shape.flatten(space.map(x => 3 * x - 1)(a))).toEqual(as.map(x => 3 * x - 1))
        expect(shape.flatten(space.zipWith((x, y) => 3 * x - y)(b)(a))).toEqual(
          as.map((x, i) => 3 * x - (bs[i] ?? Number.NaN))
        )
      })
    ))

  it('addition is a commutative monoid', () => {
    const { concat, empty } = getAdditiveMonoid(shape)
    fc.assert(
      fc.property(tree, tree, tree, (a, b, c) => {
        same(concat(concat(a, b), c), concat(a, concat(b, c)))
        same(concat(a, b), concat(b, a))
        same(concat(a, empty), a)
        same(concat(empty, a), a)
      })
    )
  })

  it('Eq compares every component', () => {
    const eq = getShapeEq(shape)
    fc.assert(
      fc.property(components(dyadic(2)), fc.nat({ max: 11 }), (xs, k) => {
        expect(eq.equals(shape.unflatten(xs), shape.unflatten(xs))).toBe(true)
        const other = shape.unflatten(xs.with(k, (xs[k] ?? 0) + 1))
        expect(eq.equals(shape.unflatten(xs), other)).toBe(false)
        expect(eq.equals(other, shape.unflatten(xs))).toBe(false)
      })
    )
  })

  it('works on each kind of node alone', () => {
    expect(plain(getVectorSpace(matrixShape(1, 2)).add(matrix([[1, 2]]))(matrix([[3, 4]])))).toEqual([[4, 6]])
    expect(plain(getVectorSpace(vectorShape(2)).zero)).toEqual([0, 0])
    expect(getVectorSpace(noShape).add([])([])).toEqual([])
    expect(getVectorSpace(noShape).norm([])).toBe(0)
  })
})
