/**
 * All elementary functions.
 */
import { cos, sin } from './circular.ts'
import { erf, erfc, erfcAboveZero, erfNearZero } from './error-function.ts'
import { exp, expm1, riseBelowZero } from './exponential.ts'
import { log, log1p, log1pOfShare } from './logarithm.ts'
import { sigmoid, softplus, tanh } from './saturating.ts'

/** Those of a scalar, by the name of its member. */
export const programs = Object.freeze({ exp, expm1, log, log1p, tanh, erf, erfc, sin, cos, sigmoid, softplus })

/** Those that others are made of. */
export const parts = Object.freeze([riseBelowZero, log1pOfShare, erfNearZero, erfcAboveZero])
