/** Wrong rules of optimizers. */
import type { OptimizerName } from '../protocol.ts'
import { adams, adaptive, fault, momenta, type TrainerSuspect } from './trainer-suspect.ts'
import { ruleOf, type Hyper, type Rule } from './trainer.ts'

const rule = (
  name: string,
  cause: string,
  of: readonly OptimizerName[],
  update: (hyper: Hyper) => Rule
): TrainerSuspect => fault(name, cause, { update }, of)

/** Adam with parts exchanged. */
const adam =
  (parts: {
    readonly first?: (m: number, b: number, t: number) => number
    readonly second?: (u: number, b: number, t: number) => number
    readonly below?: (u: number) => number
    readonly m?: (s: number, g: number, b1: number, b2: number) => number
    readonly u?: (v: number, g: number, b2: number, b1: number) => number
    readonly top?: (m: number, g: number) => number
    readonly kept?: boolean
  }) =>
  ({ rate, beta1, beta2, root }: Hyper): Rule =>
  (g, s, v, t) => {
    const m = parts.m?.(s, g, beta1, beta2) ?? beta1 * s + (1 - beta1) * g
    const u = parts.u?.(v, g, beta2, beta1) ?? beta2 * v + (1 - beta2) * g * g
    const first = parts.first?.(m, beta1, t) ?? m / (1 - beta1 ** t)
    const second = parts.second?.(u, beta2, t) ?? u / (1 - beta2 ** t)
    const below = parts.below?.(second) ?? root(second)
    return [
      (rate * (parts.top?.(first, g) ?? first)) / below,
      parts.kept === true ? first : m,
      parts.kept === true ? second : u
    ]
  }

