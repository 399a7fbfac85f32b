/** The items of another sequence, one by one, as they are asked for; every iteration starts anew. */
export const mapped = <A, B>(items: Iterable<A>, change: (item: A) => B): Iterable<B> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield change(item)
  }
})
