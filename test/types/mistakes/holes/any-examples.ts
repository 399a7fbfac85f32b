/**
 * Examples of type any.
 *
 * Open. An `any` is assignable to everything; a batch reads the sizes of its first example, or throws.
 */
import { pipe } from 'fp-ts/lib/function.js'
import { batch, cost, dense, input, quadraticLoss } from 'lawgrad'

const one = pipe(input(2), dense(1))
export const j = cost(one, quadraticLoss)(batch(JSON.parse('[]')))
