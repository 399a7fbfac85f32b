/**
 * A dense stage without its size.
 *
 * `dense(1)` is a stage; `dense` asks for the size first.
 */
import { dense, input, pipe } from 'lawgrad'

export const network = pipe(input(2), dense)
//                                    ^ TS2345 · Network<2, 2, []> · expected a size
