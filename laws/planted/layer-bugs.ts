/**
 * Wrong layers with parameters.
 */
import {
  add,
  denseLayer,
  getVectorSpace,
  matVec,
  scale,
  transpose,
  vector,
  type Cotangents,
  type DenseParameters,
  type Layer,
  type Over,
  type Scalar,
  type Vector
} from '../../src/index.ts'
import { refuse } from '../internal/refuse.ts'
import { planted, type PlantedBug } from './bug.ts'
import { counting, stale } from './internal/remembering.ts'
import { layerLaws } from './part-laws.ts'

/** The right layer that bugs are planted in. */
export const affine = denseLayer(2, 2)

/** Its parameters. */
export type Affine = DenseParameters<2, 2>

type Subject = Layer<2, 2, Affine>
type Back = Cotangents<2, Affine>

const { scale: times, add: plus } = getVectorSpace(affine.shape)

const bug = (name: string, cause: string, plant: () => Subject): PlantedBug<Subject> =>
  planted('layer', name, cause, plant, layerLaws())

/** A pullback that is changed on its way. */
const pulling = (change: (back: Back, cotangent: Vector<2>, parameters: Affine) => Back) => (): Subject => ({
  ...affine,
  vjp: parameters => x => {
    const { output, pullback } = affine.vjp(parameters)(x)
    return { output, pullback: c => change(pullback(c), c, parameters) }
  }
})

const guarded = (x: Vector<2>): Vector<2> => ([...x].some(Number.isNaN) ? refuse('NaN') : x)

/** Wrong dense layers. */
export const layerBugs: readonly PlantedBug<Subject>[] = [
  bug('layer: weights for their transpose', 'the pullback sends c back through W instead of Wᵀ', () =>
    pulling((back, c, { weights }) => ({ ...back, input: matVec(weights)(c) }))()
  ),
  bug('layer: weights forgotten', 'the pullback sends c back as it is: the weights are forgotten', () =>
    pulling((back, c) => ({ ...back, input: c }))()
  ),
  bug('layer: weight gradient transposed', 'wrong axis: the pullback answers x·cᵀ for c·xᵀ', () =>
    pulling(back => ({
      ...back,
      parameters: { ...back.parameters, weights: transpose(back.parameters.weights) }
    }))()
  ),
  bug('layer: bias gradient missing', 'the pullback has no gradient for the bias', () =>
    pulling(back => ({ ...back, parameters: { ...back.parameters, bias: vector([0, 0]) } }))()
  ),
  bug('layer: off by a ten-thousandth', 'the pullback is off by a factor of 1.0001', () =>
    pulling(back => ({ parameters: times(1.0001)(back.parameters), input: scale(1.0001)(back.input) }))()
  ),
  bug('layer: constant added', 'the pullback adds a constant: it is not linear', () =>
    pulling(back => ({ ...back, input: add(vector([0.5, 0]))(back.input) }))()
  ),
  bug('layer: decay slipped in', 'weight decay has slipped into the pullback', () =>
    pulling((back, _, parameters) => ({ ...back, parameters: plus(times(0.01)(parameters))(back.parameters) }))()
  ),
  bug('layer: stale input', 'the pullback is that of the first input that was seen', () => stale(affine)),
  bug('layer: bias forgotten forward', 'forward leaves the bias out', () => ({
    ...affine,
    forward: ({ weights }) => matVec(weights)
  })),
  bug('layer: counts its calls', 'forward is not pure: it scales by the number of its calls', () => {
    const count = counting()
    return { ...affine, forward: parameters => x => scale(count())(affine.forward(parameters)(x)) }
  }),
  bug('layer: an output too many', 'the equation has an output more than is declared', () => ({
    ...affine,
    equation:
      <S>(s: Scalar<S>) =>
      (parameters: Over<S, Affine>, x: readonly S[]) => [...affine.equation(s)(parameters, x), s.one]
  })),
  bug('layer: exception at NaN', 'forward throws where an input is NaN', () => ({
    ...affine,
    forward: parameters => x => affine.forward(parameters)(guarded(x))
  })),
  bug('layer: initialize draws NaN', 'initialize draws nothing: parameters are NaN', () => ({
    ...affine,
    initialize: () => random => [affine.shape.unflatten(Array.from({ length: 6 }, () => Number.NaN)), random]
  })),
  bug('layer: parameters column by column', 'the equation reads the weights as transposed', () => ({
    ...affine,
    equation:
      <S>(s: Scalar<S>) =>
      (
        { weights: [[a = s.zero, b = s.zero] = [], [c = s.zero, d = s.zero] = []], bias }: Over<S, Affine>,
        x: readonly S[]
      ) =>
        affine.equation(s)(
          {
            weights: [
              [a, c],
              [b, d]
            ],
            bias
          },
          x
        )
  }))
]
