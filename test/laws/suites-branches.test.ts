/** Branches, frozen layers and tied parameters are layers like any other: every law of layers, networks and noise holds of them. */
import {
  append,
  bernoulli,
  beside,
  compose,
  denseLayer,
  dense,
  fork,
  forkLayer,
  forkMean,
  forkMeanLayer,
  forkSum,
  forkSumLayer,
  frozen,
  frozenLayer,
  identityLayer,
  input,
  layer,
  matrix,
  matrixShape,
  noParameters,
  noShape,
  pipe,
  projectionLayer,
  quadraticLoss,
  reluLayer,
  sigmoid,
  softmax,
  structShape,
  tanh,
  tanhLayer,
  tiedLayer,
  vector,
  vectorShape,
  type Algebra,
  type Back,
  type Layer,
  type None
} from 'lawgrad'
import { layerSuite, networkSuite, noiseSuite, runSuite, type Suite } from 'lawgrad/laws'
import { describe, expect, it } from 'vitest'
import { options, right } from './suites-support.ts'

const drop = layer({
  name: 'drop',
  inputs: 3,
  outputs: 3,
  shape: noShape,
  noise: { size: 3, distribution: bernoulli(0.5) },
  equation:
    ({ hadamard }) =>
    (_, noise) =>
    x =>
      hadamard(noise)(x),
  pullback:
    ({ hadamard }) =>
    (_parameters, _input, _output, noise) =>
    c => ({ parameters: noParameters, input: hadamard(noise)(c) })
})

const narrow = pipe(input(3), dense(2), tanh)
const affine = { weights: matrix([[1, -2], [0.5, 0], [3, 0]]), bias: vector([0.25, 0, 0]) } // prettier-ignore

const auto = tiedLayer(pipe(denseLayer(3, 2), compose(tanhLayer(2)), compose(projectionLayer(2, 3))), {
  name: 'tied autoencoder',
  shape: structShape({ weights: matrixShape(2, 3), bias: vectorShape(2) }),
  equation:
    ({ transpose }) =>
    ({ weights, bias }) => [[{ weights, bias }, noParameters], { weights: transpose(weights) }],
  pullback:
    ({ add, transpose }) =>
    ([[encoder], decoder]) => ({
      weights: pipe(encoder.weights, add(transpose(decoder.weights))),
      bias: encoder.bias
    })
})

const noisy = pipe(input(3), fork(drop, pipe(input(3), append(drop), dense(2))), beside(drop, denseLayer(2, 1)))

right(
  layerSuite(projectionLayer(3, 2)),
  layerSuite(forkLayer(denseLayer(2, 1), pipe(input(2), dense(2), tanh), reluLayer(2))),
  layerSuite(forkSumLayer(projectionLayer(3, 2), narrow)),
  layerSuite(forkMeanLayer(denseLayer(3, 2), narrow, projectionLayer(3, 2))),
  layerSuite(frozenLayer(denseLayer(2, 3), affine)),
  layerSuite(auto),
  networkSuite(noisy),
  noiseSuite(noisy, quadraticLoss),
  networkSuite(
    pipe(
      input(3),
      fork(narrow, identityLayer(3)),
      beside(denseLayer(2, 2), pipe(input(3), dense(1), sigmoid)),
      forkSum(identityLayer(3), pipe(input(3), dense(3), tanh)),
      forkMean(pipe(input(3), dense(2), softmax), pipe(input(3), dense(4), tanh, dense(2), softmax))
    )
  ),
  networkSuite(pipe(input(2), frozen(denseLayer(2, 3), affine), dense(1))),
  layerSuite(forkSumLayer(identityLayer([1, 2, 2]), identityLayer([1, 2, 2])))
)

const wide = projectionLayer(2, 2)
type Wide = ReturnType<typeof wide.shape.unflatten>

/** W·x + tanh(x), whose pullback is what is made of those of the two branches. */
const summed = (pullback: (algebra: Algebra) => (first: Back<2, Wide>, second: Back<2, None>) => Back<2, Wide>) =>
  layer<2, 2, Wide>({
    name: 'branches by hand',
    inputs: 2,
    outputs: 2,
    shape: wide.shape,
    equation: algebra => theta => x =>
      pipe(wide.equation(algebra)(theta)(x), algebra.add(tanhLayer(2).equation(algebra)([])(x))),
    pullback: algebra => {
      const [f, g] = [wide.at(algebra), tanhLayer(2).at(algebra)]
      return (theta, x) => c => pullback(algebra)(f(theta, x, []).pullback(c), g([], x, []).pullback(c))
    }
  })

const failed = (suite: Suite): readonly string[] =>
  runSuite(options)({ ...suite, below: [] }).flatMap(({ law, verdict }) => (verdict._tag === 'Fail' ? [law] : []))

describe('branches and ties', () => {
  it('by hand are right where the cotangents of both branches are added', () =>
    expect(
      failed(
        layerSuite(
          summed(({ add }) => (first, second) => ({
            parameters: first.parameters,
            input: pipe(first.input, add(second.input))
          }))
        )
      )
    ).toEqual([]))

  it.each<readonly [string, () => Layer<2, 2, Wide>]>([
    ['the first branch only', () => summed(() => first => first)],
    [
      'the mean for the sum',
      () =>
        summed(({ add, scale, num }) => (first, second) => ({
          parameters: first.parameters,
          input: pipe(first.input, add(second.input), scale(num(0.5)))
        }))
    ]
  ])('fail where the input’s cotangent is wrong: %s', (_, subject) => {
    expect(failed(layerSuite(subject()))).toContain('adjoint')
  })

  it('fail where a tied tensor has the cotangent of one use only', () => {
    const tied = tiedLayer(pipe(projectionLayer(3, 2), compose(projectionLayer(2, 3))), {
      name: 'tied',
      shape: structShape({ weights: matrixShape(2, 3) }),
      equation:
        ({ transpose }) =>
        ({ weights }) => [{ weights }, { weights: transpose(weights) }],
      pullback:
        () =>
        ([{ weights }]) => ({ weights })
    })
    expect(failed(layerSuite(tied))).toContain('adjoint')
  })
})
