/**
 * Mistakes in places that usual numbers do not come to: beside what was asked before, far out, and exactly at a kink.
 */
import {
  absoluteLoss,
  layer,
  map,
  noParameters,
  noShape,
  quadraticLoss,
  type AnySizeLoss,
  type Layer,
  type None,
  type Size,
  type Tensor
} from 'lawgrad'
import { lossSuite } from 'lawgrad/laws'
import { group, planted, type PlantedBug } from './bug.ts'
import { byFirstComponent, byInput, byTarget } from './internal/by-part.ts'
import { sharingAnswer } from './internal/late.ts'
import { affine } from './layer-bugs.ts'
import { lossBut } from './loss-bugs.ts'
import { lossClaims } from './loss-claims.ts'
import { layerLaws } from './part-laws.ts'

const ofLayer = <I extends Size, O extends Size, P>(
  name: string,
  cause: string,
  plant: () => Layer<I, O, P>
): PlantedBug<Layer<I, O, P>> => planted('layer', `layer: ${name}`, cause, plant, layerLaws())

const ofLoss = (name: string, cause: string, plant: () => AnySizeLoss): PlantedBug<AnySizeLoss> =>
  planted('loss', `loss: ${name}`, cause, plant, subject => [group('loss', lossSuite(subject, 2, lossClaims.squares))])

/** max x, whose pullback gives to every greatest component all there is. */
const greatest = (): Layer<3, 1, None> =>
  layer({
    name: 'greatest',
    inputs: 3,
    outputs: 1,
    shape: noShape,
    equation:
      ({ max, filled, splitAt }) =>
      () =>
      x =>
        splitAt(1, 2)(filled(x)(max(x)))[0],
    pullback:
      ({ map: each, max, sum, where, minus, num }) =>
      (_, x) =>
      c => ({ parameters: noParameters, input: each(a => where(minus(max(x), a), num(0), sum(c)))(x) })
  })

const cut = (tensor: Tensor<2>): Tensor<2> => map(x => Math.min(x, 40))(tensor)

/** The mistakes. */
export const hiddenBugs: readonly PlantedBug[] = [
  ofLayer('output kept by a part', 'outputs are kept by the first component of the input', () =>
    byFirstComponent(affine)
  ),
  ofLayer(
    'pullback kept by the input',
    'pullbacks are kept by the tensor of the input, whatever the parameters are',
    () => byInput(affine)
  ),
  ofLayer('one answer for all', 'all answers hold the cotangent of the input of the last call', () =>
    sharingAnswer(affine)
  ),
  ofLayer('forward cut off', 'forward, and not the equation, takes inputs above 40 for 40', () => ({
    ...affine,
    forward: parameters => x => affine.forward(parameters)(cut(x))
  })),
  ofLayer('ties counted twice', 'of equal greatest components each has the whole cotangent', greatest),
  ofLoss('gradient kept by the target', 'gradients are kept by the tensor of the target', () =>
    byTarget(quadraticLoss)
  ),
  ofLoss('value cut off', 'the value, and not the equation, is at most 400', () => ({
    ...quadraticLoss,
    value: target => prediction => Math.min(400, quadraticLoss.value(target)(prediction))
  })),
  planted(
    'loss',
    'loss: slope at a kink',
    'where the prediction meets the target the gradient is 2, beyond the slopes on both sides',
    () =>
      lossBut(absoluteLoss, {
        gradient:
          ({ map: each, where, negate, num, subtract }) =>
          y =>
          h =>
            each(r => where(r, num(1), where(negate(r), num(-1), num(2))))(subtract(y)(h))
      }),
    subject => [group('loss', lossSuite(subject, 2, { proper: false }))]
  )
]
