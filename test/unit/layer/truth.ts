/** The pullback as it truly is: the equation differentiated with dual numbers over decimals of 60 digits. */
import { expect } from 'vitest'
import { dualOver } from '../../../src/scalar/dual.ts'
import type { Layer } from '../../../src/layer/layer.ts'
import { outputOver } from '../../../src/layer/over.ts'
import { vectorFrom, type Vector } from '../../../src/tensor/tensor.ts'
import type { Dimension } from '../../../src/dimension/dimension.ts'
import { type Decimal, decimalScalar, exact } from '../scalar/decimal.ts'

const duals = dualOver(decimalScalar)
const sum = (terms: readonly Decimal[]): Decimal => terms.reduce(decimalScalar.add, decimalScalar.zero)

/** A component of the pullback and the sum of the sizes of its terms: what rounding is relative to. */
export interface Component {
  readonly value: Decimal
  readonly size: Decimal
}

/** Σⱼ cⱼ·∂yⱼ/∂x for each parameter and then each input. */
export const truePullback =
  <I extends number, O extends number, P>(layer: Layer<I, O, P>) =>
  (parameters: P, input: Vector<I>, cotangent: Vector<O>): readonly Component[] => {
    const outputOf = outputOver(duals)(layer)
    const { count } = layer.shape
    const point = [...layer.shape.flatten(parameters), ...input].map(x => duals.fromNumber(x))
    const c = [...cotangent].map(exact)
    return point.map((x, i) => {
      const moved = point.with(i, { ...x, tangent: decimalScalar.one })
      const outputs = outputOf(moved.slice(0, count), moved.slice(count))
      const terms = outputs.map(({ tangent }, j) => tangent.mul(c[j] ?? 0))
      return { value: sum(terms), size: sum(terms.map(term => term.abs())) }
    })
  }

/**
 * The pullback agrees with the truth, relative to the terms that it is summed of, and `absolute` for the terms inside of those;
 * forward gives the same output.
 */
export const expectPullback =
  <I extends number, O extends number, P>(layer: Layer<I, O, P>, relative: number, absolute = Number.MIN_VALUE) =>
  (parameters: P, input: Vector<I>, cotangent: Vector<O>): void => {
    const { output, pullback } = layer.vjp(parameters)(input)
    const back = pullback(cotangent)
    const actual = [...layer.shape.flatten(back.parameters), ...back.input]
    const truth = truePullback<I, O, P>(layer)(parameters, input, cotangent)
    expect(actual.length).toBe(truth.length)
    for (const [k, { value, size }] of truth.entries()) {
      const error = exact(actual[k] ?? NaN)
        .sub(value)
        .abs()
      expect(error.lte(size.mul(relative).add(absolute)), `component ${k}: ${actual[k]} for ${value.toString()}`).toBe(
        true
      )
    }
    expect([...layer.forward(parameters)(input)]).toEqual([...output])
  }

/** A vector of a size known here only. */
export const of = <N extends number>(length: Dimension<N>, components: readonly number[]): Vector<N> => {
  const made = vectorFrom<N>(length)(components)
  if (made._tag === 'Left') throw new Error(`expected ${Number(length)} components; got ${components.length}`)
  return made.right
}
