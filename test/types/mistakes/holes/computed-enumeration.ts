/**
 * A computed member of an enumeration as a size.
 *
 * Closed.
 */
import { zeros } from 'lawgrad'

enum Width {
  narrow = Math.round(2.5)
}
export const zero = (width: Width.narrow) => zeros(width)
//                                                 ^ TS2345
