/**
 * The states that a transition leads through, each with what it has at hand, as they are asked for; up to the first that leads nowhere. Every iteration starts anew.
 */
export const walk = <S>(start: S, next: () => (state: S) => S | undefined): Iterable<S> => ({
  *[Symbol.iterator]() {
    const transition = next()
    let state = transition(start)
    while (state !== undefined) {
      yield state
      state = transition(state)
    }
  }
})

/** A function that keeps its last answer, for whoever asks the same again and again. */
export const lastKept = <K, A>(make: (key: K) => A): ((key: K) => A) => {
  let kept: { readonly key: K; readonly value: A } | undefined
  return key => {
    if (kept === undefined || kept.key !== key) kept = { key, value: make(key) }
    return kept.value
  }
}
