/** The state of a generator as plain data, for checkpoints. */
import * as E from 'fp-ts/lib/Either.js'
import { fromWords, type Random } from './internal/generator.ts'

/**
 * A generator as plain data that JSON keeps: `words[0]` is the position, an integer from 0 to 623; the 624 others are the state,
 * 32-bit integers with sign, not all zero.
 */
export interface RandomState {
  readonly algorithm: 'MT19937'
  readonly words: ReadonlyArray<number>
}

/** What is wrong with the words of a `RandomState`; `index` is the place of the word that came. */
export type RandomError =
  | { readonly _tag: 'WrongWordCount'; readonly count: number }
  | { readonly _tag: 'WrongPosition'; readonly position: number }
  | { readonly _tag: 'WrongWord'; readonly index: number; readonly word: number }
  | { readonly _tag: 'ZeroState' }

/**
 * The state of a generator as plain data. Never fails. Law: `randomFromState(randomState(random))` is the same generator.
 *
 * @example
 * ```ts
 * import { pythonRandom, randomState } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(randomState(pythonRandom(0)).words.length, 625)
 * ```
 */
export const randomState = ({ algorithm, words }: Random): RandomState => ({ algorithm, words: [...words] })

/**
 * The generator of a state that was written before, possibly by another process.
 *
 * Cost: 625 checks and a copy. Errors: words that are no state, each case a `RandomError`; `showRandomError` prints it.
 * Law: `randomFromState(randomState(random))` is the same generator, after a round trip through JSON too.
 *
 * @example
 * ```ts
 * import { pythonRandom, randomFromState, randomState, showRandomError, randomUniform } from 'lawgrad'
 * import * as E from 'fp-ts/lib/Either.js'
 * import { strict as assert } from 'node:assert'
 * const [, random] = randomUniform(pythonRandom(0))
 * assert.deepEqual(randomFromState(JSON.parse(JSON.stringify(randomState(random)))), E.right(random))
 * assert.deepEqual(randomFromState({ algorithm: 'MT19937', words: [] }), E.left({ _tag: 'WrongWordCount', count: 0 }))
 * ```
 */
export const randomFromState = ({ words }: RandomState): E.Either<RandomError, Random> => {
  const [position = NaN, ...state] = words
  const wrong = state.findIndex(word => word !== (word | 0))
  return words.length !== 625
    ? E.left({ _tag: 'WrongWordCount', count: words.length })
    : !(Number.isInteger(position) && position >= 0 && position < 624)
      ? E.left({ _tag: 'WrongPosition', position })
      : wrong !== -1
        ? E.left({ _tag: 'WrongWord', index: wrong + 1, word: state[wrong] ?? NaN })
        : state.every(word => word === 0)
          ? E.left({ _tag: 'ZeroState' })
          : E.right(fromWords(words.map(word => word | 0)))
}

const problem = (error: RandomError): string => {
  switch (error._tag) {
    case 'WrongWordCount':
      return `625 words (a position and 624 of state) were expected, but there are ${error.count}`
    case 'WrongPosition':
      return `words[0], the position, must be an integer from 0 to 623, but it is ${error.position}`
    case 'WrongWord':
      return `words[${error.index}] must be an integer from -2147483648 to 2147483647, but it is ${error.word}`
    case 'ZeroState':
      return 'at least one of words[1] to words[624] must not be zero, but all are, a state that yields zeros for ever'
  }
}

/**
 * The sentence for an error: what was expected, what came, where, and the remedy. Never fails.
 *
 * @example
 * ```ts
 * import { showRandomError } from 'lawgrad'
 * import { strict as assert } from 'node:assert'
 * assert.deepEqual(
 *   showRandomError({ _tag: 'WrongPosition', position: 624 }),
 *   'Not the state of a random generator: words[0], the position, must be an integer from 0 to 623, but it is 624. ' +
 *     'Pass what randomState returned, unchanged.'
 * )
 * ```
 */
export const showRandomError = (error: RandomError): string =>
  `Not the state of a random generator: ${problem(error)}. Pass what randomState returned, unchanged.`
