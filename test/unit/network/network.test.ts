import fc from 'fast-check'
import { pipe } from 'fp-ts/lib/function.js'
import {
  andThen,
  append,
  dense,
  denseLayer,
  getVectorSpace,
  identity,
  identityLayer,
  input,
  pythonRandom,
  real,
  realScalar,
  repeat,
  sigmoid,
  sigmoidLayer,
  uniform,
  uniforms,
  vector,
  type Layer
} from 'lawgrad'
import { networkCase, ordinary, withCase } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { outputOver } from '../../../src/layer/over.ts'
import { tensorOf, vectorOf } from '../tensor/arbitraries.ts'

const call = (f: unknown, ...args: readonly unknown[]): unknown =>
  typeof f === 'function' ? Reflect.apply(f, undefined, args) : expect.fail('not a function')

const treeOf = <I extends number, O extends number, P>(network: Layer<I, O, P>, bound = 2): fc.Arbitrary<P> =>
  fc
    .array(ordinary(bound), { minLength: network.shape.count, maxLength: network.shape.count })
    .map(network.shape.unflatten)

/** What two networks with the same layers must share: name, sizes, shape, and every number. */
const sameNetwork = <I extends number, O extends number, P>(
  a: Layer<I, O, P> & { readonly layers: readonly unknown[] },
  b: Layer<I, O, P> & { readonly layers: readonly unknown[] }
): void => {
  expect([b.name, b.inputs, b.outputs, b.layers.length]).toEqual([a.name, a.inputs, a.outputs, a.layers.length])
  expect(b.shape.description).toEqual(a.shape.description)
  fc.assert(
    fc.property(treeOf(a), tensorOf(a.inputs, ordinary(4)), tensorOf(a.outputs, ordinary(4)), (p, x, c) => {
      const [left, right] = [a.vjp(p)(x), b.vjp(p)(x)]
      expect(right.output).toEqual(left.output)
      expect(right.pullback(c)).toEqual(left.pullback(c))
      expect(b.forward(p)(x)).toEqual(a.forward(p)(x))
    }),
    { numRuns: 25 }
  )
}

const xor = pipe(input(2), dense(2), sigmoid, dense(1), sigmoid)

describe('a network', () => {
  it('knows its architecture', () => {
    expect(xor.name).toBe('2 → dense 2 → sigmoid → dense 1 → sigmoid')
    expect([xor.inputs, xor.outputs, xor.shape.count]).toEqual([2, 1, 9])
    expect(xor.layers.map(({ name, inputs, outputs }) => [name, inputs, outputs])).toEqual([
      ['dense', 2, 2],
      ['sigmoid', 2, 2],
      ['dense', 2, 1],
      ['sigmoid', 1, 1]
    ])
    expect(pipe(input(3), identity).name).toBe('3 → identity')
  })

  it('equals `pipe(x, forward of each layer …)`, bit for bit', () =>
    fc.assert(
      fc.property(treeOf(xor, 8), vectorOf<2>(2, ordinary(8)), (p, x) => {
        const [hidden, hiddenSigmoid, output, outputSigmoid] = xor.layers
        expect(
          pipe(x, hidden.forward(p[0]), hiddenSigmoid.forward(p[1]), output.forward(p[2]), outputSigmoid.forward(p[3]))
        ).toEqual(xor.forward(p)(x))
      })
    ))

  it('its forward is its equation read with numbers, for any sizes, bit for bit', () =>
    fc.assert(
      fc.property(
        networkCase(),
        withCase(({ network, parameters, batch }) => {
          const over = outputOver(realScalar)(network)
          const theta = network.shape.flatten(parameters)
          for (const { input } of batch.examples) {
            const output = network.forward(parameters)(input)
            expect([...output]).toEqual(over(theta, input.components.map(Number)))
            expect(call(call(network.equation(real), parameters), input)).toEqual(output)
            expect(network.vjp(parameters)(input).output).toEqual(output)
          }
        })
      )
    ))

  it('draws its parameters layer by layer, each unit by unit', () => {
    const [[first, , second], next] = xor.initialize(uniform(0, 1))(pythonRandom(5))
    const [u, after] = uniforms(9)(pythonRandom(5))
    expect([...first.bias, ...second.bias]).toEqual([u[0], u[3], u[6]])
    expect([...first.weights, ...second.weights]).toEqual([
      [u[1], u[2]],
      [u[4], u[5]],
      [u[7], u[8]]
    ])
    expect(next).toEqual(after)
  })

  it('flattens layer by layer: weights by rows, then bias', () => {
    const numbers = Array.from({ length: 9 }, (_, i) => i)
    const [first, , second] = xor.shape.unflatten(numbers)
    expect([...first.weights]).toEqual([
      [0, 1],
      [2, 3]
    ])
    expect([...first.bias]).toEqual([4, 5])
    expect([...second.weights]).toEqual([[6, 7]])
    expect([...second.bias]).toEqual([8])
    expect(xor.shape.flatten([first, [], second, []])).toEqual(numbers)
  })
})

