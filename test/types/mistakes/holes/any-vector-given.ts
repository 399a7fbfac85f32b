/**
 * A vector of type any.
 *
 * Open. An `any` is assignable to everything; every operation reads the buffer of a genuine vector, or throws.
 */
import { dot, vector } from 'lawgrad'

export const s = dot(vector([1, 2]))(JSON.parse('[1, 2]'))
