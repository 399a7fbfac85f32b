/**
 * How precise a part claims to be: its derivatives are held to that.
 */
import { relativeGate, scaledGate, type Gate } from './gate.ts'

/**
 * What is claimed of the precision of a derivative.
 *
 * `exact`: relative, component by component, so that no digit is lost where functions saturate: what the library's own parts hold. `double`: honest
 * double precision, 1e-11 of the scale S = max(‖g‖∞, |f|): a·(1 − a) for a sigmoid passes. `single`: 1e-4·S, for parts that compute in single precision.
 */
export type Precision = 'exact' | 'double' | 'single'

/**
 * The gate of an exact oracle for a precision. Never fails.
 *
 * @example
 * ```ts
 * import { gateOf } from 'lawgrad/laws'
 * import { strict as assert } from 'node:assert'
 * assert.equal(gateOf('double', 1e-12)(0.5, 2), 2e-11)
 * ```
 */
export const gateOf = (precision: Precision, accuracy: number): Gate =>
  precision === 'exact' ? relativeGate(accuracy) : scaledGate(precision === 'double' ? 1e-11 : 1e-4)

/** The gate of a difference for a precision: its own, unless the part is not as precise. Never fails. */
export const differenceGateOf = (precision: Precision, own: number): Gate =>
  scaledGate(precision === 'single' ? Math.max(own, 1e-4) : own)
