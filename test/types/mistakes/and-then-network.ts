/**
 * Networks that do not fit together.
 *
 * The first ends with four outputs, the second begins with three inputs.
 */
import { andThen, dense, input, pipe, sigmoid } from 'lawgrad'

const head = pipe(input(3), dense(1), sigmoid)
export const network = pipe(input(2), dense(4), sigmoid, andThen(head))
//                                                       ^ TS2345 · outputs · '4' · '3'
