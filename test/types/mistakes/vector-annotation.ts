/**
 * A vector of another length than declared.
 *
 * Two components are given where the type says three.
 */
import { vector, type Vector } from 'lawgrad'

export const x: Vector<3> = vector([1, 2])
//           ^ TS2322 · size · '2' · '3'
