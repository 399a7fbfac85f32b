import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr, Over } from '../../algebra/expr.ts'
import { real } from '../../algebra/real.ts'
import { agreeExtents } from '../../tensor/internal/defect.ts'
import { layoutOf, settled } from '../../tensor/internal/shape.ts'
import { extentsOf, extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { Size } from '../../dimension/size.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import type { Initialize } from '../initializer.ts'
import type { Cotangents, Layer, Lens } from '../layer.ts'
import type { Noise, NoiseOver, NoiseShape } from '../noise.ts'
import type { AnyRange } from '../range.ts'
import { checkedNoise, means, meansOver } from './noise.ts'

/** What a layer is made of: its sizes and its lens. */
export type LensDefinition<I extends Size, O extends Size, P, R extends AnyRange> = {
  readonly name: string
  readonly inputs: I
  readonly outputs: O
  readonly range: R
  readonly shape: Shape<P>
  readonly noise: readonly NoiseShape[]
  readonly at: (algebra: Algebra) => (parameters: Over<P>, input: Expr<I>, noise: NoiseOver) => Lens<I, O, P>
  readonly initialize: Initialize<P>
}

const lenses = new WeakMap<object, LensDefinition<never, never, never, AnyRange>['at']>()

/** Whether a layer's pass with numbers is that of its lens, and not one that somebody has put in its place. */
export const isOfLens = ({ at, vjp }: { readonly at: object; readonly vjp: object }): boolean => lenses.get(vjp) === at

/** The layer of a lens: its readings with real numbers check and freeze what goes in and what comes out. */
export const lensLayer = <I extends Size, O extends Size, P, R extends AnyRange>(
  lens: LensDefinition<I, O, P, R>
): Layer<I, O, P, R> => {
  const { name, range, shape, at, initialize } = lens
  const [inputs, outputs] = [extentsOfSize(lens.inputs), extentsOfSize(lens.outputs)]
  const noise = Object.freeze(lens.noise.map(each => Object.freeze(each)))
  const layout = layoutOf(shape)
  const mean = means(noise)
  const read = at(real)
  const through = (parameters: P) => {
    // proof: in the real reading an Expr is a Tensor
    const theta = settled(layout, parameters) as Over<P>
    return (input: Tensor<I>, drawn: Noise = mean): Lens<I, O, P> => {
      agreeExtents(inputs, extentsOf(input))
      const values = drawn === mean ? mean : checkedNoise(noise, drawn)
      // proof: as above
      const point = read(theta, input as unknown as Expr<I>, values as unknown as NoiseOver)
      agreeExtents(outputs, extentsOf(tensor(point.output)))
      return point
    }
  }
  const made: Layer<I, O, P, R> = Object.freeze({
    name,
    inputs: lens.inputs,
    outputs: lens.outputs,
    range,
    shape,
    noise,
    at,
    equation: (algebra: Algebra) => {
      const over = at(algebra)
      const average = meansOver(algebra, noise)
      return (parameters: Over<P>) => (input: Expr<I>) => over(parameters, input, average).output
    },
    forward: (parameters: P, drawn?: Noise) => {
      const f = through(parameters)
      const own = drawn === undefined ? undefined : Object.freeze([...drawn])
      return (input: Tensor<I>) => tensor(f(input, own).output)
    },
    vjp: (parameters: P) => {
      const f = through(parameters)
      return (input: Tensor<I>, drawn?: Noise) => {
        const { output, pullback } = f(input, drawn)
        return Object.freeze({
          output: tensor(output),
          pullback: (cotangent: Tensor<O>): Cotangents<I, P> => {
            agreeExtents(outputs, extentsOf(cotangent))
            // proof: in the real reading a Tensor is an Expr
            const back = pullback(cotangent as unknown as Expr<O>)
            agreeExtents(inputs, extentsOf(tensor(back.input)))
            // proof: the parameters' cotangents are settled by the shape of P
            return Object.freeze({ parameters: settled(layout, back.parameters) as P, input: tensor(back.input) })
          }
        })
      }
    },
    initialize,
    use: <A>(f: <Q>(layer: Layer<I, O, Q, R>) => A) => f(made)
  })
  // proof: only compared
  lenses.set(made.vjp, at as unknown as LensDefinition<never, never, never, AnyRange>['at'])
  return made
}

/** What an Expr of the real reading is. */
const tensor = <S extends Size>(expr: Expr<S>): Tensor<S> => expr as unknown as Tensor<S>
