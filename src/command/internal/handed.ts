import type { IO } from 'fp-ts/lib/IO.js'
import { defect } from '../../tensor/internal/defect.ts'

/** A value that is handed out once, and then held here no more: what goes on meanwhile need not hold it, either. */
export const handed = <A>(value: A): IO<A> => {
  let own: { readonly value: A } | undefined = { value }
  return () => {
    const { value } = own ?? defect('expected a value that was not handed out yet; got none')
    own = undefined
    return value
  }
}
