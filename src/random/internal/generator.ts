/** The bridge between the immutable `Random` and pure-rand's Mersenne Twister, which mutates; no twister leaves this file. */
import type { State } from 'fp-ts/lib/State.js'
import { mersenneFromState } from 'pure-rand/generator/mersenne'

declare const valid: unique symbol

/**
 * A random generator as an immutable value: the next draw gives a number *and* the generator to go on with.
 *
 * `words[0]` is the position in the state, 0 to 623, and the 624 others are the state of the Mersenne Twister MT19937; frozen.
 * Opaque: only the functions of this library make one. As it is plain data, it compares and prints by value.
 */
export interface Random {
  readonly algorithm: 'MT19937'
  readonly words: ReadonlyArray<number>
  readonly [valid]: true
}

/** The `Random` of words that are known to be a state. */
export const fromWords = (words: ReadonlyArray<number>): Random =>
  // as: `valid` is a mark for the compiler only, with no counterpart at run time
  Object.freeze({ algorithm: 'MT19937', words: Object.freeze(words) }) as Random

/** Twisters that stand where a generator does. Who draws from the generator takes its twister away; who comes after makes one of the words again. */
const standing = new WeakMap<Random, ReturnType<typeof mersenneFromState>>()

/** Draws with a 32-bit source made for this call alone; the generator given stays as it was. */
export const draw =
  <A>(use: (next: () => number) => A): State<Random, A> =>
  random => {
    const twister = standing.get(random) ?? mersenneFromState(random.words)
    standing.delete(random)
    const value = use(() => twister.next())
    const after = fromWords(twister.getState())
    standing.set(after, twister)
    return [value, after]
  }

/** So many numbers of a source, a negative count as none, in an array that is as long from the beginning. */
export const drawnNumbers = (count: number, next: () => number): readonly number[] => {
  const numbers: number[] = []
  numbers.length = count > 0 ? Math.trunc(count) : 0
  for (let k = 0; k < numbers.length; k++) numbers[k] = next()
  return numbers
}

/** The 53-bit rule of CPython and NumPy: two words give the double `(a·2²⁶ + b) / 2⁵³`, a of 27 and b of 26 bits. */
export const nextUniform = (next: () => number): number => {
  const high = next() >>> 5
  return (high * 0x4000000 + (next() >>> 6)) / 0x20000000000000
}
