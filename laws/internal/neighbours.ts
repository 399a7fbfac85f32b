/**
 * Points beside a point, that have all but one component in common with it, or nearly all of each: what remembers by less than it needs mixes them up.
 */

/** A change far below the digits that are kept where numbers are rounded to remember by them. */
const little = 1 + 2 ** -20

/** The point with its first, its last component exchanged for another number, and with all of them a little larger. */
export const neighbours = (point: readonly number[]): readonly (readonly number[])[] =>
  point.length === 0
    ? []
    : [...new Set([0, point.length - 1])]
        .map(at => point.with(at, 0.75 - (point[at] ?? 0)))
        .concat([point.map(x => x * little)])
