/**
 * The walk of a state over items, up to and with the first state that is the end; every iteration starts anew, and nothing is taken after the end.
 */
export const watch = <A, B, S>(
  items: Iterable<A>,
  start: S,
  next: (state: S, item: A) => readonly [B, S],
  isEnd: (state: S) => boolean
): Iterable<B> => ({
  *[Symbol.iterator]() {
    let state = start
    if (isEnd(state)) return
    for (const item of items) {
      const [answer, after] = next(state, item)
      state = after
      yield answer
      if (isEnd(state)) return
    }
  }
})
