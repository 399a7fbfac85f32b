/**
 * A size given as text.
 *
 * Text from a form is not a number.
 */
import { dense } from 'lawgrad'

export const hidden = dense('3')
//                          ^ TS2345 · '"3"' · expected a size
