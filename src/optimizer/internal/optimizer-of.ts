import type { Expr, Num } from '../../algebra/expr.ts'
import { real } from '../../algebra/real.ts'
import type { AnySize } from '../../dimension/size.ts'
import { defect } from '../../tensor/internal/defect.ts'
import { layoutOf, scattered, settled, tensorsOf, type Layout } from '../../tensor/internal/shape.ts'
import type { Shape } from '../../tensor/shape.ts'
import type { AnyLink, AnyMemory, AnyOptimizer, Optimizer, OptimizerState, Situation, Update } from '../optimizer.ts'
import { updateOver, type LinkMemory } from './read.ts'

type PlainLink = {
  readonly tensors: Readonly<Record<string, unknown>>
  readonly numbers: Readonly<Record<string, number>>
}

/** In the real reading an Expr is a Tensor and a Num a number. */
const exprs = (layout: Layout, tree: unknown): readonly Expr<AnySize>[] =>
  tensorsOf(layout, tree) as unknown as readonly Expr<AnySize>[]

const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (a: A) => B): Readonly<Record<string, B>> =>
  Object.freeze(Object.fromEntries(Object.entries(record).map(([name, a]) => [name, f(a)])))

const namesOf = (record: object | undefined): string =>
  Object.keys(record ?? {})
    .toSorted()
    .join(', ') || 'nothing'

/** A state from outside must be that of these links; a defect that says what it is if not. */
export const agreeState = (
  { name, links }: AnyOptimizer,
  { links: states }: { readonly links: readonly unknown[] }
): void => {
  if (states.length !== links.length)
    defect(
      `expected the state of ${name}, of ${links.length} links; got one of ${states.length}. Start from the optimizer's own init.`
    )
  links.forEach((link, k) => {
    // proof: what a link remembers is looked at by its names alone
    const state = states[k] as Partial<PlainLink> | undefined
    const expected = [link.tensors.toSorted().join(', ') || 'nothing', namesOf(link.numbers)]
    const got = [namesOf(state?.tensors), namesOf(state?.numbers)]
    if (state === undefined || String(expected) !== String(got))
      defect(
        `expected the state of ${link.name}, which remembers ${expected.join(' and ')}; got one of ${got.join(' and ')}. Start from the optimizer's own init.`
      )
  })
}

/** A link's memory, as the real reading has it. */
const memoryOf = (layout: Layout, { tensors, numbers }: PlainLink): LinkMemory => ({
  tensors: mapped(tensors, tree => exprs(layout, tree)),
  // proof: in the real reading a Num is a number
  numbers: numbers as unknown as Readonly<Record<string, Num>>
})

const updates = new WeakMap<object, readonly AnyLink[]>()

/** Whether an optimizer's update is that of its links, and not one that somebody has put in its place. */
export const isOfLinks = ({
  links,
  update
}: {
  readonly links: readonly AnyLink[]
  readonly update: object
}): boolean => updates.get(update) === links

/** The optimizer of a list of links; the caller's type says what they remember. */
export const optimizerOf = <Ms extends readonly AnyMemory[]>(
  name: string,
  given: readonly AnyLink[]
): Optimizer<Ms> => {
  const links = Object.freeze([...given])
  const stateOf = <P>(count: number, states: readonly PlainLink[]): OptimizerState<Ms, P> =>
    // proof: one state for each link, with the names that its memory lists
    Object.freeze({
      count,
      links: Object.freeze(states.map(state => Object.freeze(state)))
    }) as unknown as OptimizerState<Ms, P>
  const made: Optimizer<Ms> = Object.freeze({
    name,
    links,
    init: <P>(shape: Shape<P>) => {
      const layout = layoutOf(shape)
      const zero = scattered(layout, new Float64Array(layout.count))
      return stateOf<P>(
        0,
        links.map(link => ({
          tensors: Object.freeze(Object.fromEntries(link.tensors.map(tensor => [tensor, zero]))),
          numbers: mapped(link.numbers, ({ start }) => start)
        }))
      )
    },
    update: <P>(shape: Shape<P>) => {
      const layout = layoutOf(shape)
      return ({ gradient, parameters, state }: Situation<Ms, P>): Update<Ms, P> => {
        agreeState(made, state)
        // proof: the states of links are records of trees and numbers
        const states = state.links as unknown as readonly PlainLink[]
        const stepped = updateOver(real, links, {
          leaves: layout.leaves,
          gradient: exprs(layout, gradient),
          parameters: exprs(layout, parameters),
          links: states.map(each => memoryOf(layout, each)),
          step: real.num(state.count + 1)
        })
        const tree = (leaves: readonly Expr<AnySize>[]): unknown => settled(layout, layout.make(leaves))
        return Object.freeze({
          // proof: an update at each leaf of the shape of P
          update: tree(stepped.update) as P,
          state: stateOf<P>(
            state.count + 1,
            stepped.links.map(({ tensors, numbers }) => ({
              tensors: mapped(tensors, tree),
              // proof: in the real reading a Num is a number
              numbers: Object.freeze(numbers) as unknown as Readonly<Record<string, number>>
            }))
          )
        })
      }
    }
  })
  updates.set(made.update, links)
  return made
}
