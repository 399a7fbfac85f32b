/**
 * A size given as text to an activation.
 *
 * Text is not a number.
 */
import { sigmoidLayer } from 'lawgrad'

export const part = sigmoidLayer('3')
//                               ^ TS2345 · 'string' · 'Size'
