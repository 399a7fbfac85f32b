import { say, sentences } from '../../dimension/sentences.ts'

/**
 * A defect: the types were circumvented, from JavaScript or by a cast. The message is the compiler's.
 */
export const defect = (message: string): never => {
  throw new TypeError(message)
}

/** A dimension as a number, checked for callers without types. */
export const size = (dimension: unknown): number =>
  typeof dimension === 'number' && Number.isSafeInteger(dimension) && dimension > 0
    ? dimension
    : defect(say(sentences.notPositiveInteger, String(dimension)))

/** Two sizes that the types say are equal, checked for callers without types. */
export const agree = (expected: number, got: number): void =>
  expected === got ? undefined : defect(`Type '${got}' is not assignable to type '${expected}'.`)
