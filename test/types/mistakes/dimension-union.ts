/**
 * A size that is one of two.
 *
 * The network would have two shapes at once.
 */
import { dense } from 'lawgrad'

const width = Math.random() < 0.5 ? 2 : 3
export const hidden = dense(width)
//                          ^ TS2345 · one size · union of sizes
