/**
 * How far a gradient's own arithmetic can take it: what honest double precision may be off by.
 */
import {
  boundedScalar,
  gradientOver,
  pullbackOver,
  type Layer,
  type Loss,
  type Noise,
  type Size,
  type Tensor
} from '../../src/index.ts'
import type { Estimate } from '../oracles/field.ts'
import type { Precision } from '../precision.ts'

const { fromNumber } = boundedScalar

const errors = (numbers: readonly { readonly error: number }[]): readonly number[] => numbers.map(({ error }) => error)

/** Of the pullback of a layer: by all parameters, then by the input. */
export const pullbackRounding = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  parameters: readonly number[],
  input: readonly number[],
  cotangent: readonly number[],
  noise: Noise
): readonly number[] => {
  const back = pullbackOver(boundedScalar)(layer)(
    parameters.map(fromNumber),
    input.map(fromNumber),
    cotangent.map(fromNumber),
    noise
  )
  return errors([...back.parameters, ...back.input])
}

/** Of the gradient of a loss. */
export const gradientRounding = <S extends Size>(
  loss: Pick<Loss<S>, 'at'>,
  target: Tensor<S>,
  prediction: readonly number[]
): readonly number[] => errors(gradientOver(boundedScalar)(loss, target)(prediction.map(fromNumber)))

/** Estimates that are no surer than the rounding of what is held against them, unless that claims to be exact. */
export const noSurer =
  (precision: Precision, rounding: () => readonly number[]) =>
  (estimates: readonly Estimate[]): readonly Estimate[] => {
    const own = precision === 'exact' ? [] : rounding()
    return estimates.map(({ value, uncertainty }, i) => ({
      value,
      uncertainty: Number.isNaN(uncertainty) ? uncertainty : Math.max(uncertainty, own[i] ?? 0)
    }))
  }
