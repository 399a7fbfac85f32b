/**
 * A text for a helper that takes a size.
 *
 * The helper says what it takes.
 */
import { dense, input, pipe, type AnyNumber, type Dimension } from 'lawgrad'

const make = <N extends AnyNumber>(width: Dimension<N>) => pipe(input(2), dense(width), dense(1))
export const network = make('3')
//                          ^ TS2345 · '"3"' · expected a size, such as 3