describe('the network without layers', () => {
  it('is the identity', () => {
    const none = input(3)
    expect(none.layers).toEqual([])
    expect(none.shape.count).toBe(0)
    const { output, pullback } = none.vjp([])(vector([1, 2, 3]))
    expect([...output]).toEqual([1, 2, 3])
    expect([...none.forward([])(vector([1, 2, 3]))]).toEqual([1, 2, 3])
    expect(pullback(vector([4, 5, 6]))).toEqual({ parameters: [], input: vector([4, 5, 6]) })
    expect(none.initialize(uniform(0, 1))(pythonRandom(0))).toEqual([[], pythonRandom(0)])
    expect(getVectorSpace(none.shape).zero).toEqual([])
  })

  it('refuses inputs of another size', () => {
    expect(() => call(input(3).forward([]), vector([1, 2]))).toThrow("Type '2' is not assignable to type '3'.")
    expect(() => call(input(3).vjp([]), vector([1, 2]))).toThrow("Type '2' is not assignable to type '3'.")
  })
})

describe('building', () => {
  it('append of a layer is the stage of the same name', () => {
    sameNetwork(
      pipe(input(2), dense(3), sigmoid, identity),
      pipe(input(2), append(denseLayer(2, 3)), append(sigmoidLayer(3)), append(identityLayer(3)))
    )
  })

  it('andThen is associative, bit for bit', () => {
    const [a, b, c] = [pipe(input(2), dense(3)), pipe(input(3), sigmoid, dense(2)), pipe(input(2), sigmoid)]
    sameNetwork(pipe(a, andThen(b), andThen(c)), pipe(a, andThen(pipe(b, andThen(c)))))
    sameNetwork(pipe(a, andThen(b)), pipe(input(2), dense(3), sigmoid, dense(2)))
  })

  it('andThen has input as its unit on both sides', () => {
    sameNetwork(xor, pipe(input(2), andThen(xor)))
    sameNetwork(xor, pipe(xor, andThen(input(1))))
  })

  it('repeat is andThen, again and again', () => {
    const block = pipe(input(2), dense(2), sigmoid)
    sameNetwork(pipe(input(2), repeat(3, block)), pipe(input(2), andThen(block), andThen(block), andThen(block)))
    sameNetwork(pipe(input(2), repeat(1, block)), block)
  })

  it('each repetition has parameters of its own', () => {
    const block = pipe(input(1), dense(1))
    const twice = pipe(input(1), repeat(2, block))
    expect(twice.shape.count).toBe(4)
    expect([...twice.forward(twice.shape.unflatten([2, 0, 3, 1]))(vector([5]))]).toEqual([31])
  })

  it('deep networks: 400 layers, forward and back', () => {
    const deep = pipe(input(2), repeat(200, pipe(input(2), dense(2), sigmoid)), dense(1))
    expect(deep.layers).toHaveLength(401)
    const [p] = deep.initialize(uniform(-3, 3))(pythonRandom(0))
    const { output, pullback } = deep.vjp(p)(vector([1, -1]))
    expect(output.size).toBe(1)
    expect(deep.shape.flatten(pullback(vector([1])).parameters)).toHaveLength(200 * 6 + 3)
    const byLayers = (
      deep.layers as readonly { readonly forward: (p: never) => (x: never) => unknown }[]
    ).reduce<unknown>(
      (x, layer, k) => layer.forward((p as readonly unknown[])[k] as never)(x as never),
      vector([1, -1])
    )
    expect(byLayers).toEqual(output)
  })

  it('refuses networks that do not fit, for callers without types', () => {
    const error = new TypeError("Type '3' is not assignable to type '4'.")
    expect(() => call(andThen(pipe(input(4), sigmoid)), pipe(input(2), dense(3)))).toThrow(error)
    expect(() => call(append(denseLayer(4, 1)), pipe(input(2), dense(3)))).toThrow(error)
    expect(() => call(dense(0 as never), input(2))).toThrow(
      new TypeError('expected a size that is a positive integer, such as 3; got 0')
    )
    expect(() => call(input, 0)).toThrow(new TypeError('expected a size that is a positive integer, such as 3; got 0'))
  })
})
