/**
 * A size overwritten by assignment.
 *
 * Open. `Vector<3> & { size: 2 }` is the empty type, which is assignable to everything; vectors are frozen, so the assignment throws.
 */
import { vector, type Vector } from 'lawgrad'

export const x: Vector<2> = Object.assign(vector([1, 2, 3]), { size: 2 as const })
