import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr, Over } from '../../algebra/expr.ts'
import type { Random } from '../../random/random.ts'
import { agreeExtents } from '../../tensor/internal/defect.ts'
import { shapeOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Size } from '../../dimension/size.ts'
import type { AnyLayer, Layer, Lens } from '../layer.ts'
import type { NoiseOver } from '../noise.ts'
import { logits, type AnyRange } from '../range.ts'
import { lensLayer, type LensDefinition } from './lens-layer.ts'

/** A layer whose sizes and parameters are forgotten; the types of those who list layers remember them. */
export type Erased = Layer<never, never, unknown>

/** The layers of a list. */
export const erased = (parts: readonly AnyLayer[]): readonly Erased[] =>
  // proof: every AnyLayer in a list of layers is a Layer; its sizes are used only against its neighbours'
  parts as unknown as readonly Erased[]

/** For each part, which of the noises of all is its first. */
export const noiseStarts = (parts: readonly Erased[]): readonly number[] => {
  const starts = [0]
  for (const part of parts) starts.push(starts.at(-1)! + part.noise.length)
  return starts
}

/** What several layers are as one, whatever flows between them: its parameters are the tuple of theirs, drawn one after the other. */
export const together = <P>(
  layers: readonly Erased[]
): Pick<LensDefinition<never, never, P, AnyRange>, 'shape' | 'noise' | 'initialize'> => ({
  shape: shapeOf<P>({ _tag: 'Tuple', items: layers.map(part => part.shape.description) }),
  noise: layers.flatMap(part => part.noise),
  initialize: initializer => (random: Random) => {
    const drawn: unknown[] = []
    let next = random
    for (const part of layers) {
      const [parameters, after] = part.initialize(initializer)(next)
      drawn.push(parameters)
      next = after
    }
    // proof: P is the tuple of the parts' parameters
    return [Object.freeze(drawn) as unknown as P, next]
  }
})

type Point = Lens<never, never, unknown>

/**
 * The lens of layers one after the other, whose parameters are the tuple of theirs. Forward runs once; backward, the chain rule: the cotangent of each
 * input is that of the output before. With no layer it is the identity on `inputs`.
 */
export const sequenceLens = <I extends Size, O extends Size, P>(
  inputs: I,
  parts: readonly AnyLayer[]
): Pick<LensDefinition<I, O, P, AnyRange>, 'at' | 'shape' | 'noise' | 'initialize'> => {
  const layers = Object.freeze([...erased(parts)])
  const starts = Object.freeze([...noiseStarts(layers)])
  layers.reduce((before, part) => {
    agreeExtents(extentsOfSize(part.inputs), before)
    return extentsOfSize(part.outputs)
  }, extentsOfSize(inputs))
  return {
    ...together<P>(layers),
    at: (algebra: Algebra) => {
      const lenses = layers.map(part => part.at(algebra))
      return (parameters: Over<P>, input: Expr<I>, noise: NoiseOver) => {
        // proof: P is the tuple of the parts' parameters
        const each = parameters as unknown as readonly Over<unknown>[]
        const trace: Point[] = []
        let x: unknown = input
        for (let k = 0; k < lenses.length; k++) {
          // proof: each output is the next input
          const point = lenses[k]!(each[k]!, x as Expr<never>, noise.slice(starts[k], starts[k + 1]))
          trace[k] = point
          x = point.output
        }
        return {
          // proof: the last output has the type of the sequence's
          output: x as Expr<O>,
          pullback: cotangent => {
            const gradients: unknown[] = Array.from({ length: trace.length })
            let c: unknown = cotangent
            for (let k = trace.length - 1; k >= 0; k--) {
              // proof: each input's cotangent is the cotangent of the output before
              const back = trace[k]!.pullback(c as Expr<never>)
              gradients[k] = back.parameters
              c = back.input
            }
            // proof: one cotangent for each part, the last one that of the input
            return { parameters: gradients as unknown as Over<P>, input: c as Expr<I> }
          }
        }
      }
    }
  }
}

/** Layers one after the other, as one layer; the caller's types say that their sizes fit. */
export const sequence = <I extends Size, O extends Size, P, R extends AnyRange>(
  name: string,
  inputs: I,
  outputs: O,
  parts: readonly AnyLayer[]
): Layer<I, O, P, R> =>
  lensLayer<I, O, P, R>({ name, inputs, outputs, range: lastRange<R>(parts), ...sequenceLens<I, O, P>(inputs, parts) })

/** What the last of layers promises. */
export const lastRange = <R extends AnyRange>(parts: readonly AnyLayer[]): R =>
  // proof: R is the range of the last layer, by the types of those who list layers
  (erased(parts).at(-1)?.range ?? logits) as R
