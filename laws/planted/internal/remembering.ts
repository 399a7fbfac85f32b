/** Wrong implementations that remember their calls. */
import {
  gradientDescent,
  type Layer,
  type Optimizer,
  type Pullback,
  type Situation,
  type Update,
  type VectorSpace
} from '../../../src/index.ts'
import type { CaseGradient } from '../back-propagation.ts'

/** Adds each answer to those it gave before to networks of the same sizes. */
export const accumulating = (gradient: CaseGradient): CaseGradient => {
  const kept = new Map<string, readonly number[]>()
  return (networkCase, loss) => {
    const key = `${networkCase.sizes.join()}x${networkCase.inputs.length}`
    const before = kept.get(key)
    const sum = gradient(networkCase, loss).map((g, i) => g + (before?.[i] ?? 0))
    kept.set(key, sum)
    return sum
  }
}

/** 1, 2, 3 …: the number of the call. */
export const counting = (): (() => number) => {
  let calls = 0
  return () => (calls += 1)
}

/** A layer whose pullback is that of the first input it was given. */
export const stale = <I extends number, O extends number, P>(layer: Layer<I, O, P>): Layer<I, O, P> => {
  let first: Pullback<I, O, P> | undefined
  return {
    ...layer,
    vjp: parameters => input => {
      const { output, pullback } = layer.vjp(parameters)(input)
      first ??= pullback
      return { output, pullback: first }
    }
  }
}

/** Momentum whose velocity is kept by the optimizer and not in its state. */
export const remembering = (rate: number): Optimizer => {
  const kept = new Map<unknown, unknown>()
  return {
    name: 'momentum',
    init: () => () => ({ count: 0, slots: {} }),
    update: <P>(space: VectorSpace<P>): ((situation: Situation<P>) => Update<P>) => {
      return ({ gradient, state }) => {
        // proof: what was kept for all spaces is of the first one's trees, and an optimizer is used with one
        const before = (kept.get('velocity') as P | undefined) ?? space.zero
        const velocity = space.zipWith((v, g) => 0.5 * v + g)(gradient)(before)
        kept.set('velocity', velocity)
        return { update: space.scale(-rate)(velocity), state: { count: state.count + 1, slots: {} } }
      }
    }
  }
}

/** Plain descent that counts in the state that it was given. */
export const mutating = (rate: number): Optimizer => ({
  ...gradientDescent(rate),
  update:
    space =>
    ({ gradient, state }) => {
      // proof: a state is a record like any other at run time
      const changed = state as { count: number }
      changed.count += 1
      return { update: space.scale(-rate)(gradient), state }
    }
})

/** Plain descent whose count is always 1. */
export const forgetting = (rate: number): Optimizer => ({
  ...gradientDescent(rate),
  update:
    space =>
    ({ gradient }) => ({ update: space.scale(-rate)(gradient), state: { count: 1, slots: {} } })
})
