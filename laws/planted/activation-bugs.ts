/**
 * Wrong activations.
 */
import {
  activationLayer,
  elementary,
  layer,
  noShape,
  reluLayer,
  sigmoidLayer,
  softmaxLayer,
  tanhLayer,
  vector,
  vectorBy,
  type Activation,
  type Layer,
  type None
} from '../../src/index.ts'
import type { ActivationOptions } from '../suites/activation.ts'
import { planted, type PlantedBug } from './bug.ts'
import { activationLaws, layerLaws } from './part-laws.ts'

type Subject = Layer<2, 2, None>

const sigmoidClaims: ActivationOptions = { range: [0, 1], symmetry: 'logistic', monotone: true }
const positive: ActivationOptions = { range: [0, Infinity], monotone: true }

const bug = (
  name: string,
  cause: string,
  plant: () => Subject,
  claims: ActivationOptions = sigmoidClaims
): PlantedBug<Subject> => planted('layer', name, cause, plant, activationLaws(claims))

/** A sigmoid with some of its parts changed. */
const bent = (changes: Partial<Activation>) => (): Subject =>
  activationLayer({
    name: 'sigmoid',
    equation: (s, z) => s.sigmoid(z),
    derivative: elementary.sigmoidDerivative,
    ...changes
  })(2)

const naive = (z: number): number => 1 / (1 + Math.exp(-z))

/** Wrong activations, and right ones of which too much is claimed. */
export const activationBugs: readonly PlantedBug<Subject>[] = [
  bug('activation: sign of σ′', 'σ′ has the wrong sign', bent({ derivative: z => -elementary.sigmoidDerivative(z) })),
  bug(
    'activation: tanh′ for σ′',
    'the derivative of tanh is used for that of the sigmoid',
    bent({ derivative: elementary.tanhDerivative })
  ),
  bug(
    'activation: g(1 − g)',
    'σ′ is computed as g(1 − g), which has no digit left at saturation',
    bent({ derivative: z => naive(z) * (1 - naive(z)) })
  ),
  bug(
    'activation: σ′ overflows',
    'σ′ is computed as e^z / (1 + e^z)², which overflows to NaN',
    bent({ derivative: z => Math.exp(z) / (1 + Math.exp(z)) ** 2 })
  ),
  bug(
    'activation: σ overflows',
    'σ is computed as e^z / (1 + e^z), which overflows to NaN',
    bent({ equation: (s, z) => s.div(s.exp(z), s.add(s.one, s.exp(z))) })
  ),
  bug('activation: components exchanged', 'the components come out in another order', () =>
    layer<2, 2, None>({
      name: 'swapped',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      equation: (s, _, z) => z.toReversed().map(s.sigmoid),
      pullback: () => () => ({ parameters: [], input: vector([0, 0]) })
    })
  ),
  bug('activation: tanh for σ', 'tanh is used for the sigmoid', () => tanhLayer(2)),
  bug('activation: σ for tanh', 'the sigmoid is used for tanh', () => sigmoidLayer(2), {
    range: [-1, 1],
    symmetry: 'odd',
    monotone: true
  }),
  bug('activation: σ for a bump', 'the sigmoid is used for an even function', () => sigmoidLayer(2), {
    range: [0, 1],
    symmetry: 'even',
    monotone: false
  }),
  bug(
    'activation: −z for relu',
    'relu has the wrong sign inside: it falls',
    () =>
      activationLayer({
        name: 'relu',
        equation: (s, z) => (s.real(z) < 0 ? s.neg(z) : s.zero),
        derivative: z => (z < 0 ? -1 : 0),
        kinks: [0]
      })(2),
    positive
  ),
  bug(
    'activation: softplus without log',
    'softplus is computed without its logarithm',
    () => activationLayer({ name: 'softplus', equation: (s, z) => s.add(s.one, s.exp(z)), derivative: Math.exp })(2),
    {
      ...positive,
      symmetry: 'softplus'
    }
  ),
  bug(
    'activation: relu slope 1 below 0',
    'the derivative of relu is 1 for negative z too',
    () =>
      activationLayer({
        name: 'relu',
        equation: (s, z) => (s.real(z) > 0 ? z : s.zero),
        derivative: () => 1,
        kinks: [0]
      })(2),
    positive
  ),
  planted<Subject>(
    'layer',
    'activation: kink not declared',
    'the kink of relu is not declared: branches are the same on both sides',
    () => ({ ...reluLayer(2), branches: () => () => [] }),
    layerLaws()
  ),
  planted<Subject>(
    'layer',
    'activation: softmax diagonal',
    'only the diagonal p(1 − p) of the softmax Jacobian is used',
    () => ({
      ...softmaxLayer(2),
      vjp: () => z => {
        const { output } = softmaxLayer(2).vjp([])(z)
        const p = [...output]
        return {
          output,
          pullback: c => {
            const cs = [...c]
            return { parameters: [], input: vectorBy<2>(2)(i => (cs[i] ?? 0) * (p[i] ?? 0) * (1 - (p[i] ?? 0))) }
          }
        }
      }
    }),
    layerLaws()
  )
]
