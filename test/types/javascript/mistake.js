/** A mistake in JavaScript: the last layer takes three inputs; two arrive. */
import { pipe } from 'fp-ts/lib/function.js'
import { append, dense, denseLayer, input } from 'lawgrad'

export const network = pipe(input(2), dense(2), append(denseLayer(3, 1)))
