/** Gaps of a function of one variable where its branches change. */
import { switchesBetween } from './switches.ts'

/** A place where branches change and the values on both sides do not meet. */
export interface Gap {
  readonly at: number
  readonly index: number
  readonly below: number
  readonly above: number
}

/** Stretches of a line that are looked through for changes, and how many changes in each. */
const [stretches, most] = [16, 4]

/**
 * The first place between two numbers at which branches change and a component jumps: by more than a thousandth of how far it moves beside that place on a way many thousand
 * times as long, and by more than a millionth. What is flat on both sides, as a step from 0 to 1 or a rounded number, is meant to jump. Changes that come and go between two
 * looks are not seen.
 */
export const gapBetween = (
  values: (x: number) => readonly number[],
  branches: (x: number) => readonly number[],
  [low, high]: readonly [number, number]
): Gap | undefined => {
  for (let k = 0; k < stretches; k++) {
    const [from, to] = [low + ((high - low) * k) / stretches, low + ((high - low) * (k + 1)) / stretches]
    for (const at of switchesBetween(branches, [from, to], 0, most)) {
      const [near, far] = [2 ** -40 * Math.max(1, Math.abs(at)), 2 ** -20 * Math.max(1, Math.abs(at))]
      const [farBelow, below, above, farAbove] = [at - far, at - near, at + near, at + far].map(values)
      for (const [index, y] of below!.entries()) {
        const z = above![index]!
        const moved = Math.abs(y - farBelow![index]!) + Math.abs(farAbove![index]! - z)
        if (moved > 0 && Math.abs(z - y) > 1e-3 * moved + 1e-6 * Math.max(1, Math.abs(y), Math.abs(z)))
          return { at, index, below: y, above: z }
      }
    }
  }
  return undefined
}
