/**
 * Wrong losses, and wrong means of right ones.
 */
import {
  anySizeLoss,
  binaryCrossEntropy,
  cost,
  quadraticLoss,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  type Algebra,
  type AnyRange,
  type AnySize,
  type AnySizeLoss,
  type LossDefinition,
  type Num,
  type Size,
  type Tensor
} from 'lawgrad'
import { lossSuite, type LossOptions, type MeanCost } from 'lawgrad/laws'
import { group, planted, type PlantedBug } from './bug.ts'
import { counting } from './internal/remembering.ts'
import { refuse } from './internal/refuse.ts'
import { lossClaims } from './loss-claims.ts'

const bug = (
  name: string,
  cause: string,
  plant: () => AnySizeLoss,
  options: LossOptions = lossClaims.squares
): PlantedBug<AnySizeLoss> => planted('loss', name, cause, plant, loss => [group('loss', lossSuite(loss, 2, options))])

type Part = Partial<Pick<LossDefinition<AnySize, AnyRange>, 'equation' | 'gradient'>>

/** A loss with another equation, or another gradient, than it had. */
export const lossBut = ({ name, takes, at }: AnySizeLoss, changes: Part): AnySizeLoss<AnyRange> =>
  anySizeLoss({
    name,
    takes,
    equation: algebra => y => h => at(algebra)(y, h).value,
    gradient: algebra => y => h => at(algebra)(y, h).gradient(),
    ...changes
  })

const otherEquation = (loss: AnySizeLoss, equation: LossDefinition<AnySize, AnyRange>['equation']) => () =>
  lossBut(loss, { equation })

const otherGradient = (loss: AnySizeLoss, gradient: LossDefinition<AnySize, AnyRange>['gradient']) => () =>
  lossBut(loss, { gradient })

/** The equation of a loss with its value changed. */
const changed =
  (
    loss: AnySizeLoss,
    change: (algebra: Algebra) => (value: Num) => Num
  ): LossDefinition<AnySize, AnyRange>['equation'] =>
  algebra =>
  y =>
  h =>
    change(algebra)(loss.at(algebra)(y, h).value)

/** The sum over the components of what is made of prediction and target. */
const summed =
  (of: (algebra: Algebra) => (h: Num, y: Num) => Num): LossDefinition<AnySize, AnyRange>['equation'] =>
  algebra =>
  y =>
  h =>
    algebra.sum(algebra.zipWith(of(algebra))(y)(h))

/** A gradient component by component, of prediction and target. */
const componentwise =
  (of: (algebra: Algebra) => (h: Num, y: Num) => Num): LossDefinition<AnySize, AnyRange>['gradient'] =>
  algebra =>
    algebra.zipWith(of(algebra))

const meanBug = (name: string, cause: string, mean: MeanCost): PlantedBug<MeanCost> =>
  planted(
    'loss',
    name,
    cause,
    () => mean,
    using => [group('loss', lossSuite(quadraticLoss, 2, { ...lossClaims.squares, cost: using }))]
  )

const finite = <S extends Size>(h: Tensor<S>): Tensor<S> =>
  [h.components].flat(Infinity).some(Number.isNaN) ? refuse('NaN') : h

