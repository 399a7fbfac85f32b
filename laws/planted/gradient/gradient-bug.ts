/**
 * What wrong gradients are made of: each replaces one step of back-propagation.
 */
import { denseData, denseNumbers, type DenseData } from '../../arbitraries/dense-data.ts'
import {
  backPropagation,
  rightSteps,
  type CaseGradient,
  type Pass,
  type Place,
  type Steps
} from '../back-propagation.ts'
import { planted, type PlantedBug } from '../bug.ts'
import { at, times, zeros, type Numbers } from '../numbers.ts'
import { gradientLaws, settings, type Setting } from '../setting.ts'

/** A bug of a gradient, and the setting in which it shows. */
export interface GradientBug extends PlantedBug<CaseGradient> {
  readonly kind: 'gradient' | 'batch'
  readonly setting: Setting
}

/** A wrong gradient: the steps that are replaced, or how it is made. */
export const gradientBug = (
  kind: GradientBug['kind'],
  name: string,
  cause: string,
  changes: Partial<Steps> | (() => CaseGradient),
  setting: Setting = settings.sigmoid
): GradientBug => ({
  ...planted(
    kind,
    name,
    cause,
    typeof changes === 'function' ? changes : () => backPropagation(changes),
    gradientLaws(setting)
  ),
  kind,
  setting
})

/** A wrong gradient of one example. */
export const bug = (name: string, cause: string, changes: Partial<Steps>, setting?: Setting): GradientBug =>
  gradientBug('gradient', name, cause, changes, setting)

export const isLast = ({ index, count }: Pick<Pass, 'index' | 'count'>): boolean => index === count - 1

/** δ with another slope of one activation, by z and a. */
export const slope =
  (of: DenseData['activation'], derivative: (z: number, a: number) => number): Steps['delta'] =>
  (cotangent, place) =>
    place.layer.activation === of
      ? cotangent.map((c, j) => c * derivative(at(place.z, j), at(place.output, j)))
      : rightSteps.delta(cotangent, place)

/** δ without the slope in some layers. */
export const slopeless =
  (where: (place: Place) => boolean): Steps['delta'] =>
  (cotangent, place) =>
    where(place) ? cotangent : rightSteps.delta(cotangent, place)

/** The gradient of each layer changed after all is done; `of` are the layers themselves. */
export const afterwards =
  (change: (layer: DenseData, index: number, of: readonly DenseData[]) => DenseData): Steps['answer'] =>
  (gradient, networkCase) => [
    ...denseNumbers(denseData(networkCase, gradient).map((layer, k) => change(layer, k, denseData(networkCase)))),
    ...gradient.slice(networkCase.parameters.length)
  ]

/** All numbers multiplied. */
export const scaled =
  (factor: number): Steps['answer'] =>
  gradient =>
    times(gradient, factor)

/** The gradient of the parameters multiplied by a factor that depends on its norm. */
export const byNorm =
  (factor: (norm: number) => number): Steps['answer'] =>
  (gradient, { parameters }) => {
    const size = parameters.length
    return [...times(gradient.slice(0, size), factor(Math.hypot(...gradient.slice(0, size)))), ...gradient.slice(size)]
  }

/** No gradient for a layer. */
export const erased = (layer: DenseData): DenseData => ({
  ...layer,
  weights: layer.weights.map(zeros),
  bias: zeros(layer.bias)
})

/** The parameters changed before anything is done. */
export const withParameters =
  (change: (parameters: Numbers) => Numbers): Steps['given'] =>
  networkCase => ({ ...networkCase, parameters: change(networkCase.parameters) })
