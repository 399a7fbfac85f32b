/**
 * A bare number as the size that something carries, through a type parameter.
 *
 * Open. In generic code a type parameter counts as a size, since what carries it exists; sizes are compared again at run time.
 */
import { dimensionOf, dot, zeros } from 'lawgrad'

const [three, four]: readonly number[] = [3, 4]
const zero = <N extends number>(size: N) => zeros(dimensionOf(size))
export const s = dot(zero(three ?? 1))(zero(four ?? 1))
