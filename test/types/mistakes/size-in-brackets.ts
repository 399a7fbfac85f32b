/**
 * A size in brackets.
 *
 * One size is a number.
 */
import { dense } from 'lawgrad'

export const stage = dense([3])
//                         ^ TS2345 · 'number[]' · expected a size, such as 3: a number, without quotes or brackets
