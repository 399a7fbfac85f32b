/**
 * States of training into the memory of a machine, and out of it.
 */
import type { AnyLink, AnyMemory, OptimizerState } from '../../../optimizer/optimizer.ts'
import { layoutOf, tensorsOf, type Layout } from '../../../tensor/internal/shape.ts'
import { deferredTensor, valuesOf } from '../../../tensor/internal/tensor.ts'
import type { Shape } from '../../../tensor/shape.ts'
import { names } from '../step/names.ts'
import { pathOf } from '../step/trace.ts'
import type { Machine } from './machine.ts'

/** What a machine holds of a state. */
export interface Held<P, Ms extends readonly AnyMemory[]> {
  readonly parameters: P
  readonly optimizer: OptimizerState<Ms, P>
}

type PlainLink = {
  readonly tensors: Readonly<Record<string, unknown>>
  readonly numbers: Readonly<Record<string, number>>
}

const put = (machine: Machine, layout: Layout, nameOf: (path: string) => string, tree: unknown): void =>
  tensorsOf(layout, tree).forEach((tensor, k) => {
    const leaf = layout.leaves[k]!
    machine.set(nameOf(pathOf(leaf)), leaf.extents, valuesOf(tensor), 0)
  })

const taken = (machine: Machine, layout: Layout, nameOf: (path: string) => string): unknown =>
  layout.make(
    layout.leaves.map(leaf => deferredTensor(leaf.extents, { make: machine.get(nameOf(pathOf(leaf)), leaf.extents) }))
  )

/** Copies a state into a machine. */
export const load = <P, Ms extends readonly AnyMemory[]>(
  machine: Machine,
  shape: Shape<P>,
  { parameters, optimizer }: Held<P, Ms>
): void => {
  const layout = layoutOf(shape)
  put(machine, layout, names.parameter, parameters)
  // proof: the states of links are records of trees and numbers
  const links = optimizer.links as unknown as readonly PlainLink[]
  links.forEach(({ tensors, numbers }, k) => {
    for (const [name, tree] of Object.entries(tensors)) put(machine, layout, path => names.tensor(k, name, path), tree)
    for (const [name, value] of Object.entries(numbers)) machine.setNumber(names.number(k, name), value)
  })
  machine.setNumber(names.count, optimizer.count)
}

/** Copies a state out of a machine: fresh tensors, frozen to the bottom. */
export const unload = <P, Ms extends readonly AnyMemory[]>(
  machine: Machine,
  shape: Shape<P>,
  links: readonly AnyLink[],
  count: number
): Held<P, Ms> => {
  const layout = layoutOf(shape)
  const states = links.map(({ tensors, numbers }, k) =>
    Object.freeze({
      tensors: Object.freeze(
        Object.fromEntries(tensors.map(name => [name, taken(machine, layout, path => names.tensor(k, name, path))]))
      ),
      numbers: Object.freeze(
        Object.fromEntries(Object.keys(numbers).map(name => [name, machine.getNumber(names.number(k, name))]))
      )
    })
  )
  return {
    // proof: the tree grows from the layout of P
    parameters: taken(machine, layout, names.parameter) as P,
    // proof: one state for each link, with the names that its memory lists
    optimizer: Object.freeze({ count, links: Object.freeze(states) }) as unknown as OptimizerState<Ms, P>
  }
}
