/**
 * A network made of networks that does not fit.
 *
 * The body, itself made of a network, ends with four outputs; the head takes five inputs.
 */
import { andThen, dense, input, pipe, sigmoid } from 'lawgrad'

const body = pipe(input(3), andThen(pipe(input(3), dense(4), sigmoid)))
const head = pipe(input(5), dense(1))
export const network = pipe(input(2), dense(3), andThen(body), andThen(head))
//                                                             ^ TS2345 · outputs · '4' · '5'
