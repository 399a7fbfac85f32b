/**
 * The sentences about sizes, written once: the compiler prints them as types, the run-time door as text.
 *
 * `{got}` stands for the offending size.
 */
export const sentences = {
  notKnown:
    'expected a size known at compile time, such as 3; got number; sumOf and differenceOf compute with sizes; a size known only at run time enters through withDimension',
  noSize: 'expected a size, such as 3: a number, without quotes or brackets',
  vectorNotKnown:
    'expected an array of numbers of a length known at compile time, such as [1, 2]; a length known only at run time enters through vectorFrom',
  matrixNotKnown:
    'expected rows of numbers of a length known at compile time, such as [[1, 2]]; rows of a length known only at run time enter through matrixFrom',
  noExample: 'expected at least one example; got none',
  timesNotKnown:
    'expected a number of times known at compile time, such as 3; got a size known only at run time; shared takes one',
  unchecked: 'expected a size, such as 3; got any; give it a type',
  notOne: 'expected one size, such as 3; got a union of sizes; choose one',
  oneOutput: 'expected two outputs or more; got one, whose softmax is always 1; sigmoid takes one',
  softmaxTwice: 'expected outputs without a softmax; got those of one; leave one of the two out',
  notPositiveInteger: 'expected a size that is a positive integer, such as 3; got {got}'
} as const

/** The type of {@link sentences}. */
export type Sentences = typeof sentences

/** A sentence with `{got}` replaced, as a type. */
export type Say<Sentence extends string, Got extends string> = Sentence extends `${infer Before}{got}${infer After}`
  ? `${Before}${Got}${After}`
  : Sentence

/** A sentence with `{got}` replaced, as text: `such as 3; got 0`. Never fails. */
export const say = (sentence: string, got: string): string => sentence.replace('{got}', got)
