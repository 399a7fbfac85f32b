/**
 * A size that leaves its door under a type given by hand.
 *
 * Closed.
 */
import { type Named, type Outside, withDimension } from 'lawgrad'

export const size = withDimension('n', (n): Named<'n', Outside> => n)
//                                                                 ^ TS2322
