/**
 * A wrapper of the door that is not generic in what it returns.
 *
 * Open. As above: one type for both functions, one type parameter. A wrapper is safe when it is generic, or when its callers annotate the type parameter.
 */
import * as E from 'fp-ts/lib/Either.js'
import { dot, type Named, type Outside, withDimension, zeros } from 'lawgrad'

const door = (size: number, use: <D extends Outside>(n: Named<'n', D>) => number): number =>
  E.getOrElse(() => 0)(withDimension('n', use)(size))
export const s = door(3, n => door(4, m => dot(zeros(n))(zeros(m))))
