/**
 * A number with a brand as a size.
 *
 * Closed.
 */
import { zeros } from 'lawgrad'

type Width = number & { readonly brand: 'width' }
export const zero = (width: Width) => zeros(width)
//                                          ^ TS2345
