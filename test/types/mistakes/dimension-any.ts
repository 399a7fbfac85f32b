/**
 * A layer of a size of type any.
 *
 * Nothing checks an any: the network would fit everything.
 */
import { dense, input, pipe, sigmoid } from 'lawgrad'

const width = JSON.parse('3')
export const network = pipe(input(2), dense(width), sigmoid)
//                                    ^ TS2345 · got any · Network<2, 2, []>
