/**
 * A pair that a third number was pushed to.
 *
 * Open. A tuple keeps its type when something is pushed to it; the vector has as many components as there are, and a network compares sizes again.
 */
import { dense, input, pipe, vector } from 'lawgrad'

const pair: [number, number] = [1, 2]
pair.push(3)
const network = pipe(input(2), dense(1))
export const output = network.forward(network.shape.unflatten([1, 2, 3]))(vector(pair))
