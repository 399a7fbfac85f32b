/**
 * A size that was not given.
 *
 * Nothing is no size; nothing is said about sizes of run time.
 */
import { dense, input, pipe } from 'lawgrad'

const sizes: { readonly hidden?: undefined } = {}
export const network = pipe(input(2), dense(sizes.hidden), dense(1))
//                                          ^ TS2345 · 'undefined' · expected a size, such as 3
