/**
 * The sentence itself, given for a size whose type is number by hand.
 *
 * Open. Nothing but the sentence has that type; what it makes is a `Vector<number>`, which fits no vector of a size, and making it throws.
 */
import { zeros } from 'lawgrad'

export const x = zeros<number>(
  'expected a size known at compile time, such as 3; got number; sumOf and differenceOf compute with sizes; a size known only at run time enters through withDimension'
)
