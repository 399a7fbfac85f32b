/**
 * A size in a variable.
 *
 * A variable can change, so its type is number: use const.
 */
import { dense } from 'lawgrad'

let width = 3
export const hidden = dense(width)
//                          ^ TS2345 · known at compile time · number · withDimension
