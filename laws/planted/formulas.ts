/**
 * Activations, their derivatives and the gradients of losses on plain numbers.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { elementary, realScalar, vectorShape, withDimension, type AnySizeLoss } from '../../src/index.ts'
import type { ActivationName } from '../arbitraries/network-case.ts'

type Numbers = readonly number[]

/** The activations that work on each component alone. */
export type Componentwise = Exclude<ActivationName, 'softmax'>

const functions: Readonly<Record<Componentwise, (z: number) => number>> = {
  sigmoid: elementary.sigmoid,
  tanh: Math.tanh,
  softplus: elementary.softplus,
  relu: z => Math.max(0, z),
  identity: z => z
}

/** g′ of each activation at z. */
export const derivatives: Readonly<Record<Componentwise, (z: number) => number>> = {
  sigmoid: elementary.sigmoidDerivative,
  tanh: elementary.tanhDerivative,
  softplus: elementary.sigmoid,
  relu: z => (z > 0 ? 1 : 0),
  identity: () => 1
}

export const softmaxOf = (z: Numbers): Numbers => {
  const top = Math.max(...z)
  const powers = z.map(x => Math.exp(x - top))
  const total = powers.reduce((sum, x) => sum + x, 0)
  return powers.map(x => x / total)
}

/** a = g(z) */
export const activate = (name: ActivationName, z: Numbers): Numbers =>
  name === 'softmax' ? softmaxOf(z) : z.map(functions[name])

/** The cotangent of z, given that of a. */
export const pullActivation = (name: ActivationName, z: Numbers, a: Numbers, cotangent: Numbers): Numbers => {
  if (name === 'softmax') {
    // c may be shifted by any constant: by its component at the greatest probability, 1 − p keeps its digits
    const reference = cotangent[a.indexOf(Math.max(...a))] ?? 0
    const shifted = cotangent.map(c => c - reference)
    const mean = shifted.reduce((sum, c, i) => sum + c * (a[i] ?? 0), 0)
    return shifted.map((c, i) => (a[i] ?? 0) * (c - mean))
  }
  return z.map((x, i) => derivatives[name](x) * (cotangent[i] ?? 0))
}

const { sigmoid } = realScalar

/** ∂loss/∂h of the losses that have a formula here. */
const lossGradients: Readonly<Record<string, (h: Numbers, y: Numbers) => Numbers>> = {
  quadratic: (h, y) => h.map((hj, j) => hj - (y[j] ?? 0)),
  'sigmoid cross-entropy': (z, y) => z.map((zj, j) => (1 - (y[j] ?? 0)) * sigmoid(zj) - (y[j] ?? 0) * sigmoid(-zj)),
  'binary cross-entropy': (h, y) =>
    h.map((hj, j) => (y[j] === 0 ? 1 / (1 - hj) : y[j] === 1 ? -1 / hj : (hj - (y[j] ?? 0)) / (hj * (1 - hj)))),
  'categorical cross-entropy': (h, y) => h.map((hj, j) => (y[j] === 0 ? 0 : -(y[j] ?? 0) / hj))
}

/** ∂loss/∂h: by the formula here, or else by the loss itself. */
export const lossGradient = (loss: AnySizeLoss, prediction: Numbers, target: Numbers): Numbers => {
  const formula = lossGradients[loss.name]
  return formula === undefined ? byTheLoss(loss, prediction, target) : formula(prediction, target)
}

const byTheLoss = (loss: AnySizeLoss, prediction: Numbers, target: Numbers): Numbers =>
  pipe(
    prediction.length,
    withDimension('outputs', outputs => {
      const { unflatten } = vectorShape(outputs)
      return [...loss.gradient(unflatten(target))(unflatten(prediction))]
    }),
    E.getOrElse((): Numbers => [])
  )
