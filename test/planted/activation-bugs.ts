/**
 * Wrong activations.
 */
import {
  activationLayer,
  layer,
  noParameters,
  noShape,
  probabilities,
  sigmoidLayer,
  simplex,
  tanhLayer,
  type Activation,
  type Layer,
  type Logits,
  type None
} from 'lawgrad'
import type { ActivationOptions } from 'lawgrad/laws'
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

const sigmoidActivation: Activation<Logits> = {
  name: 'sigmoid',
  equation: ({ sigmoid }) => sigmoid,
  derivative:
    ({ sigmoid, negate, times }) =>
    z =>
      times(sigmoid(z), sigmoid(negate(z)))
}

const tanhActivation: Activation<Logits> = {
  name: 'tanh',
  equation: ({ tanh }) => tanh,
  derivative:
    ({ sigmoid, negate, times, num }) =>
    z => {
      const twice = times(num(2), z)
      return times(num(4), times(sigmoid(twice), sigmoid(negate(twice))))
    }
}

/** A sigmoid with another equation or another derivative. */
const bent = (changes: Partial<Activation<Logits>>) => (): Subject =>
  activationLayer({ ...sigmoidActivation, ...changes })(2)

/** Wrong activations, and right ones of which too much is claimed. */
export const activationBugs: readonly PlantedBug<Subject>[] = [
  bug(
    'activation: seldom',
    'σ′ is twice as large between 1.5 and 1.502',
    bent({
      derivative:
        ({ sigmoid, negate, times, where, minus, num }) =>
        z => {
          const slope = times(sigmoid(z), sigmoid(negate(z)))
          return where(times(minus(z, num(1.5)), minus(num(1.502), z)), times(num(2), slope), slope)
        }
    })
  ),
  bug(
    'activation: sign of σ′',
    'σ′ has the wrong sign',
    bent({
      derivative:
        ({ sigmoid, negate, times }) =>
        z =>
          negate(times(sigmoid(z), sigmoid(negate(z))))
    })
  ),
  bug(
    'activation: tanh′ for σ′',
    'the derivative of tanh is used for that of the sigmoid',
    bent({
      derivative:
        ({ tanh, minus, times, num }) =>
        z =>
          minus(num(1), times(tanh(z), tanh(z)))
    })
  ),
  bug(
    'activation: g(1 − g)',
    'σ′ is computed as g(1 − g), which has no digit left at saturation',
    bent({
      derivative:
        ({ sigmoid, minus, times, num }) =>
        z =>
          times(sigmoid(z), minus(num(1), sigmoid(z)))
    })
  ),
  bug(
    'activation: σ′ overflows',
    'σ′ is computed as e^z / (1 + e^z)², which overflows to NaN',
    bent({
      derivative:
        ({ exp, plus, times, over, num }) =>
        z => {
          const denominator = plus(num(1), exp(z))
          return over(exp(z), times(denominator, denominator))
        }
    })
  ),
  bug(
    'activation: σ overflows',
    'σ is computed as e^z / (1 + e^z), which overflows to NaN',
    bent({
      equation:
        ({ exp, plus, over, num }) =>
        z =>
          over(exp(z), plus(num(1), exp(z)))
    })
  ),
  bug('activation: components exchanged', 'the components come out in another order', () =>
    layer<2, 2, None>({
      name: 'swapped',
      inputs: 2,
      outputs: 2,
      shape: noShape,
      equation:
        ({ map, sigmoid, concat, splitAt }) =>
        () =>
        z => {
          const [first, second] = splitAt(1, 1)(map(sigmoid)(z))
          return concat(first)(second)
        },
      pullback:
        ({ map, num }) =>
        () =>
        c => ({ parameters: noParameters, input: map(() => num(0))(c) })
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
        equation:
          ({ where, negate, num }) =>
          z =>
            where(z, num(0), negate(z)),
        derivative:
          ({ where, num }) =>
          z =>
            where(z, num(0), num(-1))
      })(2),
    positive
  ),
  bug(
    'activation: softplus without log',
    'softplus is computed without its logarithm',
    () =>
      activationLayer({
        name: 'softplus',
        equation:
          ({ plus, exp, num }) =>
          z =>
            plus(num(1), exp(z)),
        derivative: ({ exp }) => exp
      })(2),
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
        equation:
          ({ where, num }) =>
          z =>
            where(z, z, num(0)),
        derivative:
          ({ num }) =>
          () =>
            num(1)
      })(2),
    positive
  ),
  planted<Subject>(
    'layer',
    'activation: no probabilities',
    'the outputs of tanh are declared to be probabilities',
    () => activationLayer({ ...tanhActivation, range: probabilities })(2),
    layerLaws()
  ),
  planted<Subject>(
    'layer',
    'activation: no distribution',
    'sigmoids are declared to be a distribution, and do not sum to 1',
    () => activationLayer({ ...sigmoidActivation, range: simplex })(2),
    layerLaws()
  ),
  planted<Subject>(
    'layer',
    'activation: kink not declared',
    'the kink of relu is not declared: branches are the same on both sides',
    // ½(z + √z²): no `where` tells that there are two sides
    () =>
      activationLayer({
        name: 'relu',
        equation:
          ({ plus, times, sqrt, num }) =>
          z =>
            times(num(0.5), plus(z, sqrt(times(z, z)))),
        derivative:
          ({ where, num }) =>
          z =>
            where(z, num(1), num(0))
      })(2),
    layerLaws()
  ),
  planted<Subject>(
    'layer',
    'activation: softmax diagonal',
    'only the diagonal p(1 − p) of the softmax Jacobian is used',
    () =>
      layer<2, 2, None>({
        name: 'softmax',
        inputs: 2,
        outputs: 2,
        shape: noShape,
        equation:
          ({ softmax }) =>
          () =>
          z =>
            softmax(z),
        pullback:
          ({ zipWith, times, minus, num }) =>
          (_, _z, p) =>
          c => ({ parameters: noParameters, input: zipWith((ci, pi) => times(ci, times(pi, minus(num(1), pi))))(p)(c) })
      }),
    layerLaws()
  )
]
