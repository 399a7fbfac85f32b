import type { Layer, Noise, Size, Tensor } from 'lawgrad'

/** A layer that keeps the last input on itself, and reads it only when the cotangent comes. */
export const keepingInput = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Layer<I, O, P> => {
  let kept: Tensor<I> | undefined
  return {
    ...layer,
    vjp: (parameters: P) => (input: Tensor<I>, noise?: Noise) => {
      kept = input
      const { output } = layer.vjp(parameters)(input, noise)
      return {
        output,
        pullback: cotangent =>
          layer
            .vjp(parameters)(kept ?? input, noise)
            .pullback(cotangent)
      }
    }
  }
}

/** A layer that keeps a pullback for the parameters that it was made with, whatever the input is. */
export const cachingPullback = <I extends Size, O extends Size, P extends object>(
  layer: Layer<I, O, P>
): Layer<I, O, P> => {
  const pullbacks = new WeakMap<P, ReturnType<ReturnType<Layer<I, O, P>['vjp']>>['pullback']>()
  return {
    ...layer,
    vjp: (parameters: P) => (input: Tensor<I>, noise?: Noise) => {
      const { output, pullback } = layer.vjp(parameters)(input, noise)
      const cached = pullbacks.get(parameters) ?? pullback
      pullbacks.set(parameters, cached)
      return { output, pullback: cached }
    }
  }
}

/** A layer whose answers all hold one cotangent of the input: that of the last call. */
export const sharingAnswer = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>): Layer<I, O, P> => {
  let last: Tensor<I> | undefined
  return {
    ...layer,
    vjp: (parameters: P) => (input: Tensor<I>, noise?: Noise) => {
      const { output, pullback } = layer.vjp(parameters)(input, noise)
      return {
        output,
        pullback: cotangent => {
          const back = pullback(cotangent)
          last = back.input
          return {
            parameters: back.parameters,
            get input() {
              return last ?? back.input
            }
          }
        }
      }
    }
  }
}