export const ruleFaults: readonly TrainerSuspect[] = [
  rule('momentum missing', 'there is no momentum: the steps are plain descent', momenta, hyper =>
    ruleOf({ ...hyper, name: 'gradientDescent' })
  ),
  rule('momentum sign', 'the momentum has the wrong sign', momenta, hyper =>
    ruleOf({ ...hyper, momentum: -hyper.momentum })
  ),
  rule(
    'sign of what is kept',
    'the velocity is kept with the wrong sign',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => [rate * (momentum * s + g), -(momentum * s + g), v]
  ),
  rule(
    'rate twice in the velocity',
    'the learning rate is applied twice: to the gradient and to the velocity',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => {
        const now = momentum * s + rate * g
        return [rate * now, now, v]
      }
  ),
  rule(
    'velocity used before',
    'the velocity of the step before is used',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => [rate * s, momentum * s + g, v]
  ),
  rule(
    'gradient twice',
    'the gradient is counted twice: beside the velocity and in it',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => [rate * (momentum * s + g + g), momentum * s + g, v]
  ),
  rule(
    'velocity keeps the gradient alone',
    'the velocity keeps the last gradient alone: it does not build up',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => [rate * (g + momentum * s), g, v]
  ),
  rule(
    'velocity grows by all',
    'the old velocity is not multiplied by the momentum',
    momenta,
    ({ rate }) =>
      (g, s, v) => [rate * (g + s), g + s, v]
  ),
  rule(
    'momentum times gradient',
    'the momentum multiplies the gradient, not the velocity',
    momenta,
    ({ rate, momentum }) =>
      (g, s, v) => [rate * (s + momentum * g), s + momentum * g, v]
  ),
  rule('momentum is 1 − momentum', 'the momentum is taken for 1 − momentum', momenta, hyper =>
    ruleOf({ ...hyper, momentum: 1 - hyper.momentum })
  ),
  rule('plain momentum', 'it is plain momentum: the look ahead is missing', ['nesterov'], hyper =>
    ruleOf({ ...hyper, name: 'momentum' })
  ),
  rule('Nesterov for momentum', 'it is Nesterov’s momentum', ['momentum'], hyper =>
    ruleOf({ ...hyper, name: 'nesterov' })
  ),
  rule(
    'root missing',
    'the root of the squares is missing',
    ['adagrad', 'rmsProp'],
    ({ name, rate, decay }) =>
      (g, s, v) => {
        const now = name === 'adagrad' ? v + g * g : decay * v + (1 - decay) * g * g
        return [(rate * g) / (now + 1e-8), s, now]
      }
  ),
  rule(
    'squares not kept',
    'the squares of earlier gradients are not kept',
    ['adagrad', 'rmsProp'],
    ({ rate, root }) =>
      (g, s, v) => [(rate * g) / root(g * g), s, v]
  ),
  rule(
    'squares not added up',
    'the squares do not add up: only the last one is kept',
    ['rmsProp'],
    ({ rate, decay, root }) =>
      (g, s, v) => [(rate * g) / root((1 - decay) * g * g), s, v]
  ),
  rule(
    'squares of before',
    'the squares are those of the step before',
    ['adagrad', 'rmsProp'],
    ({ name, rate, decay, root }) =>
      (g, s, v) => [(rate * g) / root(v), s, name === 'adagrad' ? v + g * g : decay * v + (1 - decay) * g * g]
  ),
  rule(
    'not squared',
    'gradients are added up without being squared',
    ['adagrad', 'rmsProp'],
    ({ name, rate, decay, root }) =>
      (g, s, v) => {
        const now = name === 'adagrad' ? v + Math.abs(g) : decay * v + (1 - decay) * Math.abs(g)
        return [(rate * g) / root(now), s, now]
      }
  ),
  rule('decay exchanged', 'the decay ρ and 1 − ρ are exchanged', ['rmsProp'], hyper =>
    ruleOf({ ...hyper, decay: 1 - hyper.decay })
  ),
  rule('squares are summed', 'the squares are summed as in Adagrad: they do not decay', ['rmsProp'], hyper =>
    ruleOf({ ...hyper, name: 'adagrad' })
  ),
  rule(
    'decayed squares plus all',
    'the new square is not multiplied by 1 − ρ',
    ['rmsProp'],
    ({ rate, decay, root }) =>
      (g, s, v) => {
        const now = decay * v + g * g
        return [(rate * g) / root(now), s, now]
      }
  ),
  rule('not adaptive', 'the steps are plain descent', adaptive, hyper => ruleOf({ ...hyper, name: 'gradientDescent' })),
  rule('no bias correction', 'the bias correction is missing', adams, adam({ first: m => m, second: u => u })),
  rule('no correction of m', 'the bias correction of the first moment is missing', adams, adam({ first: m => m })),
  rule('no correction of v', 'the bias correction of the second moment is missing', adams, adam({ second: u => u })),
  rule('root missing in Adam', 'the root of the second moment is missing', adams, adam({ below: u => u + 1e-8 })),
  rule('betas exchanged', 'β₁ and β₂ are exchanged', adams, hyper =>
    ruleOf({ ...hyper, beta1: hyper.beta2, beta2: hyper.beta1 })
  ),
  rule(
    'corrections exchanged',
    'the bias corrections of the moments are exchanged',
    adams,
    ({ beta1, beta2, rate, root }) =>
      (g, s, v, t) => {
        const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
        return [(rate * (m / (1 - beta2 ** t))) / root(u / (1 - beta1 ** t)), m, u]
      }
  ),
  rule('corrected moments kept', 'the corrected moments are kept, and corrected again', adams, adam({ kept: true })),
  rule('β₁ for both', 'β₁ is used for both moments', adams, hyper => ruleOf({ ...hyper, beta2: hyper.beta1 })),
  rule('β₂ for both', 'β₂ is used for both moments', adams, hyper => ruleOf({ ...hyper, beta1: hyper.beta2 })),
  rule(
    'second moment of m',
    'the second moment is that of the first moment, not of the gradient',
    adams,
    ({ beta1, beta2, rate, root }) =>
      (g, s, v, t) => {
        const m = beta1 * s + (1 - beta1) * g
        const u = beta2 * v + (1 - beta2) * m * m
        return [(rate * (m / (1 - beta1 ** t))) / root(u / (1 - beta2 ** t)), m, u]
      }
  ),
  ...(
    [
      ['m times g', 'the second moment is of m·g, not of g²', (m: number, g: number) => m * g],
      ['size of m times g', 'the second moment is of |m·g|, not of g²', (m: number, g: number) => Math.abs(m * g)],
      ['size of m', 'the second moment is of |m|, not of g²', (m: number) => Math.abs(m)],
      ['(g − m)²', 'the second moment is of (g − m)², not of g²', (m: number, g: number) => (g - m) ** 2]
    ] as const satisfies readonly (readonly [string, string, (m: number, g: number) => number])[]
  ).flatMap(([name, cause, of]) =>
    [true, false].map(isNew =>
      rule(
        `second moment of ${name}${isNew ? '' : ', of before'}`,
        cause,
        adams,
        ({ beta1, beta2, rate, root }) =>
          (g, s, v, t) => {
            const m = beta1 * s + (1 - beta1) * g
            const u = beta2 * v + (1 - beta2) * of(isNew ? m : s, g)
            return [(rate * (m / (1 - beta1 ** t))) / root(u / (1 - beta2 ** t)), m, u]
          }
      )
    )
  ),
  ...[0, 0.5, 1, 2].flatMap(a =>
    [0, 0.5, 1, 2].map(b =>
      rule(
        `powers ${a} and ${b} of the corrections`,
        `the bias corrections have wrong powers: 1 − β₁ᵗ to the ${a}, and 1 − β₂ᵗ to the ${b} outside of the root`,
        adams,
        ({ beta1, beta2, rate, root }) =>
          (g, s, v, t) => {
            const [m, u] = [beta1 * s + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g]
            const below = Math.sqrt(u) / (1 - beta2 ** t) ** b
            return [(rate * (m / (1 - beta1 ** t) ** a)) / (below + root(0)), m, u]
          }
      )
    )
  ),
  rule(
    'largest second moment',
    'the second moment is the largest of its kind so far',
    adams,
    ({ beta1, beta2, rate, root }) =>
      (g, s, v, t) => {
        const [m, u] = [beta1 * s + (1 - beta1) * g, Math.max(beta2 * v, Math.abs(g))]
        return [(rate * (m / (1 - beta1 ** t))) / root(u * u), m, u]
      }
  ),
  rule('gradient for m', 'the gradient is used in place of its first moment', adams, adam({ top: (_, g) => g })),
  rule(
    'second moment not squared',
    'the second moment is of the gradient, not of its square',
    adams,
    adam({ u: (v, g, b2) => b2 * v + (1 - b2) * Math.abs(g) })
  ),
  rule(
    'm without 1 − β₁',
    'the gradient is not multiplied by 1 − β₁ in the first moment',
    adams,
    adam({ m: (s, g, b1) => b1 * s + g })
  ),
  rule(
    'v without 1 − β₂',
    'the square is not multiplied by 1 − β₂ in the second moment',
    adams,
    adam({ u: (v, g, b2) => b2 * v + g * g })
  ),
  rule(
    'correction by β·t',
    'the bias correction is 1 − β·t in place of 1 − βᵗ',
    adams,
    adam({ first: (m, b, t) => m / (1 - b * t), second: (u, b, t) => u / (1 - b * t) })
  ),
  fault(
    'steps not counted',
    'steps are not counted: every step is the first for the bias correction',
    { time: () => 1 },
    adams
  ),
  rule(
    'correction by β',
    'the bias correction is 1 − β at every step',
    adams,
    adam({ first: (m, b) => m / (1 - b), second: (u, b) => u / (1 - b) })
  ),
  rule(
    'correction multiplied',
    'the moments are multiplied by their bias corrections, not divided',
    adams,
    adam({ first: (m, b, t) => m * (1 - b ** t), second: (u, b, t) => u * (1 - b ** t) })
  ),
  fault(
    'steps counted from 0',
    'steps are counted from 0: the bias correction divides by zero',
    { time: t => t - 1 },
    adams
  ),
  fault(
    'steps counted from 2',
    'steps are counted from 2: the counter goes up before the first step and once more',
    { time: t => t + 1 },
    adams
  ),
  fault('two steps at once', 'the counter of the bias correction goes up twice a step', { time: t => 2 * t }, adams),
  fault(
    'epochs counted',
    'epochs are counted for the bias correction, not steps',
    { time: (t, batches) => Math.ceil(t / batches) },
    adams
  )
]
