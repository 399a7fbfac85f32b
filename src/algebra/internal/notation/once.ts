/** What is made when it is first asked for, and only once: a program that never asks does not pay for it at its start. */
export const once = <A>(make: () => A): (() => A) => {
  let made: { readonly value: A } | undefined
  return () => (made ??= { value: make() }).value
}
