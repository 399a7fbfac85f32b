import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  activationLayer,
  add,
  compose,
  denseLayer,
  dot,
  elementary,
  getVectorSpace,
  identityLayer,
  layer,
  matrix,
  matVec,
  noShape,
  outer,
  pythonRandom,
  real,
  realScalar,
  scale,
  sigmoidLayer,
  transposedMatVec,
  uniform,
  uniforms,
  vector,
  vectorShape,
  type Layer,
  type None,
  type Vector
} from 'lawgrad'
import { dualNumbers, hostile, ordinary } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { outputOver } from '../../../src/layer/over.ts'
import { forAllSizes, matrixOf, plain, tensorOf, vectorOf } from '../tensor/arbitraries.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

/** The layers under test, on 2 inputs and 3 outputs or 3 and 3. */
const [dense23, dense33, sigmoid3, identity3] = [denseLayer(2, 3), denseLayer(3, 3), sigmoidLayer(3), identityLayer(3)]

/** The laws of a layer with `I` inputs and `O` outputs, on parameters and points of ordinary magnitude. */
const layerLaws = <I extends number, O extends number, P>(layer: Layer<I, O, P>): void => {
  const space = getVectorSpace(layer.shape)
  const parameters = fc
    .array(ordinary(2), { minLength: layer.shape.count, maxLength: layer.shape.count })
    .map(layer.shape.unflatten)
  const x = tensorOf(layer.inputs, ordinary(4))
  const c = tensorOf(layer.outputs, ordinary(4))
  const near = (a: number, b: number, size: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * size)

  it('is pure, and its vjp yields the output of forward, bit for bit', () =>
    fc.assert(
      fc.property(parameters, x, c, (theta, x, c) => {
        const before = JSON.stringify([layer.shape.flatten(theta), x, c])
        const [first, second] = [layer.vjp(theta)(x), layer.vjp(theta)(x)]
        expect(first.output).toEqual(layer.forward(theta)(x))
        expect(second.output).toEqual(first.output)
        const [back, again] = [first.pullback(c), first.pullback(c)]
        expect(again).toEqual(back)
        expect(second.pullback(c)).toEqual(back)
        expect(JSON.stringify([layer.shape.flatten(theta), x, c])).toBe(before)
      })
    ))

  it('has the declared shapes', () =>
    fc.assert(
      fc.property(parameters, x, c, (theta, x, c) => {
        const { output, pullback } = layer.vjp(theta)(x)
        expect(output.size).toBe(layer.outputs)
        expect(pullback(c).input.size).toBe(layer.inputs)
        expect(layer.shape.flatten(pullback(c).parameters)).toHaveLength(layer.shape.count)
      })
    ))

  it('forward is the equation read with numbers, bit for bit', () =>
    fc.assert(
      fc.property(parameters, x, (theta, x) => {
        // in the real reading an Expr is a Tensor
        expect(call(call(layer.equation(real), theta), x)).toEqual(layer.forward(theta)(x))
        expect(outputOver(realScalar)(layer)(layer.shape.flatten(theta), [...x])).toEqual([...layer.forward(theta)(x)])
      })
    ))

  it('the pullback is linear in the cotangent, zero at zero', () =>
    fc.assert(
      fc.property(parameters, x, c, c, ordinary(3), (theta, x, c, d, s) => {
        const { pullback } = layer.vjp(theta)(x)
        const all = (cotangent: typeof c) => [
          ...layer.shape.flatten(pullback(cotangent).parameters),
          ...pullback(cotangent).input
        ]
        const [left, pc, pd] = [all(add(scale(s)(d))(c)), all(c), all(d)]
        left.forEach((l, i) => near(l, (pc[i] ?? 0) + s * (pd[i] ?? 0), 1000))
        expect(all(scale(0)(c)).every(g => g === 0)).toBe(true)
      })
    ))

  it('adjoint: ⟨c, J·u⟩ = ⟨Jᵀ·c, u⟩, J·u from the equation by dual numbers', () =>
    fc.assert(
      fc.property(parameters, x, c, (theta, x, c) => {
        const point = [...layer.shape.flatten(theta), ...x]
        const gradient = dualNumbers.gradient(scalar => {
          const f = outputOver(scalar)(layer)
          return xs => {
            const y = f(xs.slice(0, layer.shape.count), xs.slice(layer.shape.count))
            return y.reduce(
              (sum, yi, i) => scalar.add(sum, scalar.mul(scalar.fromNumber([...c][i] ?? 0), yi)),
              scalar.zero
            )
          }
        })(point)
        const back = layer.vjp(theta)(x).pullback(c)
        const analytic = [...layer.shape.flatten(back.parameters), ...back.input]
        expect(analytic).toHaveLength(gradient.length)
        gradient.forEach(({ value, uncertainty }, i) =>
          expect(Math.abs((analytic[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(
            2 * uncertainty + 1e-12 * Math.abs(value)
          )
        )
      })
    ))

  it('initialize draws as many values as there are parameters, purely', () => {
    const random = pythonRandom(7)
    const [theta, next] = layer.initialize(uniform(0, 1))(random)
    expect(layer.initialize(uniform(0, 1))(random)).toEqual([theta, next])
    expect(layer.shape.flatten(theta).toSorted()).toEqual(uniforms(layer.shape.count)(random)[0].toSorted())
    expect(space.norm(theta) >= 0).toBe(true)
  })
}

describe('dense', () => {
  layerLaws(dense23)
})
describe('sigmoid', () => {
  layerLaws(sigmoid3)
})
describe('identity', () => {
  layerLaws(identity3)
})
describe('compose', () => {
  layerLaws(pipe(dense23, compose(sigmoid3), compose(dense33), compose(identity3)))
})

describe('dense, exactly on dyadic numbers', () => {
  it('forward is W·x + b, the pullback (c·xᵀ, c, Wᵀ·c)', () =>
    forAllSizes((o, i, _k, draw) => {
      const dense = denseLayer(i, o)
      const [weights, bias, x, c] = [draw(matrixOf(o, i)), draw(vectorOf(o)), draw(vectorOf(i)), draw(vectorOf(o))]
      const { output, pullback } = dense.vjp({ weights, bias })(x)
      const back = pullback(c)
      expect(plain(output)).toEqual(plain(add(bias)(matVec(weights)(x))))
      expect(plain(back.parameters.weights)).toEqual(plain(outer(c)(x)))
      expect(plain(back.parameters.bias)).toEqual(plain(c))
      expect(plain(back.input)).toEqual(plain(transposedMatVec(weights)(c)))
    }))

  it('is affine in its parameters: ⟨c, f(p + q)⟩ grows by ⟨pullback(c), q⟩', () =>
    forAllSizes((o, i, _k, draw) => {
      const dense = denseLayer(i, o)
      const space = getVectorSpace(dense.shape)
      const tree = () => ({ weights: draw(matrixOf(o, i)), bias: draw(vectorOf(o)) })
      const [p, q, x, c] = [tree(), tree(), draw(vectorOf(i)), draw(vectorOf(o))]
      const change = dot(c)(dense.forward(space.add(q)(p))(x)) - dot(c)(dense.forward(p)(x))
      expect(change).toBe(space.inner(q)(dense.vjp(p)(x).pullback(c).parameters))
    }))

  it('draws unit by unit, its bias first: θ₀ⱼ, θ₁ⱼ, θ₂ⱼ …', () => {
    const [parameters] = denseLayer(2, 3).initialize(uniform(0, 1))(pythonRandom(1))
    const [u] = uniforms(9)(pythonRandom(1))
    expect([...parameters.bias]).toEqual([u[0], u[3], u[6]])
    expect([...parameters.weights]).toEqual([
      [u[1], u[2]],
      [u[4], u[5]],
      [u[7], u[8]]
    ])
  })

  it('tells the initializer its fan', () => {
    const fans: unknown[] = []
    const spy = { name: 'spy', draw: (fan: unknown) => (count: number) => (fans.push(fan, count), uniforms(count)) }
    denseLayer(2, 3).initialize(spy)(pythonRandom(0))
    expect(fans).toEqual([{ fanIn: 2, fanOut: 3 }, 9])
  })
})

describe('sigmoid', () => {
  it('applies g and g′ to each component', () =>
    fc.assert(
      fc.property(vectorOf<3>(3, hostile), vectorOf<3>(3, ordinary(2)), (z, c) => {
        const { output, pullback } = sigmoid3.vjp([])(z)
        expect([...output]).toEqual([...z].map(elementary.sigmoid))
        expect([...pullback(c).input]).toEqual(
          [...z].map((x, i) => ([...c][i] ?? Number.NaN) * elementary.sigmoidDerivative(x))
        )
      })
    ))

  it('keeps the derivative at saturation', () => {
    const { pullback } = sigmoidLayer(2).vjp([])(vector([40, -40]))
    expect([...pullback(vector([1, 1])).input]).toEqual([Math.exp(-40), Math.exp(-40)])
  })
})

describe('activation', () => {
  it('applies the equation and the derivative at z, not at a', () => {
    const square = activationLayer({
      name: 'square',
      equation:
        ({ times }) =>
        z =>
          times(z, z),
      derivative:
        ({ times, num }) =>
        z =>
          times(num(2), z)
    })(2)
    const { output, pullback } = square.vjp([])(vector([3, -4]))
    expect(square.name).toBe('square')
    expect([...output]).toEqual([9, 16])
    expect([...pullback(vector([1, 10])).input]).toEqual([6, -80])
  })
})

describe('composition', () => {
  const point = fc.tuple(
    vectorOf<2>(2, ordinary(4)),
    vectorOf<3>(3, ordinary(4)),
    fc.record({ weights: matrixOf<3, 2>(3, 2, ordinary(2)), bias: vectorOf<3>(3, ordinary(2)) }),
    fc.record({ weights: matrixOf<3, 3>(3, 3, ordinary(2)), bias: vectorOf<3>(3, ordinary(2)) })
  )
  const leftNested = pipe(dense23, compose(sigmoid3), compose(dense33))
  const rightNested = pipe(dense23, compose(pipe(sigmoid3, compose(dense33))))

  it('is associative up to the nesting of the parameters, bit for bit', () =>
    fc.assert(
      fc.property(point, ([x, c, p, q]) => {
        const left = leftNested.vjp([[p, []], q])(x)
        const right = rightNested.vjp([p, [[], q]])(x)
        expect(left.output).toEqual(right.output)
        const [l, r] = [left.pullback(c), right.pullback(c)]
        expect(l.input).toEqual(r.input)
        expect(leftNested.shape.flatten(l.parameters)).toEqual(rightNested.shape.flatten(r.parameters))
      })
    ))

  it('has the identity as its unit on both sides, bit for bit', () =>
    fc.assert(
      fc.property(point, ([x, c, p]) => {
        const alone = dense23.vjp(p)(x)
        const before = pipe(identityLayer(2), compose(dense23)).vjp([[], p])(x)
        const after = pipe(dense23, compose(identity3)).vjp([p, []])(x)
        expect(before.output).toEqual(alone.output)
        expect(after.output).toEqual(alone.output)
        expect(before.pullback(c)).toEqual({
          parameters: [[], alone.pullback(c).parameters],
          input: alone.pullback(c).input
        })
        expect(after.pullback(c)).toEqual({
          parameters: [alone.pullback(c).parameters, []],
          input: alone.pullback(c).input
        })
      })
    ))

  it('obeys the chain rule: the pullback of a composition is that of the pullbacks, turned around', () =>
    fc.assert(
      fc.property(point, ([x, c, p, q]) => {
        const [f, g] = [dense23.vjp(p)(x), dense33.vjp(q)(dense23.forward(p)(x))]
        const both = pipe(dense23, compose(dense33)).vjp([p, q])(x)
        const afterG = g.pullback(c)
        const afterF = f.pullback(afterG.input)
        expect(both.output).toEqual(g.output)
        expect(both.pullback(c)).toEqual({ parameters: [afterF.parameters, afterG.parameters], input: afterF.input })
      })
    ))

  it('draws the first layer first', () => {
    const [[p, q]] = pipe(dense23, compose(dense33)).initialize(uniform(0, 1))(pythonRandom(3))
    const [first, after] = dense23.initialize(uniform(0, 1))(pythonRandom(3))
    expect([p, q]).toEqual([first, dense33.initialize(uniform(0, 1))(after)[0]])
  })

  it('is named in the order of application', () => expect(leftNested.name).toBe('dense → sigmoid → dense'))

  it('runs each forward once', () => {
    const runs: string[] = []
    const counted = (name: string) =>
      layer<2, 2, Vector<2>>({
        name,
        inputs: 2,
        outputs: 2,
        shape: vectorShape(2),
        equation: algebra => theta => x => {
          if (algebra === real) runs.push(name)
          return algebra.hadamard(theta)(x)
        },
        pullback:
          ({ hadamard }) =>
          (theta, x) =>
          c => ({ parameters: hadamard(x)(c), input: hadamard(theta)(c) })
      })
    const chain = pipe(counted('a'), compose(counted('b')), compose(counted('c')))
    const theta = vector([1, 2])
    const { pullback } = chain.vjp([[theta, theta], theta])(vector([1, 1]))
    pullback(vector([1, 1]))
    pullback(vector([1, 0]))
    expect(runs).toEqual(['a', 'b', 'c'])
  })
})

describe('callers without types', () => {
  const parameters = {
    weights: matrix([
      [1, 2],
      [3, 4],
      [5, 6]
    ]),
    bias: vector([0, 0, 0])
  }
  const sizes = (got: number | string, expected: number | string) =>
    new TypeError(`Type '${got}' is not assignable to type '${expected}'.`)

  it.each<readonly [string, () => unknown, TypeError]>([
    ['an input that is too long', () => call(dense23.forward(parameters), vector([1, 2, 3])), sizes(3, 2)],
    ['an input that is too short', () => call(dense23.forward(parameters), vector([1])), sizes(1, 2)],
    ['the vjp too', () => call(dense23.vjp(parameters), vector([1, 2, 3])), sizes(3, 2)],
    ['an activation', () => call(sigmoid3.forward([]), vector([1])), sizes(1, 3)],
    ['parameters of another layer', () => call(dense33.forward, parameters), sizes('[3, 2]', '[3, 3]')],
    ['a cotangent', () => call(dense23.vjp(parameters)(vector([1, 2])).pullback, vector([1])), sizes(1, 3)],
    ['a composition that does not fit', () => call(compose(denseLayer(4, 1)), dense23), sizes(3, 4)]
  ])('%s', (_, wrong, error) => expect(wrong).toThrow(error))

  it('an equation whose output has another length than declared', () => {
    const wrong = () =>
      layer<2, 3, None>({
        name: 'wrong',
        inputs: 2,
        outputs: 3,
        shape: noShape,
        // @ts-expect-error Type 'Expr<2>' is not assignable to type 'Expr<3>'.
        equation: () => () => x => x,
        pullback: () => (_, x) => () => ({ parameters: [], input: x })
      })
    expect(wrong).toThrow(new TypeError('the layer wrong, its equation: expected the output y of size 3; got 2'))
  })

  it.each([0, -1, 1.5, Number.NaN])('a layer of size %s', wrong =>
    expect(() => call(sigmoidLayer, wrong)).toThrow(
      new TypeError(`expected a size that is a positive integer, such as 3; got ${wrong}`)
    )
  )
})
