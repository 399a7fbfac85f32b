/**
 * An array dressed up as a vector.
 *
 * Only the library makes vectors, so that nobody can lie about their length.
 */
import { dot, vector } from 'lawgrad'

const pair: readonly [1, 2] = [1, 2]
const fake = Object.assign(pair, { size: 2, components: pair, tensor: true } as const)
export const s = dot(vector([1, 2]))(fake)
//                                   ^ TS2345 · private · Tensor<2>
