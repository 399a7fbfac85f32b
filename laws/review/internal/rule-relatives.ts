/** Rules that libraries have beside those that are asked for, and that are easily taken for them. */
import type { OptimizerName } from '../protocol.ts'
import { adams, fault, type TrainerSuspect } from './trainer-suspect.ts'
import { ruleOf, type Hyper, type Rule } from './trainer.ts'

const relative = (
  name: string,
  cause: string,
  of: readonly OptimizerName[],
  update: (hyper: Hyper) => Rule
): TrainerSuspect => fault(name, cause, { update }, of)

/** The largest second moment so far, kept before or after its bias correction. */
const amsGrad =
  (isCorrected: boolean) =>
  ({ rate, beta1, beta2, root }: Hyper): Rule =>
  (g, s, v, t, most) => {
    const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
    const correction = 1 - beta2 ** t
    const largest = Math.max(most, isCorrected ? u / correction : u)
    return [(rate * (m / (1 - beta1 ** t))) / root(isCorrected ? largest : largest / correction), m, u, largest]
  }

/** What is asked for is one rule, and what is done another of its family. */
export const ruleRelatives: readonly TrainerSuspect[] = [
  ...[false, true].map(isCorrected =>
    relative(
      `AMSGrad${isCorrected ? ', corrected' : ''}`,
      'it is AMSGrad: the second moment is the largest so far, and never falls',
      adams,
      amsGrad(isCorrected)
    )
  ),
  relative(
    'NAdam',
    'it is Adam with Nesterov’s momentum: the first moment is taken one step ahead',
    adams,
    ({ rate, beta1, beta2, root }) =>
      (g, s, v, t) => {
        const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
        const ahead = (beta1 * m) / (1 - beta1 ** (t + 1)) + ((1 - beta1) * g) / (1 - beta1 ** t)
        return [(rate * ahead) / root(u / (1 - beta2 ** t)), m, u]
      }
  ),
  relative(
    'centered',
    'the square of the mean gradient is subtracted from the mean square: it is centered',
    ['rmsProp'],
    ({ rate, decay, root }) =>
      (g, s, v) => {
        const [mean, squares] = [decay * s + (1 - decay) * g, decay * v + (1 - decay) * g * g]
        return [(rate * g) / root(squares - mean * mean), mean, squares]
      }
  ),
  relative(
    'largest square',
    'the squares do not add up: the largest so far is kept',
    ['adagrad'],
    ({ rate, root }) =>
      (g, s, v) => {
        const most = Math.max(v, g * g)
        return [(rate * g) / root(most), s, most]
      }
  ),
  ...[0.99, 0.999].map(beta2 =>
    relative(`betas 0.9 and ${beta2}`, `β₁ is 0.9 and β₂ ${beta2}, whatever is asked for`, adams, hyper =>
      ruleOf({ ...hyper, beta1: 0.9, beta2 })
    )
  ),
  relative(
    'RMSProp for Adagrad',
    'the squares decay, as in RMSProp',
    ['adagrad'],
    ({ rate, decay, root }) =>
      (g, s, v) => {
        const squares = decay * v + (1 - decay) * g * g
        return [(rate * g) / root(squares), s, squares]
      }
  ),
  relative(
    'dampened but for the first',
    'the velocity begins with the whole gradient, and takes 1 − μ of each later one: a dampening that is not asked for',
    ['momentum'],
    ({ rate, momentum }) =>
      (g, s, v, t) => {
        const now = t === 1 ? g : momentum * s + (1 - momentum) * g
        return [rate * now, now, v]
      }
  )
]
