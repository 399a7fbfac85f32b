/**
 * Components of the parameters of another network of equal count.
 *
 * Open. Components are numbers, and their count is no part of their type; `unflatten` knows which shape flattened them, and throws.
 */
import { dense, input, pipe } from 'lawgrad'

const wide = pipe(input(8), dense(1))
const tall = pipe(input(2), dense(3))
const components = tall.shape.flatten(tall.shape.unflatten([1, 2, 3, 4, 5, 6, 7, 8, 9]))
export const parameters = wide.shape.unflatten(components)
