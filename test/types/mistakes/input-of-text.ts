/**
 * A number of inputs given as text.
 *
 * What the environment or a form gives is text, also where it looks like a number.
 */
import { input } from 'lawgrad'

export const start = input('2')
//                         ^ TS2345/TS2769 · '"2"' · expected a size
