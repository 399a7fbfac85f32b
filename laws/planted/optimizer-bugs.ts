/**
 * Wrong optimizers.
 */
import { addDecayedParameters, chain, gradientDescent, momentum, scaleByAdam } from '../../src/index.ts'
import { planted, type PlantedBug } from './bug.ts'
import { counting, forgetting, mutating, remembering } from './internal/remembering.ts'
import { adamEquations, rmsPropEquations } from './optimizer-equations.ts'
import { adaptive, descent, heavyBall, optimizerLaws, type OptimizerSubject } from './optimizer-laws.ts'
import { adamBut, bent, summing, velocity } from './wrong-optimizers.ts'

const bug = (name: string, cause: string, plant: () => OptimizerSubject): PlantedBug<OptimizerSubject> =>
  planted('optimizer', name, cause, plant, optimizerLaws)

/** Wrong optimizers. */
export const optimizerBugs: readonly PlantedBug<OptimizerSubject>[] = [
  bug('optimizer: uphill', 'the update has the wrong sign: parameters go uphill', descent(bent(u => -u))),
  bug('optimizer: rate twice', 'the learning rate is applied twice', descent(bent((u, rate) => u * rate))),
  bug(
    'optimizer: rate forgotten',
    'the learning rate is forgotten',
    descent(bent((u, rate) => (rate === 0 ? -1 : u / rate)))
  ),
  bug('optimizer: too far', 'the update is three times as long', descent(bent(u => 3 * u))),
  bug(
    'optimizer: clips silently',
    'updates are silently clipped',
    descent(bent(u => Math.max(-0.1, Math.min(0.1, u))))
  ),
  bug(
    'optimizer: decays silently',
    'parameters decay though no decay was asked for',
    descent(bent((u, rate, p) => u - 0.01 * rate * p))
  ),
  bug(
    'optimizer: counts its calls',
    'the update is not pure: it grows with the number of calls',
    descent(() => {
      const count = counting()
      return bent(u => u * count())()
    })
  ),
  bug(
    'optimizer: remembers outside of its state',
    'the velocity is kept outside of the state, and so from run to run',
    descent(() => remembering)
  ),
  bug(
    'optimizer: mutates its state',
    'the count is changed in the state that was given',
    descent(() => mutating)
  ),
  bug(
    'optimizer: loses the count',
    'the count is always 1',
    descent(() => forgetting)
  ),
  bug(
    'momentum: sign',
    'the velocity has the wrong sign: g − μ·v',
    heavyBall(velocity((v, g, share) => g - share * v))
  ),
  bug(
    'momentum: dampened',
    'the gradient is weighted by 1 − μ: v := μ·v + (1 − μ)·g',
    heavyBall(velocity((v, g, share) => share * v + (1 - share) * g))
  ),
  bug(
    'momentum: never decays',
    'the velocity does not decay: v := v + g',
    heavyBall(velocity((v, g, share) => (share === 0 ? g : v + g)))
  ),
  bug(
    'momentum: gradient for velocity',
    'the velocity is computed and not used',
    heavyBall(
      velocity(
        (v, g, share) => share * v + g,
        (_, g) => g
      )
    )
  ),
  bug(
    'nesterov: plain momentum',
    'Nesterov’s form is that of plain momentum: it does not look ahead',
    heavyBall((rate, share) => momentum(rate, { momentum: share }), true)
  ),
  bug(
    'nesterov: looks ahead twice',
    'Nesterov’s form looks ahead twice: v + μ·v for g + μ·v',
    heavyBall(
      velocity(
        (v, g, share) => share * v + g,
        (v, _, share) => v + share * v
      ),
      true
    )
  ),
  bug(
    'adam: no bias correction',
    'the bias of the means towards the zero at the start is not corrected',
    adaptive(adamBut({ steps: () => Infinity }))
  ),
  bug(
    'adam: count off by one',
    'the corrections count one step too many',
    adaptive(adamBut({ steps: count => count + 1 }))
  ),
  bug(
    'adam: correction never advances',
    'the corrections are always those of the first step',
    adaptive(adamBut({ steps: () => 1 }))
  ),
  bug(
    'adam: epsilon inside the root',
    'epsilon is added inside of the root',
    adaptive(adamBut({ denominator: (s, e) => Math.sqrt(s + e) }))
  ),
  bug('adam: no root', 'the root of the mean square is missing', adaptive(adamBut({ denominator: (s, e) => s + e }))),
  bug('adam: shares exchanged', 'beta1 and beta2 are exchanged', adaptive(adamBut({ beta1: 0.999, beta2: 0.9 }))),
  bug(
    'adam: square of the update',
    'the second moment is taken of what moves the parameters, the mean, instead of the gradient',
    adaptive(adamBut({ squared: (_, mean) => mean }))
  ),
  bug('rmsProp: sum for mean', 'squares are summed instead of averaged', () => ({
    factory: rate => summing(rate, 1e-8),
    options: { scaleFree: rate => summing(rate, 0) },
    equations: rmsPropEquations
  })),
  bug(
    'adamW: decay through the gradient',
    'weight decay is added to the gradient before it is scaled: L2 for decoupled',
    () => ({
      factory: rate => chain(addDecayedParameters(0.01), scaleByAdam(), gradientDescent(rate)),
      options: { fixedPoint: false },
      equations: adamEquations(0.01)
    })
  ),
  bug('adamW: decay without the rate', 'weight decay is not scaled by the learning rate', () => ({
    factory: rate => chain(scaleByAdam(), gradientDescent(rate), addDecayedParameters(-0.01)),
    options: { fixedPoint: false },
    equations: adamEquations(0.01)
  }))
]
