/** Rules that hold for a part of the parameters alone, or a step late. */
import { adams, adaptive, fault, type TrainerSuspect } from './trainer-suspect.ts'
import { ruleOf, type Hyper, type Place, type Rule } from './trainer.ts'

/** With what was remembered before this step. */
const late = (hyper: Hyper): Rule => {
  const [rule, { rate, beta1, beta2, root }] = [ruleOf(hyper), hyper]
  return (g, s, v, t, w) => {
    const [, m, u] = rule(g, s, v, t, w)
    const change = adams.includes(hyper.name) ? (rate * (s / (1 - beta1 ** t))) / root(v / (1 - beta2 ** t)) : rate * s
    return [change, m, u]
  }
}

const descent = (hyper: Hyper): Rule => ruleOf({ ...hyper, name: 'gradientDescent' })

const ofBias = ({ isBias }: Place): boolean => isBias

/** Parts of the parameters that are updated otherwise. */
export const partFaults: readonly TrainerSuspect[] = [
  fault(
    'biases by plain descent',
    'the biases are updated by plain descent',
    { update: descent, updateAt: ofBias },
    adaptive
  ),
  fault(
    'biases late',
    'the biases are updated with the moments of the step before',
    { update: late, updateAt: ofBias },
    adams
  ),
  fault(
    'velocity of biases late',
    'the biases are updated with the velocity of the step before',
    { update: late, updateAt: ofBias },
    ['momentum']
  )
]
