import type { IO } from 'fp-ts/lib/IO.js'

/** Gives something to a function, which keeps nothing of it. */
export type Lent<A> = <B>(use: (value: A) => B) => B

/** A value that is given to one function, and let go when that is done: what goes on meanwhile and after it does not hold it. */
export const lentOnce = <A>(value: A, letGo: (value: A) => IO<void>): Lent<A> => {
  let own: { readonly value: A } | undefined = { value }
  return use => {
    if (own === undefined) throw new Error('expected a value that was not lent yet; got none')
    const { value } = own
    own = undefined
    try {
      return use(value)
    } finally {
      letGo(value)()
    }
  }
}
