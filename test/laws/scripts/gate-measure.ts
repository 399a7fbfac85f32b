/**
 * How far oracles and the analytic gradient are from the truth, by arithmetic of many digits.
 */
import { dualOver, quadraticLoss, realScalar, type AnySizeLoss, type Size } from 'lawgrad'
import {
  analyticGradient,
  centralDifference,
  complexStep,
  costField,
  dualNumbers,
  richardson,
  withCase,
  type NetworkCase,
  type Oracle,
  type OpenedCase,
  type ScalarField
} from 'lawgrad/laws'
import { flat } from '../../../laws/internal/flat.ts'
import { Decimal, decimalScalar, exact } from '../../unit/scalar/decimal.ts'

const decimalDual = dualOver(decimalScalar)

/** The derivative of a field along a direction, to many digits: dual numbers over decimals. */
export const truthAlong = (field: ScalarField, point: readonly number[], direction: readonly number[]): Decimal =>
  field(decimalDual)(point.map((x, i) => ({ primal: exact(x), tangent: exact(direction[i] ?? 0) }))).tangent

/** One number beside the truth. */
export type Sample = {
  /** What it was measured of. */
  readonly what: string
  /** |number − truth| / |truth| */
  readonly relative: number
  /** |number − truth| / S, S = max(‖g‖∞, |J|) */
  readonly scaled: number
  /** |number − truth| / max|g| */
  readonly toLargest: number
  /** |number − truth| over twice the uncertainty that the oracle gave itself. */
  readonly toUncertainty: number
  readonly truth: number
}

const oracles: readonly Oracle[] = [dualNumbers, complexStep, richardson, centralDifference]

const sampleOf = (
  what: string,
  value: number,
  truth: Decimal,
  scale: number,
  largest: number,
  uncertainty: number
): Sample => {
  const error = exact(value).sub(truth).abs().toNumber()
  return {
    what,
    relative: truth.isZero() ? (error === 0 ? 0 : Infinity) : error / truth.abs().toNumber(),
    scaled: error / scale,
    toLargest: error / largest,
    toUncertainty: error === 0 ? 0 : error / (2 * uncertainty),
    truth: truth.toNumber()
  }
}

/** All oracles and the analytic gradient at every component of a network. */
export const measure = (networkCase: NetworkCase, loss: AnySizeLoss = quadraticLoss): readonly Sample[] =>
  withCase(<I extends Size, O extends Size, P>({ network, parameters, batch }: OpenedCase<I, O, P>) => {
    const field = costField<I, O, P>(network, loss, batch)
    const point = [...network.shape.flatten(parameters), ...batch.examples.flatMap(({ input }) => flat(input))]
    const axis = (i: number) => point.map((_, k) => (k === i ? 1 : 0))
    const truth = point.map((_, i) => truthAlong(field, point, axis(i)))
    const largest = truth.reduce((most, g) => Math.max(most, g.abs().toNumber()), 0)
    const scale = Math.max(largest, Math.abs(field(realScalar)(point)))
    const analytic = analyticGradient<I, O, P>(network, loss)(batch)(parameters)
    return [
      ...oracles.flatMap(oracle =>
        oracle
          .gradient(field)(point)
          .map(({ value, uncertainty }, i) =>
            sampleOf(oracle.name, value, truth[i] ?? new Decimal(0), scale, largest, uncertainty)
          )
      ),
      ...analytic.map((value, i) =>
        sampleOf('analytic gradient', value, truth[i] ?? new Decimal(0), scale, largest, Infinity)
      )
    ]
  })(networkCase)
