import * as O from 'fp-ts/lib/Option.js'
import type { Size } from '../../dimension/size.ts'
import type { AnyMemory, OptimizerState } from '../../optimizer/optimizer.ts'
import type { RandomState } from '../../random/state.ts'
import { layoutOf, tensorsOf } from '../../tensor/internal/shape.ts'
import { extentsOfSize, valuesOf } from '../../tensor/internal/tensor.ts'
import type { PlainState } from '../state-file/plain-state.ts'
import type { SavedState, Training } from '../state-file/state-file.ts'
import { columnsOf } from './columns.ts'
import { jsonNumber, treeOf } from './tree.ts'
import { writeJson, type Json } from './write-json.ts'

/** What a link remembers. */
type Link<P> = {
  readonly tensors: Readonly<Record<string, P>>
  readonly numbers: Readonly<Record<string, number>>
}

const mapped = <A, B>(record: Readonly<Record<string, A>>, f: (a: A) => B): Readonly<Record<string, B>> =>
  Object.freeze(Object.fromEntries(Object.entries(record).map(([name, a]) => [name, f(a)])))

const linksOf = <P, Ms extends readonly AnyMemory[]>(state: OptimizerState<Ms, P>): readonly Link<P>[] =>
  // proof: the states of links are records of trees and numbers
  state.links as unknown as readonly Link<P>[]

const words = ({ algorithm, words: given }: RandomState): Json => ({ algorithm, words: [...given] })

/** The plain data of a state. */
export const plainOf = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  { network, optimizer }: Training<I, O, P, Ms>,
  { lawgrad, state, course }: SavedState<P, Ms>
): PlainState => {
  const { description } = network.shape
  const layout = layoutOf(network.shape)
  // Typed arrays are given to other threads at the cost of a copy.
  const flatten = (tree: P): ArrayLike<number> => {
    const components = new Float64Array(layout.count)
    tensorsOf(layout, tree).forEach((tensor, k) => components.set(valuesOf(tensor), layout.leaves[k]!.offset))
    return components
  }
  const best = O.toNullable(course.best)
  return {
    lawgrad,
    network: {
      name: network.name,
      inputs: extentsOfSize(network.inputs),
      outputs: extentsOfSize(network.outputs),
      shape: description
    },
    step: state.step,
    parameters: flatten(state.parameters),
    optimizer: {
      name: optimizer.name,
      count: state.optimizer.count,
      links: linksOf(state.optimizer).map(({ tensors, numbers }, k) => ({
        name: optimizer.links[k]?.name ?? '',
        tensors: mapped(tensors, flatten),
        numbers
      }))
    },
    random: state.random,
    course: {
      ...course,
      best:
        best === null
          ? null
          : {
              parameters: flatten(best.best.parameters),
              cost: best.best.cost,
              step: best.best.step,
              sinceBest: best.sinceBest
            }
    }
  }
}

/** The text of the plain data of a state. */
export const plainText = (format: string, { network, course, ...state }: PlainState): string => {
  const tree = (components: ArrayLike<number>): Json => treeOf(network.shape, Array.from(components))
  const { best } = course
  return writeJson({
    format,
    lawgrad: state.lawgrad,
    network: {
      name: network.name,
      inputs: network.inputs,
      outputs: network.outputs,
      // proof: descriptions are plain data
      shape: network.shape as unknown as Json
    },
    step: state.step,
    parameters: tree(state.parameters),
    optimizer: {
      name: state.optimizer.name,
      count: state.optimizer.count,
      links: state.optimizer.links.map(({ name, tensors, numbers }) => ({
        name,
        tensors: mapped(tensors, tree),
        numbers: mapped(numbers, jsonNumber)
      }))
    },
    random: words(state.random),
    course: {
      epoch: course.epoch,
      position: course.position,
      epochStart: words(course.epochStart),
      history: columnsOf(course.history),
      best:
        best === null
          ? null
          : {
              parameters: tree(best.parameters),
              cost: jsonNumber(best.cost),
              step: best.step,
              sinceBest: best.sinceBest
            },
      notes: course.notes
    }
  })
}
