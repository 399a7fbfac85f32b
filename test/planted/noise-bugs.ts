/**
 * Noise that is drawn, or handed over, in a wrong way.
 */
import {
  batchNoise,
  costGradient,
  drawNoise,
  layer,
  noParameters,
  noShape,
  pythonRandom,
  quadraticLoss,
  standardNormal,
  type AnyRange,
  type Batch,
  type Distribution,
  type Layer,
  type Loss,
  type Noise,
  type None,
  type Size
} from 'lawgrad'
import { noiseSuite, type NoiseOptions } from 'lawgrad/laws'
import { group, planted, type LawGroup, type PlantedBug } from './bug.ts'
import { counting } from './internal/remembering.ts'

/** A network with noise, and how it is drawn and used. */
type NoiseSubject = { readonly network?: Layer<2, 2, None>; readonly using?: NoiseOptions }

/** y = x ⊙ noise */
const shaken = (distribution: Distribution): Layer<2, 2, None> =>
  layer<2, 2, None, 2>({
    name: 'shaken',
    inputs: 2,
    outputs: 2,
    shape: noShape,
    noise: { size: 2, distribution },
    equation:
      ({ hadamard }) =>
      (_, noise) =>
        hadamard(noise),
    pullback:
      ({ hadamard }) =>
      (_, _x, _y, noise) =>
      c => ({ parameters: noParameters, input: hadamard(noise)(c) })
  })

const right = shaken(standardNormal)

/** The laws of noise. */
export const noiseLaws = ({ network = right, using = {} }: NoiseSubject): readonly LawGroup[] => [
  group('noise', noiseSuite(network, quadraticLoss, using))
]

const bug = (name: string, cause: string, plant: () => NoiseSubject): PlantedBug<NoiseSubject> =>
  planted('noise', name, cause, plant, noiseLaws)

/** A gradient of batches with other noise than was given. */
const with_ =
  (change: (noise: readonly Noise[]) => readonly Noise[]): typeof costGradient =>
  <I extends Size, O extends Size, P, R extends AnyRange = never>(network: Layer<I, O, P>, loss: Loss<NoInfer<O>, R>) =>
  (batch: Batch<NoInfer<I>, NoInfer<O>>, noise?: readonly Noise[]) =>
    costGradient<I, O, P, R>(network, loss)(batch, noise === undefined ? undefined : change(noise))

/** Wrong noise. */
export const noiseBugs: readonly PlantedBug<NoiseSubject>[] = [
  bug('noise: drawn inside', 'the layer draws its noise itself, anew with every call', () => {
    const count = counting()
    const drawn = () => drawNoise(right)(pythonRandom(count()))[0]
    return { network: { ...right, forward: parameters => x => right.forward(parameters, drawn())(x) } }
  }),
  bug('noise: one for its mean', 'in prediction the noise is 1, not its mean', () => {
    const { forward } = shaken({ ...standardNormal, mean: 1 })
    return {
      network: {
        ...right,
        forward: (parameters, noise) => (noise === undefined ? forward(parameters) : right.forward(parameters, noise))
      }
    }
  }),
  bug('noise: never advances', 'the generator is the same after a draw: all noise is the same', () => ({
    network: shaken({ ...standardNormal, draw: count => random => [standardNormal.draw(count)(random)[0], random] })
  })),
  bug('noise: one draw for all', 'the noise of the first example is that of all', () => ({
    using: {
      batchNoise: network => examples => random => {
        const [[first = []], after] = batchNoise(network)(1)(random)
        return [Array.from({ length: examples }, () => first), after]
      }
    }
  })),
  bug('noise: the first for all', 'the gradient takes the noise of the first example for all', () => ({
    using: { costGradient: with_(noise => noise.map((each, _, [first = each]) => first)) }
  })),
  bug('noise: turned around', 'the gradient takes the noise of the examples from the last to the first', () => ({
    using: { costGradient: with_(noise => noise.toReversed()) }
  }))
]
