/** What types cannot see of a definition, refused where it is made. */
import { describe, expect, it } from 'vitest'
import type { Algebra } from '../../../src/algebra/algebra.ts'
import type { Expr } from '../../../src/algebra/expr.ts'
import { layer, type Definition } from '../../../src/layer/layer.ts'
import type { Logits } from '../../../src/layer/range.ts'
import { matrixShape, structShape, tupleShape, vectorShape } from '../../../src/tensor/shape.ts'
import type { Matrix, Vector } from '../../../src/tensor/tensor.ts'

interface Parameters {
  readonly weights: Matrix<3, 2>
  readonly bias: Vector<3>
}

type Affine = Definition<2, 3, Parameters, number, Logits>

const right: Affine = {
  name: 'affine',
  inputs: 2,
  outputs: 3,
  shape: structShape<{ readonly weights: Matrix<3, 2>; readonly bias: Vector<3> }>({
    weights: matrixShape(3, 2),
    bias: vectorShape(3)
  }),
  equation:
    ({ matVec, add }) =>
    ({ weights, bias }) =>
    x =>
      add(bias)(matVec(weights)(x)),
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ weights }, x) =>
    c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) })
}

const refused = (change: { readonly [K in keyof Affine]?: unknown }) => {
  // the types are circumvented here, as a cast or JavaScript would
  const wrong = { ...right, ...change } as Affine
  return { toThrow: (error: string | Error | typeof TypeError) => expect(() => layer(wrong)).toThrow(error) }
}

it('a right one is taken, and read once', () => {
  let equations = 0
  let pullbacks = 0
  layer({
    ...right,
    equation: algebra => (parameters, noise) => x => {
      equations += 1
      return right.equation(algebra)(parameters, noise)(x)
    },
    pullback: algebra => (parameters, x, y, noise) => c => {
      pullbacks += 1
      return right.pullback(algebra)(parameters, x, y, noise)(c)
    }
  })
  expect([equations, pullbacks]).toEqual([1, 1])
})

describe('an equation', () => {
  it('of another size than declared', () => {
    refused({ equation: () => () => (x: unknown) => x }).toThrow(
      'the layer affine, its equation: expected the output y of size 3; got 2'
    )
    refused({
      equation:
        ({ sum }: Algebra) =>
        () =>
        (x: Expr<2>) =>
          sum(x)
    }).toThrow('expected the output y of size 3; got a number')
    refused({ equation: () => () => () => undefined }).toThrow('expected the output y of size 3; got none')
    refused({ equation: () => () => () => [1, 2, 3] }).toThrow('expected an Expr of this equation; got an array')
  })

  it('that forgets a parameter', () => {
    refused({
      equation:
        ({ matVec }: Algebra) =>
        ({ weights }: { readonly weights: Expr<[3, 2]> }) =>
          matVec(weights)
    }).toThrow('the layer affine, its equation: expected every parameter to be used; got none that uses bias')
    refused({
      equation:
        ({ filled, num }: Algebra) =>
        ({ bias }: { readonly bias: Expr<3> }) =>
        () =>
          filled(bias)(num(1))
    }).toThrow('got none that uses weights')
  })

  it('with sizes that do not fit, in the compiler’s words', () => {
    refused({
      equation:
        ({ matVec, transpose }: Algebra) =>
        ({ weights }: { readonly weights: Expr<[3, 2]> }) =>
        (x: Expr<3>) =>
          matVec(transpose(weights))(x)
    }).toThrow("the layer affine, its equation: Type '2' is not assignable to type '3'.")
  })

  it('that looks at a number', () => {
    refused({ equation: () => () => (x: object) => `${x as unknown as string}` }).toThrow(
      'the layer affine, its equation: nothing in an equation can look at a number'
    )
  })

  it('that reads noise which is not declared', () => {
    refused({
      equation:
        ({ matVec, add }: Algebra) =>
        (
          { weights, bias }: { readonly weights: Expr<[3, 2]>; readonly bias: Expr<3> },
          noise: { readonly size: number }
        ) =>
        (x: Expr<2>) =>
          noise.size > 0 ? add(bias)(matVec(weights)(x)) : bias
    }).toThrow('expected a definition that declares its noise')
  })
})

