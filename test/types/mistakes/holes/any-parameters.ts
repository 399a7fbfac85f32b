/**
 * Parameters of type any.
 *
 * Open. An `any` is assignable to everything; the forward pass reads the parameters by their shape and throws.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { dense, input, vector } from 'lawgrad'

const h = pipe(input(2), dense(1)).forward(JSON.parse('[]'))
export const y = h(vector([1, 2]))
