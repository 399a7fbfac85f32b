import {
  absoluteLoss,
  adadelta,
  adagrad,
  adam,
  adamW,
  addL1,
  addL2,
  amsGrad,
  append,
  beside,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  chain,
  clipByNorm,
  clipByValue,
  constant,
  convolution,
  cosineDecay,
  dense,
  denseLayer,
  dropout,
  elu,
  exponentialDecay,
  flatten,
  fork,
  forkMean,
  forkSum,
  gaussianNoise,
  gelu,
  geluTanh,
  gradientDescent,
  hardSigmoid,
  hingeLoss,
  huberLoss,
  identity,
  input,
  inverseTime,
  layersFrom,
  leakyRelu,
  lion,
  logCoshLoss,
  maxPool,
  momentum,
  pipe,
  quadraticLoss,
  relu,
  residual,
  rmsProp,
  shared,
  sigmoid,
  sigmoidCrossEntropy,
  silu,
  softmax,
  softmaxCrossEntropy,
  softplus,
  stepDecay,
  tanh,
  trainer,
  updateOnly,
  warmUp,
  type AnyMemory,
  type Size,
  type Trainer
} from 'lawgrad'
import { engineSuite, runSuite, showReport, type EngineSuiteOptions } from 'lawgrad/laws'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attention,
  cutOff,
  decaying,
  gains,
  late,
  layerNorm,
  recurrent,
  resilient,
  rowSoftmax,
  tripled
} from './parts.ts'

const descent = gradientDescent(0.3)
const net = pipe(input(5), dense(7), tanh, dense(3))
const oneHot = { targets: fc.constantFrom(0, 1) }

const holds = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  name: string,
  subject: Trainer<I, O, P, Ms>,
  options: EngineSuiteOptions = {}
): void =>
  it(name, () => {
    const reports = runSuite({ seed: 7, runs: 6 })(engineSuite(subject, options))
    expect(reports.filter(({ verdict }) => verdict._tag === 'Fail').map(showReport)).toEqual([])
    expect(reports.some(({ verdict }) => verdict._tag === 'Pass')).toBe(true)
  })

