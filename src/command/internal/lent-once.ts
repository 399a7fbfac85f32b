import type { IO } from 'fp-ts/lib/IO.js'
import { defect } from '../../tensor/internal/defect.ts'

/** Gives something to a function, which keeps nothing of it. */
export type Lent<A> = <B>(use: (value: A) => B) => B

/** A value that is given to one function, and let go when that is done: what goes on meanwhile and after it does not hold it. */
export const lentOnce = <A>(value: A, letGo: (value: A) => IO<void>): Lent<A> => {
  let own: { readonly value: A } | undefined = { value }
  return use => {
    const { value } = own ?? defect('expected a value that was not lent yet; got none')
    own = undefined
    try {
      return use(value)
    } finally {
      letGo(value)()
    }
  }
}
