/**
 * An enumeration for one of its members.
 *
 * It may be either.
 */
import { dense } from 'lawgrad'

enum Width {
  Pixels = 49,
  Hidden = 10
}
export const stage = (width: Width) => dense(width)
//                                           ^ TS2345 · expected one size · union
