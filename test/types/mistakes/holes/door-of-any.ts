/**
 * A door whose type is any, by annotation.
 *
 * Open. An `any` is assignable to everything; sizes are compared again at run time.
 */
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { dot, type Named, withDimension, zeros } from 'lawgrad'

const escaped = withDimension('n', (n: Named<'n', any>) => zeros(n))
export const s = pipe(
  E.Do,
  E.apS('x', escaped(3)),
  E.apS('y', escaped(4)),
  E.map(({ x, y }) => dot(x)(y))
)
