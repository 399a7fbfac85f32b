/** Losses as they truly are: their equations read with decimals of 60 digits, and with dual numbers over those. */
import { expect } from 'vitest'
import { dualOver } from '../../../src/scalar/dual.ts'
import type { AnySizeLoss } from '../../../src/loss/loss.ts'
import { valueOver } from '../../../src/loss/over.ts'
import { type Decimal, decimalScalar, exact } from '../scalar/decimal.ts'
import { of } from '../layer/truth.ts'

const duals = dualOver(decimalScalar)

export const trueValue = (loss: AnySizeLoss, prediction: readonly number[], target: readonly number[]): Decimal =>
  valueOver(decimalScalar)(loss, of(3, target))(prediction.map(exact))

export const trueGradient = (
  loss: AnySizeLoss,
  prediction: readonly number[],
  target: readonly number[]
): readonly Decimal[] => {
  const value = valueOver(duals)(loss, of(3, target))
  const h = prediction.map(duals.fromNumber)
  return h.map((hj, j) => value(h.with(j, { ...hj, tangent: decimalScalar.one })).tangent)
}

export const valueOf = (loss: AnySizeLoss, prediction: readonly number[], target: readonly number[]): number =>
  loss.value(of(3, target))(of(3, prediction))

export const gradientOf = (
  loss: AnySizeLoss,
  prediction: readonly number[],
  target: readonly number[]
): readonly number[] => [...loss.gradient(of(3, target))(of(3, prediction))]

/** Agreement relative to the truth itself, and `absolute` beside. */
export const expectClose = (actual: number, truth: Decimal, relative: number, absolute = Number.MIN_VALUE): void => {
  const bound = truth.abs().mul(relative).add(absolute)
  expect(exact(actual).sub(truth).abs().lte(bound), `${actual} for ${truth.toString()}`).toBe(true)
}
