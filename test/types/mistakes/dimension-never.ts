/**
 * A size of type never.
 *
 * There is no number of that type.
 */
import { dense } from 'lawgrad'

type Empty = 3 & 4
export const hidden = dense<Empty>(3)
//                                 ^ TS2345 · expected a size · '3'
