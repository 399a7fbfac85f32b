/**
 * Bytes that no one wrote, for what reads files: pieces of good files, put together, cut and changed.
 */
import * as E from 'fp-ts/lib/Either.js'

/** What reads bytes, and says in words what is wrong with them. */
export interface Target {
  readonly name: string
  /** Good files, and pieces that matter to the format. */
  readonly seeds: readonly Uint8Array[]
  readonly pieces: readonly Uint8Array[]
  /** `Left` with the sentences, `Right` with what was read. */
  readonly read: (bytes: Uint8Array) => E.Either<string, unknown>
}

/** What went wrong, and on what. */
export interface Finding {
  readonly bytes: Uint8Array
  readonly reason: string
}

/** A small generator of whole numbers below a bound, the same for the same seed: mulberry32. */
const below = (seed: number): ((bound: number) => number) => {
  let state = seed >>> 0
  return bound => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** Not much longer than the longest good file. */
const longestOf = ({ seeds }: Target): number => seeds.reduce((most, { length }) => Math.max(most, length + 200), 400)

/** Bytes with so many taken out at a place, and others put there. */
const spliced = (bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array => {
  const rest = bytes.subarray(at + removed)
  const all = new Uint8Array(at + added.length + rest.length)
  all.set(bytes.subarray(0, at))
  all.set(added, at)
  all.set(rest, at + added.length)
  return all
}

const made = (target: Target, random: (bound: number) => number): Uint8Array => {
  const { seeds, pieces } = target
  const longest = longestOf(target)
  const parts = seeds[random(seeds.length)] ?? new Uint8Array()
  let bytes: Uint8Array = new Uint8Array(parts.subarray(0, longest))
  for (let change = random(random(7) + 1); change > 0; change--) {
    const at = random(bytes.length + 1)
    const piece = pieces[random(pieces.length)] ?? new Uint8Array()
    const kind = random(8)
    if (kind === 0) bytes = spliced(bytes, at, 1, Uint8Array.of(random(256)))
    else if (kind === 1) bytes = spliced(bytes, at, 1 + random(4), new Uint8Array())
    else if (kind === 2) bytes = spliced(bytes, at, 0, Uint8Array.of(random(256)))
    else if (kind <= 4) bytes = spliced(bytes, at, 0, piece)
    else if (kind === 5) bytes = spliced(bytes, at, piece.length, piece)
    else if (kind === 6) bytes = bytes.subarray(0, at)
    else bytes = spliced(bytes, at, 0, bytes.subarray(random(bytes.length + 1)).subarray(0, 20))
  }
  return new Uint8Array(bytes.subarray(0, longest))
}

/** Tries so many inputs; ends at the first that is answered with an exception or with an error that has no words. */
export const fuzz = (
  target: Target,
  count: number,
  seed: number
): { readonly read: number; readonly finding: Finding | null } => {
  const random = below(seed)
  let read = 0
  for (let run = 0; run < count; run++) {
    const bytes = made(target, random)
    try {
      const result = target.read(bytes)
      if (E.isRight(result)) read++
      else if (!/\S/u.test(result.left) || /undefined|\[object|NaN bytes/u.test(result.left))
        return { read, finding: { bytes, reason: `it says ${JSON.stringify(result.left)}` } }
    } catch (error) {
      return { read, finding: { bytes, reason: String(error instanceof Error ? error.stack : error) } }
    }
  }
  return { read, finding: null }
}
