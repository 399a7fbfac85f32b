/** What types refuse, planted past them. */
import type { Algebra, Expr, Layer } from 'lawgrad'

/** The layer whose equation, in every reading but the one with numbers, has an output more than it declares: the first once more. */
export const oneOutputMore = <P>(layer: Layer<2, 2, P>): Layer<2, 2, P> => {
  const at: Layer<2, 2, P>['at'] = (algebra: Algebra) => {
    const right = layer.at(algebra)
    return (parameters, x, noise) => {
      const { output, pullback } = right(parameters, x, noise)
      const [first] = algebra.splitAt(1, 1)(output)
      const more: unknown = algebra.concat(first)(output)
      // proof: none; this is the mistake
      return { output: more as Expr<2>, pullback }
    }
  }
  return { ...layer, at, equation: algebra => parameters => x => at(algebra)(parameters, x, []).output }
}
