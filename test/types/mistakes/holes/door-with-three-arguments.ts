/**
 * All three type arguments of the door, given by hand to two doors.
 *
 * Open. The compilers share the type parameter of two functions whose types are given and equal; sizes are compared again at run time.
 */
import * as E from 'fp-ts/lib/Either.js'
import { dot, withDimension, zeros } from 'lawgrad'

const dotOfTwoDoors = withDimension<'n', number, 0>('n', n =>
  E.getOrElse(() => 0)(withDimension<'n', number, 0>('n', m => dot(zeros(n))(zeros(m)))(4))
)
export const s = dotOfTwoDoors(3)
