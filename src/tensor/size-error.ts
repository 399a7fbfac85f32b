/** An array from outside whose length is not the one that the type says. */
export type SizeError = {
  readonly _tag: 'SizeError'
  readonly what: 'components' | 'rows' | 'columns'
  readonly expected: number
  readonly got: number
}

/** A {@link SizeError}. */
export const sizeError = (what: SizeError['what'], expected: number, got: number): SizeError => ({
  _tag: 'SizeError',
  what,
  expected,
  got
})

/**
 * The error in the words of the compiler for the same mistake, and the remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showSizeError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.equal(
 *   showSizeError({ _tag: 'SizeError', what: 'rows', expected: 2, got: 3 }),
 *   "rows: Type '3' is not assignable to type '2'; give an array of 2 rows"
 * )
 * ```
 */
export const showSizeError = (error: SizeError): string =>
  `${error.what}: Type '${error.got}' is not assignable to type '${error.expected}'; give an array of ${error.expected} ${
    error.what === 'components' ? 'numbers' : error.what
  }`