/** Wrong losses. */
export const lossBugs: readonly PlantedBug[] = [
  bug(
    'loss: ½ forgotten',
    'the value lacks the ½ that the gradient h − y needs',
    otherEquation(
      quadraticLoss,
      changed(
        quadraticLoss,
        ({ times, num }) =>
          value =>
            times(num(2), value)
      )
    )
  ),
  bug(
    'loss: gradient doubled',
    'the gradient is twice what it should be',
    otherGradient(
      quadraticLoss,
      componentwise(
        ({ times, minus, num }) =>
          (h, y) =>
            times(num(2), minus(h, y))
      )
    )
  ),
  bug(
    'loss: sign of the residual',
    'the gradient is y − h for h − y',
    otherGradient(
      quadraticLoss,
      ({ subtract }) =>
        y =>
        h =>
          subtract(h)(y)
    )
  ),
  bug(
    'loss: negative',
    'the loss has the wrong sign: a likelihood is maximized',
    otherEquation(
      quadraticLoss,
      changed(quadraticLoss, ({ negate }) => negate)
    ),
    {}
  ),
  bug(
    'loss: one too much',
    'a constant is left over: the loss is 1 where the target is met',
    otherEquation(
      quadraticLoss,
      changed(
        quadraticLoss,
        ({ plus, num }) =>
          value =>
            plus(value, num(1))
      )
    )
  ),
  bug(
    'loss: absolute errors',
    'absolute errors are taken for squares: the median is the best prediction, not the mean',
    otherEquation(
      quadraticLoss,
      summed(({ minus, negate, where }) => (h, y) => {
        const r = minus(h, y)
        return where(r, r, negate(r))
      })
    ),
    {}
  ),
  bug(
    'loss: squares within bounds',
    'large errors are damped: the loss is not convex',
    otherEquation(
      quadraticLoss,
      summed(({ minus, negate, times, exp }) => (h, y) => {
        const r = minus(h, y)
        return times(times(r, r), exp(negate(times(r, r))))
      })
    ),
    {}
  ),
  bug('loss: counts its calls', 'the value is not pure: it grows with the number of its calls', () => {
    const count = counting()
    return { ...quadraticLoss, value: y => h => quadraticLoss.value(y)(h) + count() }
  }),
  bug('loss: exception at NaN', 'the value throws where a prediction is NaN', () => ({
    ...quadraticLoss,
    value: y => h => quadraticLoss.value(y)(finite(h))
  })),
  bug(
    'loss: extra σ′ under cross-entropy',
    'σ′ is applied although the cross-entropy of logits has absorbed it',
    otherGradient(
      sigmoidCrossEntropy,
      componentwise(
        ({ sigmoid, minus, negate, times }) =>
          (z, y) =>
            times(times(minus(sigmoid(z), y), sigmoid(z)), sigmoid(negate(z)))
      )
    ),
    lossClaims.logits
  ),
  bug(
    'loss: target and prediction exchanged',
    'target and prediction are exchanged in the gradient',
    otherGradient(
      sigmoidCrossEntropy,
      componentwise(
        ({ sigmoid, minus }) =>
          (z, y) =>
            minus(sigmoid(y), z)
      )
    ),
    lossClaims.logits
  ),
  bug(
    'loss: log(1 + e^z) overflows',
    'softplus is computed as log(1 + e^z), which overflows',
    otherEquation(
      sigmoidCrossEntropy,
      summed(
        ({ log, plus, exp, minus, times, num }) =>
          (z, y) =>
            minus(log(plus(num(1), exp(z))), times(y, z))
      )
    ),
    lossClaims.logits
  ),
  bug(
    'loss: log of 0',
    'logarithms of a saturated sigmoid are not kept from 0: 0·log 0 is NaN',
    otherEquation(
      sigmoidCrossEntropy,
      summed(({ sigmoid, log, plus, minus, times, negate, num }) => (z, y) => {
        const p = sigmoid(z)
        return negate(plus(times(y, log(p)), times(minus(num(1), y), log(minus(num(1), p)))))
      })
    ),
    lossClaims.logits
  ),
  bug(
    'loss: division forgotten',
    'the division by h(1 − h) is missing in the gradient of the cross-entropy of probabilities',
    otherGradient(binaryCrossEntropy, ({ subtract }) => subtract),
    lossClaims.probabilities
  ),
  bug(
    'loss: sum of the targets forgotten',
    'the gradient of the softmax cross-entropy is that of independent sigmoids',
    otherGradient(
      softmaxCrossEntropy,
      componentwise(
        ({ sigmoid, minus }) =>
          (z, y) =>
            minus(sigmoid(z), y)
      )
    ),
    lossClaims.classes
  ),
  bug(
    'loss: softmax not normalized',
    'the sum of the exponentials is left out: the loss is −⟨y, z⟩',
    otherEquation(
      softmaxCrossEntropy,
      ({ dot, negate }) =>
        y =>
        z =>
          negate(dot(y)(z))
    ),
    lossClaims.classes
  ),
  meanBug(
    'loss: sum for mean',
    'the 1/m of the cost is forgotten',
    (network, loss) => batch => parameters => cost(network, loss)(batch)(parameters) * batch.examples.length
  )
]
