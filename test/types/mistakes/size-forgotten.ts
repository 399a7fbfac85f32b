/**
 * A dense stage without its size.
 *
 * `dense(1)` is a stage; `dense` asks for the size first.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input } from 'lawgrad'

export const network = pipe(input(2), dense)
//                                    ^ TS2345 · Network<2, 2, []> · expected a size
