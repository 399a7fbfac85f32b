/** Infinities that come before numbers are out of range: of an exponential on the way, where the result is a number. */

/** What grows out of range comes by numbers above this one; what is infinite after smaller ones was cut off on its way. */
const nearlyAll = 2 ** 900

/** The component of an early infinity, and the last number before it on the way from nought to where it is. */
export interface EarlyInfinity {
  readonly index: number
  readonly value: number
  readonly last: number
}

/**
 * The first component of f(1) that is infinite though f(0) is a number and f(t) is none of the largest numbers just before it becomes so, if there is one. A
 * function without a pole reaches infinity through all numbers below. Cost: some 60 values of f where a component is infinite.
 */
export const earlyInfinity = (f: (t: number) => readonly number[]): EarlyInfinity | undefined => {
  const end = f(1)
  const index = end.findIndex(y => Math.abs(y) === Infinity)
  if (index === -1) return undefined
  let [low, high] = [0, 1]
  let last = f(0)[index] ?? Number.NaN
  if (!Number.isFinite(last)) return undefined
  for (let middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
    const y = f(middle)[index] ?? Number.NaN
    if (Number.isFinite(y)) [low, last] = [middle, y]
    else high = middle
  }
  return Math.abs(last) >= nearlyAll ? undefined : { index, value: end[index] ?? Number.NaN, last }
}

/** An early infinity in a sentence. */
export const showEarly = (where: string, { value, last }: EarlyInfinity): string =>
  `expected a number for ${where}; got ${value}, though on the way there it is no more than ${last}: something overflows on its way`

/** Numbers whose powers are numbers: beyond them an honest square may overflow on its way. */
export const modest = 2 ** 20
