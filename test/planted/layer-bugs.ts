/**
 * Wrong layers with parameters.
 */
import {
  denseLayer,
  layer,
  matVec,
  scale,
  type Definition,
  type DenseParameters,
  type Layer,
  type Logits,
  type Vector
} from 'lawgrad'
import { planted, type PlantedBug } from './bug.ts'
import { oneOutputMore } from './internal/erased.ts'
import { cachingPullback, keepingInput } from './internal/late.ts'
import { counting, stale } from './internal/remembering.ts'
import { refuse } from './internal/refuse.ts'
import { layerLaws } from './part-laws.ts'

/** The right layer that bugs are planted in. */
export const affine = denseLayer(2, 2)

/** Its parameters. */
export type Affine = DenseParameters<2, 2>

type Subject = Layer<2, 2, Affine>

/** A definition of affine layers from two numbers to two. */
type AffineDefinition = Definition<2, 2, Affine, number, Logits>

const bug = (name: string, cause: string, plant: () => Subject): PlantedBug<Subject> =>
  planted('layer', name, cause, plant, layerLaws())

/** The dense layer with another equation or another pullback. */
const but = (changes: Partial<Pick<AffineDefinition, 'equation' | 'pullback'>>) => (): Subject =>
  layer<2, 2, Affine>({
    name: 'dense',
    inputs: 2,
    outputs: 2,
    shape: affine.shape,
    equation:
      ({ matVec, add }) =>
      ({ weights, bias }) =>
      x =>
        add(bias)(matVec(weights)(x)),
    pullback:
      ({ outer, transposedMatVec }) =>
      ({ weights }, x) =>
      c => ({ parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) }),
    ...changes
  })

const guarded = (x: Vector<2>): Vector<2> => ([...x].some(Number.isNaN) ? refuse('NaN') : x)

/** Wrong dense layers. */
export const layerBugs: readonly PlantedBug<Subject>[] = [
  bug(
    'layer: weights for their transpose',
    'the pullback sends c back through W instead of Wᵀ',
    but({
      pullback:
        ({ outer, matVec }) =>
        ({ weights }, x) =>
        c => ({ parameters: { weights: outer(c)(x), bias: c }, input: matVec(weights)(c) })
    })
  ),
  bug(
    'layer: weights forgotten',
    'the pullback sends c back as it is: the weights are forgotten',
    but({
      pullback:
        ({ outer }) =>
        (_, x) =>
        c => ({ parameters: { weights: outer(c)(x), bias: c }, input: c })
    })
  ),
  bug(
    'layer: weight gradient transposed',
    'wrong axis: the pullback answers x·cᵀ for c·xᵀ',
    but({
      pullback:
        ({ outer, transposedMatVec }) =>
        ({ weights }, x) =>
        c => ({ parameters: { weights: outer(x)(c), bias: c }, input: transposedMatVec(weights)(c) })
    })
  ),
  bug(
    'layer: bias gradient missing',
    'the pullback has no gradient for the bias',
    but({
      pullback:
        ({ outer, transposedMatVec, map, num }) =>
        ({ weights }, x) =>
        c => ({
          parameters: { weights: outer(c)(x), bias: map(() => num(0))(c) },
          input: transposedMatVec(weights)(c)
        })
    })
  ),
  bug(
    'layer: off by a ten-thousandth',
    'the pullback is off by a factor of 1.0001',
    but({
      pullback:
        ({ outer, transposedMatVec, scale, num }) =>
        ({ weights }, x) =>
        given => {
          const c = scale(num(1.0001))(given)
          return { parameters: { weights: outer(c)(x), bias: c }, input: transposedMatVec(weights)(c) }
        }
    })
  ),
  bug(
    'layer: constant added',
    'the pullback adds a constant: it is not linear',
    but({
      pullback:
        ({ outer, transposedMatVec, map, plus, num }) =>
        ({ weights }, x) =>
        c => ({
          parameters: { weights: outer(c)(x), bias: c },
          input: map(ci => plus(ci, num(0.5)))(transposedMatVec(weights)(c))
        })
    })
  ),
  bug(
    'layer: decay slipped in',
    'weight decay has slipped into the pullback',
    but({
      pullback:
        ({ outer, transposedMatVec, add, scale, num }) =>
        ({ weights, bias }, x) =>
        c => ({
          parameters: {
            weights: add(scale(num(0.01))(weights))(outer(c)(x)),
            bias: add(scale(num(0.01))(bias))(c)
          },
          input: transposedMatVec(weights)(c)
        })
    })
  ),
  bug('layer: stale input', 'the pullback is that of the first input that was seen', () => stale(affine)),
  bug('layer: bias forgotten forward', 'forward leaves the bias out', () => ({
    ...affine,
    forward:
      ({ weights }) =>
      x =>
        matVec(weights)(x)
  })),
  bug('layer: counts its calls', 'forward is not pure: it scales by the number of its calls', () => {
    const count = counting()
    return { ...affine, forward: parameters => x => scale(count())(affine.forward(parameters)(x)) }
  }),
  bug('layer: an output too many', 'the equation has an output more than is declared', () => oneOutputMore(affine)),
  bug('layer: exception at NaN', 'forward throws where an input is NaN', () => ({
    ...affine,
    forward: parameters => x => affine.forward(parameters)(guarded(x))
  })),
  bug('layer: initialize draws NaN', 'initialize draws nothing: parameters are NaN', () => ({
    ...affine,
    initialize: () => random => [affine.shape.unflatten(Array.from({ length: 6 }, () => Number.NaN)), random]
  })),
  bug(
    'layer: parameters column by column',
    'the equation reads the weights as transposed',
    but({
      equation:
        ({ transposedMatVec, add }) =>
        ({ weights, bias }) =>
        x =>
          add(bias)(transposedMatVec(weights)(x))
    })
  ),
  bug('layer: input kept', 'the layer keeps the last input, and reads it when the cotangent comes', () =>
    keepingInput(affine)
  ),
  bug('layer: pullback cached', 'the pullback of the first input is kept for the parameters', () =>
    cachingPullback(affine)
  ),
  bug(
    'layer: cotangents clipped',
    'cotangents beyond 100 are cut off in the gradient of the bias',
    but({
      pullback:
        ({ outer, transposedMatVec, map, where, minus, num }) =>
        ({ weights }, x) =>
        c => ({
          parameters: { weights: outer(c)(x), bias: map(ci => where(minus(num(100), ci), ci, num(100)))(c) },
          input: transposedMatVec(weights)(c)
        })
    })
  )
]
