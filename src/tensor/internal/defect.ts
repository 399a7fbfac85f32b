import { say, sentences } from '../../dimension/sentences.ts'
import type { Extents } from '../../dimension/size.ts'

/**
 * A defect: the types were circumvented, from JavaScript or by a cast. The message is the compiler's.
 */
export const defect = (message: string): never => {
  throw new TypeError(message)
}

/** A dimension as a number, checked for callers without types. */
export const size = (dimension: unknown): number =>
  typeof dimension !== 'number'
    ? defect(
        `${sentences.noSize}; got ${typeof dimension === 'string' ? JSON.stringify(dimension) : String(dimension)}`
      )
    : Number.isSafeInteger(dimension) && dimension > 0
      ? dimension
      : defect(say(sentences.notPositiveInteger, String(dimension)))

/** Two sizes that the types say are equal, checked for callers without types. */
export const agree = (expected: number, got: number): void =>
  expected === got ? undefined : defect(`Type '${got}' is not assignable to type '${expected}'.`)

/** The sizes of two tensors that the types say are equal, checked for callers without types. */
export const agreeExtents = (expected: Extents, got: Extents): void => {
  if (expected === got) return
  let same = expected.length === got.length
  for (let k = 0; same && k < expected.length; k++) same = expected[k] === got[k]
  if (!same)
    defect(`Type '${showExtents(got)}' is not assignable to type '${showExtents(expected)}'.${remedy(expected, got)}`)
}

/** What to do about a matrix the wrong way round. */
const remedy = (expected: Extents, got: Extents): string =>
  expected.length === 2 && got.length === 2 && expected[0] === got[1] && expected[1] === got[0] ? ' Transpose it.' : ''

/** As a type prints: `3`, `[3, 2]`. */
export const showExtents = (extents: Extents): string =>
  extents.length === 1 ? String(extents[0]) : `[${extents.join(', ')}]`
