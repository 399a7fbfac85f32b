/**
 * Examples that the only one was taken from.
 *
 * Open. A tuple keeps its type when something is taken from it; a batch counts its examples, and throws where there are none.
 */
import { batch, vector, type Example } from 'lawgrad'

const examples: [Example<2, 1>] = [{ input: vector([1, 2]), target: vector([1]) }]
examples.pop()
export const data = batch(examples)
