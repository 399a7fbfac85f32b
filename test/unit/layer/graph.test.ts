/** Layers and networks as graphs: what they compute, what is shared, and what their leaves are called. */
import { pipe } from 'fp-ts/lib/function.js'
import { describe, expect, it } from 'vitest'
import { flops, parameterCount } from '../../../src/algebra/graph/count.ts'
import { sameGraph } from '../../../src/algebra/graph/equal-graphs.ts'
import type { Graph, Operation } from '../../../src/algebra/graph/graph.ts'
import { interpret } from '../../../src/algebra/graph/interpret.ts'
import type { AnySize, Size } from '../../../src/dimension/size.ts'
import { activationLayer } from '../../../src/layer/activation.ts'
import { compose } from '../../../src/layer/compose.ts'
import { denseLayer } from '../../../src/layer/dense.ts'
import { gradientGraph, layerGraph } from '../../../src/layer/graph.ts'
import { glorotUniform } from '../../../src/layer/initializer.ts'
import { layer, type Layer } from '../../../src/layer/layer.ts'
import { drawNoise } from '../../../src/layer/noise.ts'
import { reluLayer } from '../../../src/layer/relu.ts'
import { residualLayer } from '../../../src/layer/residual.ts'
import { sharedLayer } from '../../../src/layer/shared.ts'
import { sigmoidLayer } from '../../../src/layer/sigmoid.ts'
import { softmaxLayer } from '../../../src/layer/softmax.ts'
import { tanhLayer } from '../../../src/layer/tanh.ts'
import { relu } from '../../../src/network/activations.ts'
import { dense, input, repeat } from '../../../src/network/network.ts'
import { standardNormal } from '../../../src/random/distribution.ts'
import { pythonRandom } from '../../../src/random/random.ts'
import { layoutOf, tensorsOf } from '../../../src/tensor/internal/shape.ts'
import { countOf, extentsOfSize, ownTensor, valuesOf } from '../../../src/tensor/internal/tensor.ts'
import { matrixShape, noShape, structShape, tensorShape, vectorShape } from '../../../src/tensor/shape.ts'
import type { Tensor } from '../../../src/tensor/tensor.ts'

const count = (operation: Operation, { nodes }: Graph): number =>
  nodes.filter(node => node.operation === operation).length

const leaves = ({ nodes }: Graph): readonly string[] =>
  nodes.flatMap(node => (node.operation === 'leaf' ? [node.name] : []))

/** A tensor of a size. */
const some = <S extends Size>(size: S, at: number): Tensor<S> => {
  const extents = extentsOfSize(size)
  return ownTensor<S>(
    extents,
    Float64Array.from({ length: countOf(extents) }, (_, k) => Math.sin(at + 1.7 * k))
  )
}

const componentsOf = (values: Readonly<Record<string, unknown>>): readonly (readonly number[])[] =>
  Object.values(values).map(value => (typeof value === 'number' ? [value] : [...valuesOf(value as Tensor<AnySize>)]))

/** Noise with its scale as the one parameter, one tensor, and another layer with parameters called like inputs. */
const noisy = layer({
  name: 'noisy',
  inputs: 3,
  outputs: 3,
  shape: vectorShape(3),
  noise: { size: 3, distribution: standardNormal },
  equation:
    ({ add, hadamard }) =>
    (scale, noise) =>
    x =>
      add(hadamard(scale)(noise))(x),
  pullback:
    ({ hadamard }) =>
    (_scale, _x, _y, noise) =>
    c => ({ parameters: hadamard(noise)(c), input: c })
})
const confusing = layer({
  name: 'confusing',
  inputs: 3,
  outputs: 3,
  shape: structShape({ x: vectorShape(3), c: matrixShape(3, 3) }),
  equation:
    ({ add, matVec }) =>
    ({ x, c }) =>
    z =>
      add(x)(matVec(c)(z)),
  pullback:
    ({ outer, transposedMatVec }) =>
    ({ c }, z) =>
    d => ({ parameters: { x: d, c: outer(d)(z) }, input: transposedMatVec(c)(d) })
})
const attention = layer({
  name: 'attention without weights',
  inputs: [4, 3],
  outputs: [4, 3],
  shape: noShape,
  equation:
    ({ mapRows }) =>
    () =>
      mapRows<4, 3, 3>(row => row),
  pullback:
    ({ mapRows }) =>
    () =>
    c => ({ parameters: [], input: mapRows<4, 3, 3>(row => row)(c) })
})

/** Tries a layer's graphs against its real reading. */
const held = <I extends Size, O extends Size, P>(subject: Layer<I, O, P>) => {
  const [parameters] = subject.initialize(glorotUniform)(pythonRandom(1))
  const [x, c] = [some(subject.inputs, 1), some(subject.outputs, 2)]
  const [noise] = drawNoise(subject)(pythonRandom(2))
  const { output, pullback } = subject.vjp(parameters)(x, noise)
  const back = pullback(c)
  const tensors = tensorsOf(layoutOf(subject.shape), parameters)
  const forward = layerGraph(subject)
  const given = [...tensors, x, ...noise]
  const values = (graph: Graph, list: readonly unknown[]) =>
    componentsOf(interpret(graph)(Object.fromEntries(leaves(graph).map((name, k) => [name, list[k]])) as never))
  expect(values(forward, given)).toEqual([[...valuesOf(output)]])
  expect(values(gradientGraph(subject), [...given, c])).toEqual(
    [...tensorsOf(layoutOf(subject.shape), back.parameters), back.input].map(tensor => [...valuesOf(tensor)])
  )
}

