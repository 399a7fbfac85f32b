/**
 * Wrong optimizers.
 */
import { addDecayedParameters, chain, gradientDescent, momentum, scaleByAdam, type RunningNumber } from 'lawgrad'
import { adagradEquations, adamEquations, rmsPropEquations } from 'lawgrad/laws'
import { planted, type PlantedBug } from './bug.ts'
import { counting, forgetting, mutating, remembering } from './internal/remembering.ts'
import { adaptive, claimed, clipping, descent, heavyBall, type OptimizerSubject } from './optimizer-laws.ts'
import {
  adamBut,
  bent,
  centred,
  clippedEach,
  oneSum,
  rightVelocity,
  shrinking,
  summing,
  velocity
} from './wrong-optimizers.ts'

const bug = (name: string, cause: string, plant: () => OptimizerSubject): PlantedBug<OptimizerSubject> =>
  planted('optimizer', name, cause, plant, ({ laws }) => laws)

/** A power that does not advance. */
const steady = (value: number): RunningNumber => ({ start: value, next: () => power => power })

/** betaᵗ as a running product that begins with another number than 1. */
const from = (start: number, beta: number): RunningNumber => ({
  start,
  next:
    ({ times, num }) =>
    power =>
      times(power, num(beta))
})

/** Wrong optimizers. */
export const optimizerBugs: readonly PlantedBug<OptimizerSubject>[] = [
  bug(
    'optimizer: uphill',
    'the update has the wrong sign: parameters go uphill',
    descent(bent(({ negate }) => negate))
  ),
  bug(
    'optimizer: rate twice',
    'the learning rate is applied twice',
    descent(
      bent(
        ({ times, num }) =>
          (u, rate) =>
            times(u, num(rate))
      )
    )
  ),
  bug(
    'optimizer: rate forgotten',
    'the learning rate is forgotten',
    descent(
      bent(
        ({ over, num }) =>
          (u, rate) =>
            rate === 0 ? num(-1) : over(u, num(rate))
      )
    )
  ),
  bug(
    'optimizer: too far',
    'the update is three times as long',
    descent(
      bent(
        ({ times, num }) =>
          u =>
            times(num(3), u)
      )
    )
  ),
  bug(
    'optimizer: clips silently',
    'updates are silently clipped',
    descent(
      bent(({ where, minus, num }) => u => {
        const [least, greatest] = [num(-0.1), num(0.1)]
        return where(minus(u, greatest), greatest, where(minus(least, u), least, u))
      })
    )
  ),
  bug(
    'optimizer: decays silently',
    'parameters decay though no decay was asked for',
    descent(
      bent(
        ({ minus, times, num }) =>
          (u, rate, theta) =>
            minus(u, times(num(0.01 * rate), theta))
      )
    )
  ),
  bug(
    'optimizer: counts its calls',
    'the update is not pure: it grows with the number of calls',
    descent(() => {
      const count = counting()
      return bent(
        ({ times, num }) =>
          u =>
            times(u, num(count()))
      )()
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
    heavyBall(
      velocity(
        ({ minus, times }) =>
          (v, g, share) =>
            minus(g, times(share, v))
      )
    )
  ),
  bug(
    'momentum: dampened',
    'the gradient is weighted by 1 − μ: v := μ·v + (1 − μ)·g',
    heavyBall(
      velocity(
        ({ plus, minus, times, num }) =>
          (v, g, share) =>
            plus(times(share, v), times(minus(num(1), share), g))
      )
    )
  ),
  bug(
    'momentum: never decays',
    'the velocity does not decay: v := v + g',
    heavyBall((rate, share) =>
      velocity(
        ({ plus }) =>
          (v, g) =>
            share === 0 ? g : plus(v, g)
      )(rate, share)
    )
  ),
  bug(
    'momentum: gradient for velocity',
    'the velocity is computed and not used',
    heavyBall(velocity(rightVelocity, () => (_, g) => g))
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
        rightVelocity,
        ({ plus, times }) =>
          (v, _, share) =>
            plus(v, times(share, v))
      ),
      true
    )
  ),
  bug(
    'adam: no bias correction',
    'the bias of the means towards the zero at the start is not corrected',
    adaptive(adamBut({ powers: () => steady(0) }))
  ),
  bug(
    'adam: count off by one',
    'the corrections count one step too many',
    adaptive(adamBut({ powers: beta => from(beta, beta) }))
  ),
  bug(
    'adam: correction never advances',
    'the corrections are always those of the first step',
    adaptive(adamBut({ powers: steady }))
  ),
  bug(
    'adam: epsilon inside the root',
    'epsilon is added inside of the root',
    adaptive(
      adamBut({
        denominator:
          ({ sqrt, plus }) =>
          (s, e) =>
            sqrt(plus(s, e))
      })
    )
  ),
  bug(
    'adam: no root',
    'the root of the mean square is missing',
    adaptive(adamBut({ denominator: ({ plus }) => plus }))
  ),
  bug('adam: shares exchanged', 'beta1 and beta2 are exchanged', adaptive(adamBut({ beta1: 0.999, beta2: 0.9 }))),
  bug(
    'adam: square of the update',
    'the second moment is taken of what moves the parameters, the mean, instead of the gradient',
    adaptive(adamBut({ squared: (_, mean) => mean }))
  ),
  bug('rmsProp: sum for mean', 'squares are summed instead of averaged', () =>
    claimed(rate => summing(rate, 1e-8), { scaleFree: rate => summing(rate, 0) }, rmsPropEquations())
  ),
  bug(
    'adamW: decay through the gradient',
    'weight decay is added to the gradient before it is scaled: L2 for decoupled',
    () =>
      claimed(
        rate => chain(addDecayedParameters(0.01), scaleByAdam(), gradientDescent(rate)),
        { fixedPoint: false },
        adamEquations({ weightDecay: 0.01 })
      )
  ),
  bug('adamW: decay without the rate', 'weight decay is not scaled by the learning rate', () =>
    claimed(
      rate => chain(scaleByAdam(), gradientDescent(rate), shrinking(0.01)),
      { fixedPoint: false },
      adamEquations({ weightDecay: 0.01 })
    )
  ),
  bug('rmsProp: centred without a clamp', 'a variance below 0 by rounding has no root', () =>
    claimed(centred, {}, rmsPropEquations(0.9))
  ),
  bug('adagrad: one sum for a tensor', 'the squares of all components are summed into one', () =>
    claimed(oneSum, {}, adagradEquations())
  ),
  bug(
    'adam: corrections end',
    'after a thousand steps the means are no longer corrected, as if they had forgotten their start',
    adaptive(
      adamBut({
        powers: beta => ({
          start: 1,
          // betaᵗ of a thousand steps
          next:
            ({ times, where, minus, num }) =>
            power =>
              times(num(beta), where(minus(power, num(2 ** (1000 * Math.log2(beta)))), power, num(0)))
        })
      })
    )
  ),
  bug('optimizer: clipped by tensor', 'each tensor is clipped by its own norm', clipping(clippedEach)),
  bug(
    'optimizer: large gradients left out',
    'components of the gradient beyond 1000 move nothing',
    descent(
      bent(
        ({ where, minus, negate, num }) =>
          (u, rate) =>
            where(minus(negate(u), num(1000 * rate)), num(0), u)
      )
    )
  )
]
