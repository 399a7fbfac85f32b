import type { AnyMemory, OptimizerState, Shape } from '../../src/index.ts'

/** The state of a link, its names forgotten. */
type PlainLink<P> = {
  readonly tensors: Readonly<Record<string, P>>
  readonly numbers: Readonly<Record<string, number>>
}

const plain = <Ms extends readonly AnyMemory[], P>(state: OptimizerState<Ms, P>): readonly PlainLink<P>[] =>
  // proof: the state of every link is a record of trees and a record of numbers
  state.links as unknown as readonly PlainLink<P>[]

/** What one link remembers under one name. */
export type Remembered = { readonly name: string; readonly values: readonly number[] }

/** All that the links of an optimizer remember, link by link, by name. */
export const remembered = <Ms extends readonly AnyMemory[], P>(
  shape: Shape<P>,
  state: OptimizerState<Ms, P>
): readonly Remembered[] =>
  plain<Ms, P>(state)
    .flatMap(({ tensors, numbers }, k) => [
      ...Object.entries(tensors).map(([name, tree]) => ({ name: `${k}.${name}`, values: shape.flatten(tree) })),
      ...Object.entries(numbers).map(([name, value]) => ({ name: `${k}.${name}`, values: [value] }))
    ])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (a: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([name, a]) => [name, f(a)]))

/** The state as arrays of numbers, read back. */
export const throughData = <Ms extends readonly AnyMemory[], P>(
  shape: Shape<P>,
  state: OptimizerState<Ms, P>
): OptimizerState<Ms, P> => {
  const links = plain<Ms, P>(state).map(({ tensors, numbers }) => ({
    tensors: mapped(tensors, tree => shape.unflatten([...shape.flatten(tree)])),
    numbers: mapped(numbers, x => x)
  }))
  // proof: the same links with the same names
  return { count: state.count, links } as unknown as OptimizerState<Ms, P>
}
