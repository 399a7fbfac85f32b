/**
 * Which components of a tensor are looked at one by one.
 */
import { uniforms, type Random } from '../../src/index.ts'

/** The place of an index in a tensor, row-major. */
const placeOf = (extents: readonly number[], index: readonly number[]): number =>
  extents.reduce((place, extent, axis) => place * extent + (index[axis] ?? 0), 0)

/**
 * So many places in a tensor, all different, row-major: the first and the last, for each axis one at its beginning and one at its end, then random ones. All of
 * a tensor that has no more; of half of one, all as well. What is asked for less begins as what is asked for more. Deterministic in the generator.
 */
export const sampleOf = (extents: readonly number[], random: Random, wanted: number): readonly number[] => {
  const size = extents.reduce((product, extent) => product * extent, 1)
  if (2 * wanted >= size) return Array.from({ length: size }, (_, k) => k)
  const axes = extents.length
  const [drawn] = uniforms(2 * axes * axes + 4 * wanted)(random)
  const index = (from: number): readonly number[] =>
    extents.map((extent, axis) => Math.floor(extent * (drawn[from + axis] ?? 0)))
  const ends = extents.flatMap((extent, axis) => [
    index(2 * axis * axes).with(axis, 0),
    index((2 * axis + 1) * axes).with(axis, extent - 1)
  ])
  const others = drawn.slice(2 * axes * axes).map(u => Math.floor(size * u))
  return [...new Set([0, size - 1, ...ends.map(one => placeOf(extents, one)), ...others])].slice(0, wanted)
}
