/**
 * An architecture with other inputs in a list.
 *
 * The list is of networks from two numbers to one; the second takes three.
 */
import { dense, input, pipe, tanh, type SomeLayer } from 'lawgrad'

const shallow = pipe(input(2), dense(1))
const deep = pipe(input(3), dense(4), tanh, dense(1))
export const all: readonly SomeLayer<2, 1>[] = [shallow, deep]
//                                                       ^ TS2322 · inputs · '3' · '2'
