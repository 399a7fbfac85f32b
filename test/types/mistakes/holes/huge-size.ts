/**
 * A literal beyond the integers of double precision.
 *
 * Open. The compiler rounds the literal before it is a type; no machine holds such a vector, and making it throws.
 */
import { zeros } from 'lawgrad'

export const x = zeros(9007199254740993)
