/** What the tracer shares, leaves out and keeps, and what it refuses. */
import { describe, expect, it } from 'vitest'
import type { Algebra } from '../../../../src/algebra/algebra.ts'
import type { Expr, Num } from '../../../../src/algebra/expr.ts'
import type { Graph } from '../../../../src/algebra/graph/graph.ts'
import { trace } from '../../../../src/algebra/graph/trace.ts'

const operations = ({ nodes }: Graph): readonly string[] => nodes.map(node => node.operation)

/** The graph of a function of two vectors, two matrices and a number. */
const of = (
  f: (
    algebra: Algebra,
    leaves: {
      readonly a: Expr<3>
      readonly b: Expr<3>
      readonly m: Expr<[2, 3]>
      readonly n: Expr<[2, 3]>
      readonly k: Num
    }
  ) => Num | { readonly size: unknown }
): Graph => trace({ a: 3, b: 3, m: [2, 3], n: [2, 3], k: [] })((algebra, leaves) => ({ y: f(algebra, leaves) }))

/** The operations of a graph but its leaves. */
const inner = (f: Parameters<typeof of>[0]): readonly string[] => operations(of(f)).slice(5)

describe('nodes', () => {
  it('are those of the leaves, in order, and what the outputs need', () => {
    const graph = of(({ sum, exp, max }, { a, b }) => {
      exp(max(b))
      return sum(a)
    })
    expect(graph.nodes.slice(0, 5)).toEqual(
      [[3], [3], [2, 3], [2, 3], []].map((extents, k) => ({
        operation: 'leaf',
        extents,
        axes: [],
        inputs: [],
        name: ['a', 'b', 'm', 'n', 'k'][k]
      }))
    )
    expect(graph.nodes.slice(5)).toEqual([{ operation: 'sum', extents: [], axes: [], inputs: [0] }])
    expect(graph.outputs).toEqual([{ name: 'y', node: 5 }])
  })

  it('are frozen to the bottom', () => {
    const graph = of(({ mapRows, softmax }, { m }) => mapRows<2, 3, 3>(softmax)(m))
    const bare = (thing: unknown): boolean =>
      typeof thing === 'object' && thing !== null && (!Object.isFrozen(thing) || Object.values(thing).some(bare))
    expect(bare(graph)).toBe(false)
    expect(graph.nodes.flatMap(node => node.axes).length).toBeGreaterThan(3)
  })

  it('of maps are those of their bodies, on the tensor as a whole', () => {
    const graph = of(({ map, sigmoid, times }, { a, k }) => map(x => times(k, sigmoid(x)))(a))
    expect(graph.nodes.slice(5)).toMatchObject([
      { operation: 'sigmoid', extents: [3], inputs: [0] },
      { operation: 'times', extents: [3], inputs: [4, 5] }
    ])
    expect(inner(({ map, exp, negate }, { a }) => map(x => exp(x))(map(x => negate(x))(a)))).toEqual(['negate', 'exp'])
  })

  it('fill where a body ignores its element', () => {
    expect(of(({ map }, { a, k }) => map(() => k)(a)).nodes.slice(5)).toMatchObject([
      { operation: 'fill', extents: [3], inputs: [4] }
    ])
    expect(inner(({ map, times, filled }, { a, k }) => map(x => times(x, x))(filled(a)(k)))).toEqual(['times', 'fill'])
  })

  it('of equal expressions are one, whichever way sums and products are written', () => {
    expect(inner(({ add, hadamard }, { a, b }) => hadamard(add(a)(b))(add(b)(a)))).toEqual(['plus', 'times'])
    expect(inner(({ add, subtract }, { a, b }) => add(subtract(a)(b))(subtract(b)(a)))).toEqual([
      'minus',
      'minus',
      'plus'
    ])
    expect(inner(({ num, plus }, { k }) => plus(plus(k, num(0)), plus(k, num(-0))))).toEqual([
      'constant',
      'plus',
      'constant',
      'plus',
      'plus'
    ])
  })

  it('of flat, fold, mergeLast and splitLast are reshapes, one after the other one of them', () => {
    expect(inner(({ flat, sum }, { m }) => sum(flat(m)))).toEqual(['reshape', 'sum'])
    expect(inner(({ flat, fold }, { m }) => fold([3, 2])(flat(m)))).toEqual(['reshape'])
    expect(inner(({ flat, fold }, { m }) => fold([2, 3])(flat(m)))).toEqual([])
    expect(inner(({ mergeLast, splitLast }, { m }) => mergeLast(splitLast(3, 1)(m)))).toEqual([])
  })
})