describe('the engine does what the reference does', () => {
  describe('networks', () => {
    holds('a unit', trainer(pipe(input(2), dense(1), sigmoid), quadraticLoss, descent))
    holds(
      'a layer that has neither parameters nor use for them',
      trainer(pipe(input(3), dense(2), identity), quadraticLoss, descent)
    )
    holds(
      'residual',
      trainer(pipe(input(5), residual(pipe(input(5), dense(5), tanh)), dense(2)), quadraticLoss, descent)
    )
    holds(
      'shared',
      trainer(pipe(input(5), shared(3, pipe(input(5), dense(5), tanh)), dense(2)), quadraticLoss, descent)
    )
    holds(
      'beside',
      trainer(
        pipe(input(5), beside(pipe(input(3), dense(2), tanh), pipe(input(2), dense(3))), dense(2)),
        quadraticLoss,
        descent
      )
    )
    holds(
      'fork',
      trainer(pipe(input(3), fork(denseLayer(3, 2), pipe(input(3), dense(3), tanh)), dense(2)), quadraticLoss, descent)
    )
    holds(
      'sums',
      trainer(pipe(input(3), forkSum(denseLayer(3, 2), pipe(input(3), dense(2), tanh))), quadraticLoss, descent)
    )
    holds(
      'means',
      trainer(pipe(input(3), forkMean(denseLayer(3, 2), pipe(input(3), dense(2), tanh))), quadraticLoss, descent)
    )
    holds(
      'dropout and noise',
      trainer(pipe(input(5), gaussianNoise(0.1), dense(9), dropout(0.5), tanh, dense(2)), quadraticLoss, descent)
    )
    holds('layer norm', trainer(pipe(input(5), append(layerNorm), dense(3)), quadraticLoss, descent))
    holds('a recurrent layer', trainer(pipe(input(3, 2), append(recurrent)), quadraticLoss, descent))
    holds(
      'a softmax of each row',
      trainer(pipe(input(3, 4), append(rowSoftmax), flatten, dense(2)), quadraticLoss, descent)
    )
    holds('a matrix of gains', trainer(pipe(input(3, 5), append(gains)), quadraticLoss, descent))
    holds(
      'a pullback that is not linear',
      trainer(pipe(input(5), dense(7), append(cutOff), dense(2)), quadraticLoss, descent)
    )
    holds(
      'a pullback with a part of its own',
      trainer(pipe(input(5), dense(7), append(decaying), dense(2)), quadraticLoss, descent)
    )
    holds('a bias that counts three times', trainer(pipe(input(5), append(tripled)), quadraticLoss, descent))
    holds('attention', trainer(pipe(input(3, 4), append(attention)), quadraticLoss, gradientDescent(0.001)))
    holds(
      'a convolution',
      trainer(pipe(input(1, 8, 9), convolution(3, 3), relu, flatten, dense(2)), quadraticLoss, gradientDescent(0.01))
    )
    holds(
      'convolutions and a pool',
      trainer(
        pipe(input(2, 9, 11), convolution(3, 2), tanh, convolution(4, 3), relu, maxPool(2), flatten, dense(2)),
        quadraticLoss,
        gradientDescent(0.001)
      ),
      { maxExamples: 3 }
    )
  })
  describe('activations', () => {
    holds('relu', trainer(pipe(input(3), dense(5), relu, dense(2)), quadraticLoss, descent))
    holds('softplus', trainer(pipe(input(3), dense(5), softplus, dense(2)), quadraticLoss, descent))
    holds('elu', trainer(pipe(input(3), dense(5), elu(0.5), dense(2)), quadraticLoss, descent))
    holds('gelu', trainer(pipe(input(3), dense(5), gelu, dense(2)), quadraticLoss, descent))
    holds('geluTanh', trainer(pipe(input(3), dense(5), geluTanh, dense(2)), quadraticLoss, descent))
    holds('hardSigmoid', trainer(pipe(input(3), dense(5), hardSigmoid, dense(2)), quadraticLoss, descent))
    holds('leakyRelu', trainer(pipe(input(3), dense(5), leakyRelu(0.1), dense(2)), quadraticLoss, descent))
    holds('silu', trainer(pipe(input(3), dense(5), silu, dense(2)), quadraticLoss, descent))
    holds('softmax', trainer(pipe(input(3), dense(5), softmax, dense(2)), quadraticLoss, descent))
  })
  describe('losses', () => {
    holds('absolute', trainer(net, absoluteLoss, descent))
    holds('huber', trainer(net, huberLoss(0.3), descent))
    holds('log cosh', trainer(net, logCoshLoss, descent))
    holds('hinge', trainer(net, hingeLoss, descent), { targets: fc.constantFrom(-1, 1) })
    holds('sigmoid cross-entropy', trainer(net, sigmoidCrossEntropy, descent), oneHot)
    holds('softmax cross-entropy', trainer(net, softmaxCrossEntropy, descent), oneHot)
    holds('binary cross-entropy', trainer(pipe(input(4), dense(3), sigmoid), binaryCrossEntropy, descent), oneHot)
    holds(
      'categorical cross-entropy',
      trainer(pipe(input(4), dense(3), softmax), categoricalCrossEntropy, descent),
      oneHot
    )
  })
  describe('optimizers', () => {
    holds('momentum', trainer(net, quadraticLoss, momentum(0.1)))
    holds('nesterov', trainer(net, quadraticLoss, momentum(0.1, { nesterov: true })))
    holds('adam', trainer(net, quadraticLoss, adam(0.01, { epsilon: 1e-3 })))
    holds('adamW, warmed up', trainer(net, quadraticLoss, adamW(warmUp(3, constant(0.01)), { epsilon: 1e-3 })))
    holds('amsGrad', trainer(net, quadraticLoss, amsGrad(0.01, { epsilon: 1e-3 })))
    holds('rmsProp', trainer(net, quadraticLoss, rmsProp(0.01, { epsilon: 1e-3 })))
    holds('adagrad', trainer(net, quadraticLoss, adagrad(0.1, { epsilon: 1e-3 })))
    holds('adadelta', trainer(net, quadraticLoss, adadelta(1)))
    holds('lion', trainer(net, quadraticLoss, lion(0.01)))
    holds('clipped by norm', trainer(net, quadraticLoss, chain(clipByNorm(0.1), descent)))
    holds('clipped by value', trainer(net, quadraticLoss, chain(clipByValue(0.01), descent)))
    holds('one that reads what it has replaced', trainer(net, quadraticLoss, late))
    holds('one that compares with what it replaces', trainer(net, quadraticLoss, resilient))
    holds('L1 and L2', trainer(net, quadraticLoss, chain(addL1(0.01), addL2(0.01), descent)))
    holds('masked', trainer(net, quadraticLoss, chain(momentum(0.1), updateOnly(layersFrom(2)))))
    holds('cosine', trainer(net, quadraticLoss, gradientDescent(cosineDecay(0.5, 10))))
    holds('exponential', trainer(net, quadraticLoss, gradientDescent(exponentialDecay(0.5, 0.9))))
    holds('inverse time', trainer(net, quadraticLoss, momentum(inverseTime(0.5, 10))))
    holds('by steps', trainer(net, quadraticLoss, gradientDescent(stepDecay(0.5, [2, 3]))))
  })
  describe('ways', () => {
    holds('with fused products', trainer(net, softmaxCrossEntropy, adam(0.01, { epsilon: 1e-3 })), {
      ...oneHot,
      engine: { fast: true }
    })
    holds('with single precision', trainer(net, softmaxCrossEntropy, descent), {
      ...oneHot,
      engine: { precision: 'single' },
      unit: 2 ** -23
    })
    holds('with single precision, of long rows', trainer(pipe(input(35), dense(3), tanh), quadraticLoss, descent), {
      engine: { precision: 'single' },
      unit: 2 ** -23
    })
    holds('wide and ragged', trainer(pipe(input(33), dense(17), relu, dense(11)), softmaxCrossEntropy, descent), {
      ...oneHot,
      maxExamples: 70
    })
  })
})
