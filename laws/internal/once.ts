/** What a function gives, computed when it is first asked for. */
export const once = <A>(make: () => A): (() => A) => {
  const made: A[] = []
  return () => {
    if (made.length === 0) made.push(make())
    return made[0]!
  }
}
