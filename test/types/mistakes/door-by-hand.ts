/**
 * Type arguments of the door given by hand.
 *
 * They are inferred, so that no two doors are one.
 */
import { withDimension } from 'lawgrad'

export const x = withDimension<'features', number>('features', size => Number(size))
//                             ^ TS2558 · 2 · 3 · type arguments
