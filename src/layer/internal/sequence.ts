import type { Dimension } from '../../dimension/dimension.ts'
import type { Over, Shape } from '../../linear/shape.ts'
import { agree, size } from '../../linear/internal/defect.ts'
import { shapeOf } from '../../linear/internal/shape.ts'
import { vectorValues } from '../../linear/internal/tensor.ts'
import type { Vector } from '../../linear/vector.ts'
import type { Random } from '../../random/random.ts'
import type { Scalar } from '../../scalar/scalar.ts'
import type { AnyLayer, Equation, Layer, Vjp } from '../layer.ts'

/** A layer whose sizes and parameters are forgotten; the types of `sequence`'s callers remember them. */
type Erased = Layer<never, never, unknown>

/**
 * Layers one after the other, as one layer whose parameters are the tuple of theirs.
 *
 * The caller's types say that the outputs of each are the inputs of the next, that the first has `I` inputs and the last
 * `O` outputs, and that `P` is the tuple of their parameters. With no layer it is the identity on `inputs`.
 */
export const sequence = <I extends number, O extends number, P>(
  name: string,
  inputs: Dimension<I>,
  outputs: Dimension<O>,
  parts: readonly AnyLayer[]
): Layer<I, O, P> => {
  // proof: every AnyLayer in a list of layers is a Layer; its sizes are used only against its neighbours'
  const layers = parts as unknown as readonly Erased[]
  const shape: Shape<P> = shapeOf<P>({ _tag: 'Tuple', items: layers.map(part => part.shape.description) })
  // proof: P is the tuple of the parts' parameters
  const split = (parameters: P) => parameters as unknown as readonly unknown[]
  const equation: Equation<P> = <T>(scalar: Scalar<T>) => {
    const equations = layers.map(part => part.equation(scalar))
    return (parameters: Over<T, P>, input: readonly T[]) => {
      // proof: Over maps tuples item by item
      const each = parameters as unknown as readonly Over<T, unknown>[]
      // proof: there are as many parameters as layers
      return equations.reduce((x, f, k) => f(each[k]!, x), input)
    }
  }
  const columns = size(inputs)
  layers.reduce((before, part) => {
    agree(Number(part.inputs), before)
    return Number(part.outputs)
  }, columns)
  return {
    name,
    inputs,
    outputs,
    shape,
    equation,
    forward: parameters => {
      const steps = layers.map((part, k) => part.forward(split(parameters)[k]))
      return input => {
        agree(columns, vectorValues(input).length)
        // proof: each output is the next input
        return steps.reduce<unknown>((x, step) => step(x as Vector<never>), input) as Vector<O>
      }
    },
    vjp: parameters => {
      const steps = layers.map((part, k) => part.vjp(split(parameters)[k]))
      return input => {
        agree(columns, vectorValues(input).length)
        const trace: Vjp<never, never, unknown>[] = []
        let x: unknown = input
        for (const step of steps) {
          // proof: each output is the next input
          const vjp = step(x as Vector<never>)
          trace.push(vjp)
          x = vjp.output
        }
        return {
          // proof: the last output has the type of the sequence's
          output: x as Vector<O>,
          pullback: cotangent => {
            const gradients: unknown[] = Array.from({ length: trace.length })
            let c: unknown = cotangent
            for (let k = trace.length - 1; k >= 0; k--) {
              // proof: each input's cotangent is the cotangent of the output before
              const back = trace[k]!.pullback(c as Vector<never>)
              gradients[k] = back.parameters
              c = back.input
            }
            // proof: one cotangent for each part, the last one that of the input
            return { parameters: gradients as unknown as P, input: c as Vector<I> }
          }
        }
      }
    },
    branches: parameters => input => {
      const found: number[] = []
      let x: unknown = input
      layers.forEach((part, k) => {
        // proof: each output is the next input
        const at = x as Vector<never>
        for (const branch of part.branches(split(parameters)[k])(at)) found.push(branch)
        x = part.forward(split(parameters)[k])(at)
      })
      return found
    },
    initialize: initializer => (random: Random) => {
      const drawn: unknown[] = []
      let next = random
      for (const part of layers) {
        const [parameters, after] = part.initialize(initializer)(next)
        drawn.push(parameters)
        next = after
      }
      // proof: P is the tuple of the parts' parameters
      return [drawn as unknown as P, next]
    }
  }
}
