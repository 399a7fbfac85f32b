/**
 * The states that a transition passes through, one by one, as they are asked for; every iteration starts anew.
 */
export const unfold = <S, A>(
  count: number,
  transition: (index: number) => (state: S) => readonly [A, S],
  start: S
): Iterable<readonly [A, S]> => ({
  *[Symbol.iterator]() {
    let state = start
    for (let index = 0; index < count; index++) {
      const next = transition(index)(state)
      state = next[1]
      yield next
    }
  }
})

/** The last state and all answers of a transition repeated: the same walk, at once and without a stack. */
export const fold = <S, A>(
  count: number,
  transition: (index: number) => (state: S) => readonly [A, S],
  start: S
): [readonly A[], S] => {
  const answers: A[] = []
  let state = start
  for (const [answer, next] of unfold(count, transition, start)) {
    answers.push(answer)
    state = next
  }
  return [Object.freeze(answers), state]
}
