/**
 * Parameters that those of another layer were pushed to.
 *
 * Open. A tuple keeps its type when something is pushed to it; parameters are read by their shape, which has fewer items, and that throws.
 */
import { dense, input, pipe, vector } from 'lawgrad'

const network = pipe(input(2), dense(3))
const [first] = network.shape.unflatten([1, 2, 3, 4, 5, 6, 7, 8, 9])
const parameters: [typeof first] = [first]
parameters.push(first)
export const output = network.forward(parameters)(vector([1, 1]))
