/**
 * The equations of the known rules, on plain numbers, one parameter at a time: to hold an optimizer against with `optimizerEquationsSuite`.
 */
import type { OptimizerEquations } from '../optimizer-equations.ts'

/** What a rule remembers of one parameter. */
type Memory = { readonly first: number; readonly second: number; readonly third: number }

/** The update of one parameter at step 1, 2 …, and what is remembered. */
type Rule = (at: {
  readonly rate: number
  readonly gradient: number
  readonly parameter: number
  readonly memory: Memory
  readonly step: number
}) => Partial<Memory> & { readonly update: number }

type Walk = { readonly memory: Memory; readonly parameter: number; readonly updates: readonly number[] }

const none: Memory = { first: 0, second: 0, third: 0 }

const following =
  (rule: Rule, start: Memory = none): OptimizerEquations =>
  rate =>
  (from, gradients) =>
    gradients.reduce<Walk>(
      ({ parameter, memory, updates }, gradient, k) => {
        const { update, ...changed } = rule({ rate, gradient, parameter, memory, step: k + 1 })
        return { memory: { ...memory, ...changed }, parameter: parameter + update, updates: [...updates, update] }
      },
      { memory: start, parameter: from, updates: [] }
    ).updates

/** By squaring: a walk may have thousands of steps. */
const power = (base: number, exponent: number): number =>
  exponent === 0 ? 1 : (exponent % 2 === 0 ? 1 : base) * power(base * base, Math.floor(exponent / 2))

/** Δθ = −rate·g. Equation (12b). */
export const descentEquations: OptimizerEquations = following(({ rate, gradient }) => ({ update: -rate * gradient }))

/** v := momentum·v + g, Δθ = −rate·v; in Nesterov's form −rate·(g + momentum·v). Sources: Polyak 1964, Sutskever et al. 2013, as in PyTorch's `SGD`. */
export const momentumEquations = (momentum = 0.9, nesterov = false): OptimizerEquations =>
  following(({ rate, gradient, memory }) => {
    const first = momentum * memory.first + gradient
    return { first, update: -rate * (nesterov ? gradient + momentum * first : first) }
  })

/** s := decay·s + (1 − decay)·g², Δθ = −rate·g / (√s + epsilon). Source: Hinton 2012, as in PyTorch's `RMSprop`. */
export const rmsPropEquations = (decay = 0.99, epsilon = 1e-8): OptimizerEquations =>
  following(({ rate, gradient, memory }) => {
    const second = decay * memory.second + (1 - decay) * gradient * gradient
    return { second, update: (-rate * gradient) / (Math.sqrt(second) + epsilon) }
  })

/** s := s + g² from `initial`, Δθ = −rate·g / (√s + epsilon). Source: Duchi et al. 2011, as in PyTorch's `Adagrad`. */
export const adagradEquations = (epsilon = 1e-10, initial = 0): OptimizerEquations =>
  following(
    ({ rate, gradient, memory }) => {
      const second = memory.second + gradient * gradient
      return { second, update: (-rate * gradient) / (Math.sqrt(second) + epsilon) }
    },
    { ...none, second: initial }
  )

/** s := decay·s + (1 − decay)·g², d = √(u + epsilon) / √(s + epsilon)·g, u := decay·u + (1 − decay)·d², Δθ = −rate·d. Source: Zeiler 2012. */
export const adadeltaEquations = (decay = 0.9, epsilon = 1e-6): OptimizerEquations =>
  following(({ rate, gradient, memory }) => {
    const second = decay * memory.second + (1 - decay) * gradient * gradient
    const step = (Math.sqrt(memory.third + epsilon) / Math.sqrt(second + epsilon)) * gradient
    return { second, third: decay * memory.third + (1 - decay) * step * step, update: -rate * step }
  })

/** What Adam and its kin may be told. */
export type AdamConstants = {
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
  /** Decoupled: rate·weightDecay·θ is subtracted. */
  readonly weightDecay?: number
  /** Divides by the root of the greatest mean square so far, before the correction of the bias as PyTorch does. */
  readonly amsGrad?: boolean
}

/**
 * m := beta1·m + (1 − beta1)·g, v := beta2·v + (1 − beta2)·g², Δθ = −rate·(m / (1 − beta1ᵗ) / (√(v / (1 − beta2ᵗ)) + epsilon) + weightDecay·θ).
 * Sources: Kingma and Ba 2015, Loshchilov and Hutter 2019, Reddi et al. 2018.
 */
export const adamEquations = ({
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  weightDecay = 0,
  amsGrad = false
}: AdamConstants = {}): OptimizerEquations =>
  following(({ rate, gradient, parameter, memory, step }) => {
    const first = beta1 * memory.first + (1 - beta1) * gradient
    const second = beta2 * memory.second + (1 - beta2) * gradient * gradient
    const third = Math.max(memory.third, second)
    const mean = first / (1 - power(beta1, step))
    const root = Math.sqrt((amsGrad ? third : second) / (1 - power(beta2, step)))
    return { first, second, third, update: -rate * (mean / (root + epsilon) + weightDecay * parameter) }
  })

/** Δθ = −rate·(sign(beta1·m + (1 − beta1)·g) + weightDecay·θ), m := beta2·m + (1 − beta2)·g. Source: Chen et al. 2023. */
export const lionEquations = (beta1 = 0.9, beta2 = 0.99, weightDecay = 0): OptimizerEquations =>
  following(({ rate, gradient, parameter, memory }) => ({
    first: beta2 * memory.first + (1 - beta2) * gradient,
    update: -rate * (Math.sign(beta1 * memory.first + (1 - beta1) * gradient) + weightDecay * parameter)
  }))
