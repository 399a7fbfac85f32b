/**
 * A type argument that does not fit the size.
 *
 * The type says 4, the value 3.
 */
import { zeros } from 'lawgrad'

export const x = zeros<4>(3)
//                        ^ TS2345 · '3' · '4'
