/**
 * A vector of text.
 *
 * A row of a file is text until it is parsed.
 */
import { vector } from 'lawgrad'

export const x = vector('1,2')
//                      ^ TS2345 · '"1,2"' · expected an array of numbers
