/**
 * A vector of a length of type any.
 *
 * Nothing checks an any: what it makes fits nowhere.
 */
import { dot, vector, zeros } from 'lawgrad'

const width = JSON.parse('3')
export const s = dot(vector([1, 2, 3]))(zeros(width))
//                                      ^ TS2345 · size · '3' · got any
