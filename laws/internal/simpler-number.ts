/**
 * Which numbers are simpler than others: those that a reader takes in at a glance come first.
 */

/** The simplest numbers, the simplest first. */
export const simplest: readonly number[] = Object.freeze([0, 1, -1, 0.5, -0.5, 2, -2])

/** The significant digits of a number, its power of ten and its first digit: the less, the simpler. */
const rankOf = (x: number): readonly [digits: number, power: number, first: number] => {
  const [mantissa = '', power = '0'] = Math.abs(x).toExponential().split('e')
  return [mantissa.replace('.', '').length, Math.abs(Number(power)), Number(mantissa[0])]
}

const isSimpler = (a: number, b: number): boolean => {
  const [ours, theirs] = [rankOf(a), rankOf(b)]
  const at = ours.findIndex((each, k) => each !== theirs[k])
  return at !== -1 && ours[at]! < theirs[at]!
}

/** Fewer digits, or less extreme: powers of ten with its sign, and itself rounded. */
const shorter = (x: number): readonly number[] => {
  const power = Math.floor(Math.log10(Math.abs(x)))
  const nearer = [1, 2, 3, Math.trunc(power / 2), power]
  const powers = nearer.map(k => Math.sign(x) * Number(`1e${power < 0 ? -Math.abs(k) : k}`))
  return [...powers, ...[1, 2, 3, 4, 6].map(digits => Number(x.toPrecision(digits)))]
}

/** Numbers simpler than a number, the simplest first; they come to an end, since each is simpler than those before it were. */
export const simplerThan = (x: number): readonly number[] => {
  const at = simplest.indexOf(x)
  if (Object.is(x, -0)) return [0]
  if (at !== -1) return simplest.slice(0, at)
  if (!Number.isFinite(x)) return simplest
  const found = shorter(x).filter(each => Number.isFinite(each) && each !== 0 && isSimpler(each, x))
  return [...new Set([...simplest, ...found])]
}
