/**
 * A computed member of an enumeration as a size in a network.
 *
 * Only members that are literals are sizes.
 */
import { dense, input, pipe } from 'lawgrad'

enum Width {
  hidden = 'sixteen'.length
}
export const network = pipe(input(2), dense(Width.hidden))
//                                          ^ TS2345 · expected a size known at compile time
export const count = network.shape.count
