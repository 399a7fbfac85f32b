/** Wrong implementations that remember their calls. */
import {
  gradientDescent,
  link,
  type Expr,
  type AnySize,
  type GradientDescent,
  type Layer,
  type Nothing,
  type Optimizer,
  type OptimizerState,
  type Pullback,
  type Shape,
  type Situation,
  type Size,
  type Update
} from 'lawgrad'

/** 1, 2, 3 …: the number of the call. */
export const counting = (): (() => number) => {
  let calls = 0
  return () => (calls += 1)
}

/** Adds each answer to those it gave before under the same key. */
export const accumulating = (): ((key: string, numbers: readonly number[]) => readonly number[]) => {
  const kept = new Map<string, readonly number[]>()
  return (key, numbers) => {
    const before = kept.get(key)
    const sum = numbers.map((g, i) => g + (before?.[i] ?? 0))
    kept.set(key, sum)
    return sum
  }
}

/** A layer whose pullback is that of the first input it was given. */
export const stale = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Layer<I, O, P> => {
  let first: Pullback<I, O, P> | undefined
  return {
    ...layer,
    vjp: parameters => (input, noise) => {
      const { output, pullback } = layer.vjp(parameters)(input, noise)
      first ??= pullback
      return { output, pullback: first }
    }
  }
}

/** Momentum whose velocity is kept by the optimizer and not in its state. */
export const remembering = (rate: number): Optimizer<readonly [Nothing]> => {
  const kept = new Map<string, Expr<AnySize>>()
  return link({
    name: 'momentum',
    update:
      ({ zipWith, plus, times, num, scale }) =>
      ({ gradient, leaf }) => {
        const key = leaf.path.join('.')
        const before = kept.get(key)
        const velocity =
          before === undefined ? gradient : zipWith((v, g) => plus(times(num(0.5), v), g))(gradient)(before)
        kept.set(key, velocity)
        return { update: scale(num(-rate))(velocity), tensors: {} }
      }
  })
}

type State<P> = OptimizerState<readonly [Nothing], P>

/** Plain descent whose state is not frozen, and that counts in the one that it was given. */
export const mutating = (rate: number): GradientDescent => {
  const right = gradientDescent(rate)
  return {
    ...right,
    init: <P>(shape: Shape<P>): State<P> => ({ ...right.init(shape) }),
    update:
      <P>(shape: Shape<P>) =>
      (situation: Situation<readonly [Nothing], P>): Update<readonly [Nothing], P> => {
        const { state } = situation
        const { update } = right.update(shape)(situation)
        // proof: a state is a record like any other at run time
        const changed = state as { count: number }
        changed.count += 1
        return { update, state }
      }
  }
}

/** Plain descent whose count is always 1. */
export const forgetting = (rate: number): GradientDescent => {
  const right = gradientDescent(rate)
  return {
    ...right,
    update:
      <P>(shape: Shape<P>) =>
      (situation: Situation<readonly [Nothing], P>): Update<readonly [Nothing], P> => {
        const { update, state } = right.update(shape)(situation)
        return { update, state: { ...state, count: 1 } }
      }
  }
}

/** A shape whose trees are as the arrays that they were made of are now. */
export const keeping = <P>(shape: Shape<P>): Shape<P> => {
  const kept = new WeakMap<object, readonly number[]>()
  return Object.freeze({
    ...shape,
    flatten: (tree: P) => kept.get(Object(tree)) ?? shape.flatten(tree),
    unflatten: (numbers: readonly number[]) => {
      const tree = shape.unflatten(numbers)
      kept.set(Object(tree), numbers)
      return tree
    }
  })
}
