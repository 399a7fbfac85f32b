/** What the reference and the engine compute of the library's own parts lies within the enclosures. */
import {
  absoluteLoss,
  convolution,
  dense,
  dropout,
  elu,
  flatten,
  gelu,
  hardSigmoid,
  hingeLoss,
  huberLoss,
  input,
  leakyRelu,
  logCoshLoss,
  maxPool,
  pythonRandom,
  quadraticLoss,
  relu,
  residual,
  sigmoid,
  sigmoidCrossEntropy,
  silu,
  softmax,
  softmaxCrossEntropy,
  softplus,
  tanh,
  uniform,
  type AnySizeLoss,
  type Layer,
  type Size
} from 'lawgrad'
import { engineGradient, prove } from 'lawgrad/laws'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { expect, it } from 'vitest'
import { drawBatch } from '../../laws/verify/points.ts'

/** The grades of both, at random parameters and examples. */
const gradesOf =
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss, seed = 3) =>
  (): readonly string[] => {
    const [examples] = drawBatch<I, O, P>(network, 2)(pythonRandom(seed))
    const [parameters] = network.initialize(uniform(-2, 2))(pythonRandom(seed))
    const engine = engineGradient<I, O, P>(network, loss, seed)(examples)
    const options = { batch: examples, parameters, seed }
    return [
      prove<I, O, P>(network, loss, options).grade,
      E.isLeft(engine) ? engine.left : prove<I, O, P>(network, loss, { ...options, gradient: () => engine.right }).grade
    ]
  }

const first = pipe(input(3), dense(4))

it.each<readonly [string, () => readonly string[]]>([
  ['sigmoid', gradesOf(pipe(first, sigmoid, dense(2)), quadraticLoss)],
  ['tanh', gradesOf(pipe(first, tanh, dense(2)), softmaxCrossEntropy)],
  ['relu', gradesOf(pipe(first, relu, dense(2)), sigmoidCrossEntropy)],
  ['leaky relu', gradesOf(pipe(first, leakyRelu(0.1), dense(2)), absoluteLoss)],
  ['elu', gradesOf(pipe(first, elu(0.5), dense(2)), huberLoss(0.5))],
  ['gelu', gradesOf(pipe(first, gelu, dense(2)), logCoshLoss)],
  ['silu', gradesOf(pipe(first, silu, dense(2)), hingeLoss)],
  ['hard sigmoid', gradesOf(pipe(first, hardSigmoid, dense(2)), quadraticLoss)],
  ['softplus', gradesOf(pipe(first, softplus, dense(2)), quadraticLoss)],
  ['softmax', gradesOf(pipe(first, softmax, dense(2)), quadraticLoss)],
  ['dropout', gradesOf(pipe(first, dropout(0.5), dense(2)), quadraticLoss)],
  ['a residual block', gradesOf(pipe(first, residual(pipe(input(4), dense(4), tanh)), dense(2)), quadraticLoss)],
  ['images', gradesOf(pipe(input(1, 5, 5), convolution(2, 2), relu, maxPool(2), flatten, dense(2)), quadraticLoss)]
])('encloses the gradients of %s', (_, grades) => expect(grades()).toEqual(['enclosed', 'enclosed']))
