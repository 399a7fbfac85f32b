/** A hash of the bits of each elementary function over a fixed sweep: other machines must find the same. */
import { functions, pointsOf, reach, type Name } from '../unit/scalar/functions/points.ts'

const word = new Float64Array(1)
const halves = new Uint32Array(word.buffer)

/** FNV-1a over the halves of each double, low first; every NaN counts as one. */
const hashOf = (values: Iterable<number>): string => {
  let hash = 0x811c9dc5
  for (const value of values) {
    word[0] = value
    const [low = 0, high = 0] = Number.isNaN(value) ? [0, 0x7ff80000] : halves
    hash = Math.imul(hash ^ low, 0x01000193)
    hash = Math.imul(hash ^ high ^ (hash >>> 15), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

// the members of `reach` are the functions' names
const names = Object.keys(reach) as readonly Name[]

/** The hash of each function's results at 100,000 points. */
export const hashes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map(name => [name, hashOf(pointsOf(name, 100_000, 20n).map(functions[name]))]))
