/**
 * The oracles that sit in judgment on a gradient, each with its gate.
 */
import { relativeGate, scaledGate, type Gate } from '../gate.ts'
import { centralDifference, richardson } from '../oracles/central-difference.ts'
import { complexStep, dualNumbers } from '../oracles/exact.ts'
import type { Oracle } from '../oracles/field.ts'

/** An oracle with its gate: `tolerance` times what the gate scales with. */
export type Judge = { readonly oracle: Oracle; readonly gate: (tolerance: number) => Gate; readonly tolerance: number }

/**
 * Dual numbers and the complex step, within 1e-10 of each component; Richardson's extrapolation within 1e-10·S and central differences within
 * 1e-8·S, S the larger of |J| and the tensor's largest derivative. Where rounding explains more, twice its bound is allowed.
 */
export const defaultJudges: readonly Judge[] = Object.freeze(
  [
    { oracle: dualNumbers, gate: relativeGate, tolerance: 1e-10 },
    { oracle: complexStep, gate: relativeGate, tolerance: 1e-10 },
    { oracle: richardson, gate: scaledGate, tolerance: 1e-10 },
    { oracle: centralDifference, gate: scaledGate, tolerance: 1e-8 }
  ].map(judge => Object.freeze(judge))
)