describe('graphs of layers', () => {
  it('compute what the layers compute, and their pullbacks', () => {
    held(denseLayer(2, 3))
    held(pipe(denseLayer(2, 3), compose(reluLayer(3)), compose(denseLayer(3, 2)), compose(softmaxLayer(2))))
    held(residualLayer(pipe(denseLayer(3, 3), compose(tanhLayer(3)))))
    held(sharedLayer(3, denseLayer(3, 3)))
    held(pipe(input(2), dense(3), relu, repeat(3, pipe(input(3), dense(3), relu)), dense(1)))
    held(noisy)
    held(pipe(noisy, compose(denseLayer(3, 2))))
    held(confusing)
    held(attention)
  })

  it('name their leaves by path, and give primes where parameters have the names', () => {
    expect(leaves(gradientGraph(denseLayer(2, 3)))).toEqual(['weights', 'bias', 'x', 'c'])
    expect(leaves(layerGraph(pipe(noisy, compose(denseLayer(3, 2)), compose(noisyOf2))))).toEqual([
      '0.0',
      '0.1.weights',
      '0.1.bias',
      '1',
      'x',
      'noise.0',
      'noise.1'
    ])
    expect(leaves(gradientGraph(noisy))).toEqual(['parameters', 'x', 'noise.0', 'c'])
    expect(leaves(gradientGraph(confusing))).toEqual(['x', 'c', 'x′', 'c′'])
    expect(gradientGraph(confusing).outputs.map(({ name }) => name)).toEqual(['x', 'c', 'x′'])
  })

  it('count the products and parameters of a dense layer', () => {
    const forward = layerGraph(denseLayer(784, 30))
    expect(flops(forward)).toBe(2 * 784 * 30 + 30)
    expect(flops(gradientGraph(denseLayer(784, 30)))).toBe(784 * 30 + 2 * 784 * 30)
    expect(parameterCount(name => name !== 'x')(forward)).toBe(denseLayer(784, 30).shape.count)
  })
})

const noisyOf2 = layer({
  name: 'noisy',
  inputs: 2,
  outputs: 2,
  shape: tensorShape(2),
  noise: { size: 2, distribution: standardNormal },
  equation:
    ({ add, hadamard }) =>
    (scale, noise) =>
    x =>
      add(hadamard(scale)(noise))(x),
  pullback:
    ({ hadamard }) =>
    (_scale, _x, _y, noise) =>
    c => ({ parameters: hadamard(noise)(c), input: c })
})

describe('sharing', () => {
  const deep = pipe(input(3), repeat(20, pipe(input(3), dense(3), relu)))

  it('twenty dense layers are twenty products, and forty more back', () => {
    expect(count('matVec', layerGraph(deep))).toBe(20)
    const back = gradientGraph(deep)
    expect([count('matVec', back), count('transposedMatVec', back), count('outer', back)]).toEqual([20, 20, 20])
  })

  it('a pullback that calls the equation again adds no product', () => {
    /** σ(W·x), whose pullback computes W·x again. */
    const again = layer({
      name: 'again',
      inputs: 2,
      outputs: 3,
      shape: matrixShape(3, 2),
      equation: algebra => w => x => pipe(x, algebra.matVec(w), algebra.map(algebra.sigmoid)),
      pullback: algebra => (w, x) => c => {
        const z = pipe(x, algebra.matVec(w))
        const slope = algebra.map(each => algebra.times(algebra.sigmoid(each), algebra.sigmoid(algebra.negate(each))))(
          z
        )
        const d = algebra.hadamard(slope)(c)
        return { parameters: algebra.outer(d)(x), input: algebra.transposedMatVec(w)(d) }
      }
    })
    const chain = pipe(again, compose(sigmoidLayer(3)))
    const graph = gradientGraph(chain)
    expect([count('matVec', graph), count('transposedMatVec', graph)]).toEqual([1, 1])
    held(chain)
  })

  it('nested residual connections are one product each', () => {
    const block = pipe(denseLayer(3, 3), compose(tanhLayer(3)))
    const nested = residualLayer(residualLayer(residualLayer(block)))
    expect(count('matVec', gradientGraph(nested))).toBe(1)
    expect(count('tanh', gradientGraph(nested))).toBeLessThanOrEqual(1)
  })
})

describe('layers that are the same', () => {
  it('are so by what they compute, whatever they are called', () => {
    const mine = activationLayer({
      name: 'mine',
      equation: ({ sigmoid }) => sigmoid,
      derivative:
        ({ sigmoid, negate, times }) =>
        z =>
          times(sigmoid(negate(z)), sigmoid(z))
    })(3)
    const liar = activationLayer({
      name: 'sigmoid',
      equation:
        ({ sigmoid, times, num }) =>
        z =>
          sigmoid(times(num(2), z)),
      derivative:
        ({ sigmoid, negate, times, num }) =>
        z =>
          times(num(2), times(sigmoid(times(num(2), z)), sigmoid(negate(times(num(2), z)))))
    })(3)
    const same = (a: Layer<3, 3, readonly []>) =>
      sameGraph(layerGraph(a), layerGraph(sigmoidLayer(3))) &&
      sameGraph(gradientGraph(a), gradientGraph(sigmoidLayer(3)))
    expect([same(mine), same(liar), same(tanhLayer(3))]).toEqual([true, false, false])
  })
})