describe('left out', () => {
  it('is what changes no bit', () => {
    expect(inner(({ num, times }, { k }) => times(num(1), k))).toEqual([])
    expect(inner(({ num, times }, { k }) => times(k, num(1)))).toEqual([])
    expect(inner(({ num, over }, { k }) => over(k, num(1)))).toEqual([])
    expect(inner(({ negate }, { k }) => negate(negate(k)))).toEqual([])
    expect(inner(({ transpose }, { m }) => transpose(transpose(m)))).toEqual([])
    expect(inner(({ splitAt }, { a }) => splitAt(1, 1)(splitAt(2, 1)(a)[0])[1])).toEqual(['slice'])
  })

  it('is what IEEE 754 fixes of constants, and nothing that machines differ in', () => {
    const value = (f: (algebra: Algebra) => Num): unknown => of(f).nodes[5]
    expect(value(({ num, plus }) => plus(num(0.1), num(0.2)))).toMatchObject({ value: 0.1 + 0.2 })
    expect(value(({ num, over }) => over(num(1), num(-0)))).toMatchObject({ value: -Infinity })
    expect(value(({ num, negate }) => negate(num(0)))).toMatchObject({ value: -0 })
    expect(value(({ num, where }) => where(num(NaN), num(1), num(2)))).toMatchObject({ value: 1 })
    expect(inner(({ num, exp }) => exp(num(1)))).toEqual(['constant', 'exp'])
  })

  it('is nothing that is another thing for NaN, ∞ or −0', () => {
    expect(inner(({ num, plus }, { k }) => plus(k, num(0)))).toEqual(['constant', 'plus'])
    expect(inner(({ num, times }, { k }) => times(k, num(0)))).toEqual(['constant', 'times'])
    expect(inner(({ minus }, { k }) => minus(k, k))).toEqual(['minus'])
    expect(inner(({ over }, { k }) => over(k, k))).toEqual(['over'])
  })
})

describe('bodies over rows', () => {
  it('are traced once, and carry the axes that they leave open', () => {
    const graph = of(({ mapRows, add, map, exp }, { m, a }) => mapRows<2, 3, 3>(row => map(exp)(add(a)(row)))(m))
    const open = [{ level: 0, size: 2, ordered: false }]
    expect(graph.nodes.slice(5)).toEqual([
      { operation: 'row', extents: [3], axes: open, inputs: [2], level: 0 },
      { operation: 'plus', extents: [3], axes: open, inputs: [5, 0] },
      { operation: 'exp', extents: [3], axes: open, inputs: [6] },
      { operation: 'mapRows', extents: [2, 3], axes: [], inputs: [7], level: 0 }
    ])
  })

  it('of scans over other numbers of rows have states of their own', () => {
    const both = trace({ s: 2, m: [3, 2], n: [5, 2] })(({ scan, add }, { s, m, n }) => ({
      long: scan<5, 2, 2>(s, (h, x) => add(h)(x))(n),
      short: scan<3, 2, 2>(s, (h, x) => add(h)(x))(m)
    }))
    expect(
      both.nodes.flatMap(({ operation, axes }) => (operation === 'state' ? axes.map(({ size }) => size) : []))
    ).toEqual([5, 3])
  })

  it('of scans are ordered where they need the state, and only there', () => {
    const graph = of(({ scan, add, map, exp }, { a, m }) => scan<2, 3, 3>(a, (h, x) => add(h)(map(exp)(x)))(m))
    expect(graph.nodes.slice(5).map(({ operation, axes }) => [operation, axes.map(axis => axis.ordered)])).toEqual([
      ['state', [true]],
      ['row', [false]],
      ['exp', [false]],
      ['plus', [true]],
      ['scan', []]
    ])
  })

  it('are levels deep where one stands in another', () => {
    const graph = of(({ mapRows, outer, rowSums, splitAt, concat }, { m, a }) =>
      mapRows<2, 3, 3>(row => {
        const sums = rowSums(
          mapRows<3, 3, 3>(inner => concat(splitAt(1, 2)(inner)[0])(splitAt(2, 1)(row)[0]))(outer(row)(a))
        )
        return sums
      })(m)
    )
    expect(graph.nodes.map(node => node.axes.map(axis => axis.level).join())).toContain('0,1')
    expect(graph.nodes.at(-1)).toMatchObject({ operation: 'mapRows', axes: [], extents: [2, 3] })
  })

  it('of equal contents are one node', () => {
    expect(
      inner(({ mapRows, softmax, add }, { m }) => add(mapRows<2, 3, 3>(softmax)(m))(mapRows<2, 3, 3>(softmax)(m)))
    ).toEqual(
      inner(({ mapRows, softmax, add }, { m }) => {
        const once = mapRows<2, 3, 3>(softmax)(m)
        return add(once)(once)
      })
    )
  })
})

