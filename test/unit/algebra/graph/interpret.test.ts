/** The graph of every operation, and of random equations, interpreted, is the real reading to the bit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Expr, Num } from '../../../../src/algebra/expr.ts'
import { interpret } from '../../../../src/algebra/graph/interpret.ts'
import { newTracer } from '../../../../src/algebra/graph/internal/trace.ts'
import { outputsFor } from '../../../../src/algebra/graph/internal/values.ts'
import { trace } from '../../../../src/algebra/graph/trace.ts'
import type { AnySize } from '../../../../src/dimension/size.ts'
import { extentsOf, ownTensor, valuesOf, type Tensor } from '../../../../src/tensor/internal/tensor.ts'
import { matrix, vector } from '../../../../src/tensor/tensor.ts'
import { within } from '../../scalar/arbitraries.ts'
import { names, realSubject, run, type Subject } from '../cases.ts'
import { program, type Environment } from './programs.ts'

const special = fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1, 1e308, -1e308, 5e-324)
const some = (count: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.oneof(within(3), within(3), fc.integer({ min: -2, max: 2 }), special), {
    minLength: count,
    maxLength: count
  })

/** The graph reading as a subject: tensors go in as leaves, and what comes out is interpreted. */
const graphSubject = (): Subject<number> => {
  const tracer = newTracer()
  const leaves: Record<string, unknown> = {}
  const value = (traced: unknown): number | Tensor<AnySize> =>
    outputsFor(tracer.graph([['it', traced]]))(leaves)['it'] ?? NaN
  return {
    algebra: tracer.algebra,
    constant: tensor => {
      const name = `leaf ${Object.keys(leaves).length}`
      leaves[name] = tensor
      return tracer.leaf({ name, extents: extentsOf(tensor) }) as never
    },
    tensor: tensor => [...valuesOf(value(tensor) as Tensor<AnySize>)],
    number: num => [value(num) as number]
  }
}

describe.each(names)('%s', name => {
  it('is the real one', () => {
    fc.assert(
      fc.property(some(61), xs => {
        expect(run(name, xs)(graphSubject())).toEqual(run(name, xs)(realSubject))
      }),
      { numRuns: 40 }
    )
  })
})

const u = ([a = 0, b = 0]: readonly number[]): Tensor<2> => ownTensor([2], Float64Array.of(a, b))

/** The graph of a random equation, and what the real reading makes of it. */
const both = (seed: number, depth: number, xs: readonly number[]) => {
  const equation = program(seed, depth)
  const given = {
    u: u(xs),
    v: ownTensor<3>([3], Float64Array.from(xs.slice(2, 5))),
    w: ownTensor<[2, 3]>([2, 3], Float64Array.from(xs.slice(5, 11))),
    k: xs[11] ?? 0
  }
  const { algebra, constant } = realSubject
  const environment: Environment = {
    algebra,
    u: constant(given.u),
    v: constant(given.v),
    w: constant(given.w),
    k: algebra.num(given.k),
    rows: [],
    elements: []
  }
  const expected = equation(environment)
  const graph = trace({ u: 2, v: 3, w: [2, 3], k: [] })((algebra, leaves) =>
    equation({ algebra, ...leaves, rows: [], elements: [] })
  )
  const got = interpret(graph)(given)
  return {
    graph,
    got: [...valuesOf(got['m'] as Tensor<AnySize>), got['s']],
    expected: [...realSubject.tensor(expected['m'] as Expr<[2, 3]>), ...realSubject.number(expected['s'] as Num)]
  }
}

it('random equations are, interpreted, what the real reading computes', () => {
  const operations = new Set<string>()
  let levels = 0
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), some(12), (seed, depth, xs) => {
      const { graph, got, expected } = both(seed, depth, xs)
      expect(got).toEqual(expected)
      for (const { operation, axes } of graph.nodes) {
        operations.add(operation)
        levels = Math.max(levels, axes.length)
      }
    }),
    { numRuns: 600 }
  )
  expect(operations.size).toBe(41)
  expect(levels).toBeGreaterThanOrEqual(2)
})

describe('interpreting', () => {
  const graph = trace({ w: [2, 3], x: 3 })(({ matVec, sum }, { w, x }) => ({ y: matVec(w)(x), total: sum(w), w }))
  const w = matrix([
    [1, 2, 3],
    [4, 5, 6]
  ])

  it('gives what is asked, frozen and with buffers of its own', () => {
    const values = interpret(graph)({ w, x: vector([1, 0, 1]) })
    expect(Object.keys(values)).toEqual(['y', 'total', 'w'])
    expect([String(values['y']), values['total'], String(values['w'])]).toEqual(['[4, 10]', 21, String(w)])
    expect(Object.isFrozen(values)).toBe(true)
    expect(valuesOf(values['w'] as Tensor<AnySize>)).not.toBe(valuesOf(w))
  })

  it('refuses a leaf that is missing, no tensor, or of another size', () => {
    expect(() => interpret(graph)({ w })).toThrow('expected a value for the leaf x; got none')
    expect(() => interpret(graph)({ w, x: 3 })).toThrow('expected a Tensor for x; got 3')
    expect(() => interpret(graph)({ w, x: vector([1, 2]) })).toThrow("Type '2' is not assignable to type '3'.")
    const number = trace({ k: [] })((_, { k }) => ({ k }))
    expect(() => interpret(number)({ k: vector([1]) })).toThrow('expected a number for k; got object')
  })
})
