/**
 * What wrong gradients are made of: the library's own gradient, of a network of wrongly defined layers, of a wrong loss, at other
 * parameters, or changed when all is done.
 */
import type { AnySizeLoss, Batch, Layer, Size } from 'lawgrad'
import { analyticGradient, type Differentiate } from 'lawgrad/laws'
import { planted, type PlantedBug } from '../bug.ts'
import { depthOf, rebuilt, type Rewriting } from '../internal/rebuilt.ts'
import { gradientLaws, settings, type Setting } from '../setting.ts'

/** A bug of a gradient, and the setting in which it shows. */
export interface GradientBug extends PlantedBug<Differentiate> {
  readonly kind: 'gradient' | 'batch'
  readonly setting: Setting
}

type Numbers = readonly number[]

/** What is done otherwise than the library does it. */
export type Mistake = {
  /** What stands in the places of layers; afresh for each gradient. */
  readonly layers?: () => Rewriting
  readonly loss?: (loss: AnySizeLoss) => AnySizeLoss
  readonly parameters?: (parameters: Numbers) => Numbers
  /** What is answered: of the parameters and then the inputs. */
  readonly answer?: (gradient: Numbers, at: { readonly parameters: Numbers; readonly depth: number }) => Numbers
}

/** The library's gradient with a mistake. */
export const mistaken =
  ({ layers, loss: other = loss => loss, parameters: moved, answer = gradient => gradient }: Mistake): Differentiate =>
  <I extends Size, O extends Size, P>(network: Layer<I, O, P>, loss: AnySizeLoss) =>
  (batch: Batch<I, O>) =>
  (given: P) => {
    const numbers = network.shape.flatten(given)
    const wrong = layers === undefined ? network : rebuilt<I, O, P>(network, layers())
    const parameters = moved === undefined ? given : network.shape.unflatten(moved(numbers))
    const gradient = analyticGradient<I, O, P>(wrong, other(loss))(batch)(parameters)
    return answer(gradient, { parameters: numbers, depth: depthOf(network) })
  }

/** A wrong gradient, by a mistake or made otherwise. */
export const gradientBug = (
  kind: GradientBug['kind'],
  name: string,
  cause: string,
  plant: () => Differentiate,
  setting: Setting = settings.sigmoid
): GradientBug => ({ ...planted(kind, name, cause, plant, gradientLaws(setting)), kind, setting })

/** A wrong gradient of one example. */
export const bug = (name: string, cause: string, mistake: Mistake, setting?: Setting): GradientBug =>
  gradientBug('gradient', name, cause, () => mistaken(mistake), setting)