const refused = (f: Parameters<typeof of>[0]) => ({
  toThrow: (sentence: string | typeof TypeError) => expect(() => of(f)).toThrow(sentence)
})

describe('refused with a sentence', () => {
  const blind = 'nothing in an equation can look at a number'

  it('is looking at a number or at components', () => {
    refused((_, { k }) => ({ size: `${String(k)}` })).toThrow(blind)
    refused(({ num }, { k }) => num(+k)).toThrow(blind)
    // @ts-expect-error: nor a comparison
    refused((_, { a, k }) => (k > 0 ? a : k)).toThrow(blind)
    // @ts-expect-error: nor a place
    refused((_, { a }) => a[0]).toThrow(blind)
    // @ts-expect-error: nor components
    refused((_, { a }) => a.components).toThrow(blind)
    // @ts-expect-error: nor an iteration
    refused((_, { a }) => [...a]).toThrow(blind)
    // @ts-expect-error: nor a method of arrays
    refused((_, { a }) => a.map(x => x)).toThrow(blind)
  })

  it('but a tensor tells its size', () => {
    expect(of(({ num }, { m }) => num(m.size[0] * m.size[1])).nodes[5]).toMatchObject({ value: 6 })
  })

  it('is a real number, a real tensor, nothing at all, and a Num for an Expr', () => {
    // @ts-expect-error: a number is no Num
    refused(({ exp }) => exp(1)).toThrow('expected a Num of this equation; got number')
    // @ts-expect-error: a text is no number
    refused(({ num }) => num('1')).toThrow('expected a number; got string')
    // @ts-expect-error: a body returns something
    refused(({ map }, { a }) => map(() => undefined)(a)).toThrow('expected a Num of this equation; got undefined')
    // @ts-expect-error: an array is no Expr
    refused(({ sum }) => sum([1, 2])).toThrow('expected an Expr of this equation; got an array')
    // @ts-expect-error: a Num is no Expr
    refused(({ sum }, { k }) => sum(k)).toThrow('expected an Expr; got a Num')
    // @ts-expect-error: an Expr is no Num
    refused(({ exp }, { a }) => exp(a)).toThrow('expected a Num; got an Expr')
  })

  it('is a frozen value written to', () => {
    refused((_, { a }) => Object.assign(a, { size: 4 })).toThrow(TypeError)
    refused((_, { k }) => Object.assign(k, { element: 4 })).toThrow(TypeError)
  })

  const outer = 'an element of an outer map is used in an inner map'
  const left = 'an element left its map'

  it('is an element of an outer map in an inner one, over the same tensor or another', () => {
    refused(({ map, sum, minus }, { a }) => map(x => sum(map(y => minus(x, y))(a)))(a)).toThrow(outer)
    refused(({ map, sum, times }, { a, m }) => map(x => sum(map(y => times(x, y))(m)))(a)).toThrow(outer)
    refused(({ map, sum }, { a }) => map(x => sum(map(() => x)(a)))(a)).toThrow(outer)
    refused(({ map, sum, mapRows, scale }, { a, m }) => map(x => sum(mapRows<2, 3, 3>(scale(x))(m)))(a)).toThrow(outer)
    refused(({ map, sum, zipWith, plus }, { a, b }) => map(x => sum(zipWith(y => plus(x, y))(a)(b)))(a)).toThrow(outer)
  })

  it('but not a number of an inner map, nor of a tensor from outside', () => {
    expect(
      inner(({ map, sum, exp, over }, { a }) =>
        map(x => {
          const total = sum(map(exp)(a))
          return over(exp(x), total)
        })(a)
      )
    ).toEqual(['exp', 'sum', 'over'])
  })

  it('is an element that left its map', () => {
    const kept: Num[] = []
    const keep = (x: Num): Num => {
      kept.push(x)
      return x
    }
    const first = (): Num => {
      const [x] = kept.splice(0)
      if (x === undefined) throw new Error('no element')
      return x
    }
    refused(({ map, exp }, { a }) => {
      map(keep)(a)
      return exp(first())
    }).toThrow(left)
    refused(({ map }, { a }) => {
      map(keep)(a)
      return first()
    }).toThrow(left)
    refused(({ map, plus }, { a }) => {
      map(keep)(a)
      const x = first()
      return map(y => plus(x, y))(a)
    }).toThrow(left)
    refused(({ map, filled, sum }, { a, m }) => map(x => sum(filled(m)(x)))(a)).toThrow(left)
  })

  it('is a row or a state that left its body', () => {
    const kept: Expr<3>[] = []
    const keep = (x: Expr<3>): Expr<3> => {
      kept.push(x)
      return x
    }
    const first = (): Expr<3> => {
      const [x] = kept.splice(0)
      if (x === undefined) throw new Error('no row')
      return x
    }
    const sentence = 'a row or a state left its mapRows, zipRows or scan'
    refused(({ mapRows }, { m }) => {
      mapRows<2, 3, 3>(keep)(m)
      return first()
    }).toThrow(sentence)
    // another body over rows of the same number
    refused(({ mapRows, add }, { m, n }) => {
      mapRows<2, 3, 3>(keep)(m)
      const row = first()
      return mapRows<2, 3, 3>(other => add(row)(other))(n)
    }).toThrow(sentence)
    refused(({ scan, add, sum }, { m, a }) => {
      scan<2, 3, 3>(a, (h, x) => add(keep(h))(x))(m)
      return sum(first())
    }).toThrow(sentence)
    // a number made of a row
    const numbers: Num[] = []
    refused(({ mapRows, sum, exp, map, plus }, { m, k }) => {
      mapRows<2, 3, 3>(row => {
        numbers.push(sum(row))
        return map(exp)(row)
      })(m)
      return plus(k, numbers[0] ?? k)
    }).toThrow(sentence)
  })

  it('but not a row of an outer body in an inner one', () => {
    expect(
      of(({ mapRows, add, columnSums }, { m, n }) =>
        mapRows<2, 3, 3>(row => columnSums(mapRows<2, 3, 3>(other => add(row)(other))(n)))(m)
      ).nodes.at(-1)
    ).toMatchObject({ operation: 'mapRows' })
  })

  it('is a value of another trace', () => {
    const kept: Expr<3>[] = []
    of((_, { a }) => {
      kept.push(a)
      return a
    })
    refused(({ add }, { a }) => add(kept[0] ?? a)(a)).toThrow('a value of another trace')
    refused((_, { a }) => kept[0] ?? a).toThrow('a value of another trace')
  })

  it('leaves a trace as it was where an equation catches it', () => {
    const graph = of(({ map, minus, sum, exp }, { a }) => {
      try {
        map(x => sum(map(y => minus(x, y))(a)))(a)
      } catch {
        return map(exp)(a)
      }
      return a
    })
    expect(operations(graph).slice(5)).toEqual(['exp'])
  })
})

it('the depth of a graph needs no stack', () => {
  const graph = of(({ add, map, exp }, { a }) =>
    Array.from({ length: 20_000 }).reduce<Expr<3>>(x => map(exp)(add(x)(x)), a)
  )
  expect(graph.nodes.length).toBe(40_005)
})
