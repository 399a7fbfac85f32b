/**
 * What a loss asks of its targets, so that data can be checked before training starts.
 */

/**
 * Where targets of a loss lie: `'any'` finite numbers, `'unit interval'` each in [0, 1], `'simplex'` each in [0, 1] with sum 1, `'signs'` each −1 or 1.
 */
export type TargetDomain = 'any' | 'unit interval' | 'simplex' | 'signs'

/** How far the sum of a target on the simplex may be from 1: 0.1 + 0.2 + 0.7 is not 1 in doubles, nor are decimals of seven digits. */
export const simplexTolerance = 1e-6
