/**
 * The equations of the optimizers, on plain numbers.
 */
import type { OptimizerEquations } from 'lawgrad/laws'

/** What a rule remembers of one parameter. */
type Memory = { readonly first: number; readonly second: number }

/** A rule for one parameter: the update, and what is remembered, at step 1, 2 … */
type Rule = (
  rate: number
) => (gradient: number, parameter: number, memory: Memory, step: number) => Memory & { readonly update: number }

type Walk = Memory & { readonly parameter: number; readonly updates: readonly number[] }

const following =
  (rule: Rule): OptimizerEquations =>
  rate =>
  (start, gradients) =>
    gradients.reduce<Walk>(
      ({ parameter, first, second, updates }, gradient, k) => {
        const { update, ...memory } = rule(rate)(gradient, parameter, { first, second }, k + 1)
        return { ...memory, parameter: parameter + update, updates: [...updates, update] }
      },
      { first: 0, second: 0, parameter: start, updates: [] }
    ).updates

/** Δθ = −rate·g, equation (12b). */
export const descentEquations: OptimizerEquations = rate => (_, gradients) => gradients.map(g => -rate * g)

/** v := 0.9·v + g, Δθ = −rate·v, or in Nesterov's form −rate·(g + 0.9·v). */
export const momentumEquations = (nesterov: boolean): OptimizerEquations =>
  following(rate => (g, _, { first }) => {
    const velocity = 0.9 * first + g
    return { first: velocity, second: 0, update: -rate * (nesterov ? g + 0.9 * velocity : velocity) }
  })

/** Adam of Kingma and Ba 2015, algorithm 1, with decoupled decay of Loshchilov and Hutter 2019. */
export const adamEquations = (weightDecay = 0): OptimizerEquations =>
  following(rate => (g, parameter, { first, second }, step) => {
    const mean = 0.9 * first + 0.1 * g
    const meanSquare = 0.999 * second + 0.001 * g ** 2
    const direction = mean / (1 - 0.9 ** step) / (Math.sqrt(meanSquare / (1 - 0.999 ** step)) + 1e-8)
    return { first: mean, second: meanSquare, update: -rate * (direction + weightDecay * parameter) }
  })

/** s := 0.99·s + 0.01·g², Δθ = −rate·g / (√s + 1e-8) */
export const rmsPropEquations: OptimizerEquations = following(rate => (g, _, { second }) => {
  const meanSquare = 0.99 * second + 0.01 * g ** 2
  return { first: 0, second: meanSquare, update: (-rate * g) / (Math.sqrt(meanSquare) + 1e-8) }
})