describe('a pullback', () => {
  const pullback = (back: (algebra: Algebra, c: Expr<3>, x: Expr<2>, w: Expr<[3, 2]>) => unknown) =>
    refused({
      pullback:
        (algebra: Algebra) =>
        ({ weights }: { readonly weights: Expr<[3, 2]> }, x: Expr<2>) =>
        (c: Expr<3>) =>
          back(algebra, c, x, weights)
    })

  it('of other sizes', () => {
    pullback(({ outer, transposedMatVec }, c, x, w) => ({
      parameters: { weights: outer(x)(c), bias: c },
      input: transposedMatVec(w)(c)
    })).toThrow('the layer affine, its pullback: expected the cotangent of weights of size [3, 2]; got [2, 3]')
    pullback(({ outer }, c, x) => ({ parameters: { weights: outer(c)(x), bias: c }, input: c })).toThrow(
      'expected the cotangent of x of size 2; got 3'
    )
    pullback(({ outer, sum }, c, x) => ({ parameters: { weights: outer(c)(x), bias: sum(c) }, input: x })).toThrow(
      'expected the cotangent of bias of size 3; got a number'
    )
  })

  it('of another tree', () => {
    pullback(({ outer }, c, x) => ({ parameters: { weights: outer(c)(x) }, input: x })).toThrow(
      'expected the cotangent of bias of size 3; got none'
    )
    pullback(({ outer }, c, x) => ({ parameters: { weights: outer(c)(x), bias: c } })).toThrow(
      'expected the cotangent of x of size 2; got none'
    )
    pullback(({ outer }, c, x) => ({ parameters: { weights: outer(c)(x), bias: c, gain: c }, input: x })).toThrow(
      'expected cotangents of the parameters alone; got one of gain'
    )
    pullback((_, c, x) => ({ parameters: c, input: x })).toThrow(TypeError)
    pullback((_, _c, x) => ({ parameters: undefined, input: x })).toThrow(
      'expected a record of weights, bias; got undefined'
    )
    pullback(() => undefined).toThrow('the layer affine, its pullback: ')
  })

  it('of tuples with too many', () => {
    expect(() =>
      layer({
        name: 'pair',
        inputs: 3,
        outputs: 3,
        shape: tupleShape(vectorShape(3), vectorShape(3)),
        equation:
          ({ add, hadamard }) =>
          ([a, b]) =>
          x =>
            add(a)(hadamard(b)(x)),
        pullback:
          ({ hadamard }) =>
          ([, b], x) =>
          c => ({
            // @ts-expect-error: two parameters, three cotangents
            parameters: [c, hadamard(x)(c), c],
            input: hadamard(b)(c)
          })
      })
    ).toThrow('the layer pair, its pullback: expected cotangents of the parameters alone; got one of 2')
  })
})

describe('a value that is smuggled', () => {
  it('from the equation to the pullback', () => {
    const kept: Expr<3>[] = []
    expect(() =>
      layer({
        ...right,
        equation: algebra => (parameters, noise) => x => {
          const y = right.equation(algebra)(parameters, noise)(x)
          kept.push(y)
          return y
        },
        pullback:
          ({ outer, transposedMatVec }) =>
          ({ weights }, x) =>
          c => ({
            parameters: { weights: outer(kept[0] ?? c)(x), bias: c },
            input: transposedMatVec(weights)(c)
          })
      })
    ).toThrow('the layer affine, its pullback: a value of another trace')
  })

  it('from one layer to another', () => {
    const kept: Expr<3>[] = []
    const smuggling = () =>
      layer({
        ...right,
        equation: algebra => (parameters, noise) => x => {
          const y = right.equation(algebra)(parameters, noise)(x)
          kept.push(y)
          return kept[0] ?? y
        }
      })
    smuggling()
    expect(smuggling).toThrow('the layer affine, its equation: a value of another trace')
  })
})

it('what an equation throws otherwise comes out as it is', () => {
  refused({
    equation: () => () => () => {
      throw new RangeError('mine')
    }
  }).toThrow(new RangeError('mine'))
})
