/**
 * Steps of an optimizer on parameters of two tensors, as its laws take them.
 */
import * as fc from 'fast-check'
import {
  getVectorSpace,
  matrixShape,
  structShape,
  vectorShape,
  type Matrix,
  type Optimizer,
  type OptimizerState,
  type Vector
} from '../../../src/index.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { law, type Law } from '../../law.ts'
import type { Verdict } from '../../verdict.ts'

/** Makes the optimizer with a learning rate. */
export type OptimizerFactory = (learningRate: number) => Optimizer

/** Parameters of more than one tensor. */
export type Tree = { readonly weights: Matrix<2, 2>; readonly bias: Vector<2> }

export const shape = structShape<Tree>({ weights: matrixShape(2, 2), bias: vectorShape(2) })

export const space = getVectorSpace(shape)

export const size = shape.size

/** Parameters, a learning rate, and gradients for some steps. */
export type Walk = { readonly parameters: Tree; readonly rate: number; readonly gradients: readonly Tree[] }

export const tree = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Tree> => exactly(size, numbers).map(shape.unflatten)

export const walk: fc.Arbitrary<Walk> = fc.record({
  parameters: tree(ordinary(4)),
  rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
  gradients: fc.array(tree(ordinary(2)), { minLength: 1, maxLength: 6 })
})

/** Where an optimizer is after some steps, and the updates that led there. */
export type Trail = {
  readonly parameters: Tree
  readonly state: OptimizerState<Tree>
  readonly updates: readonly Tree[]
}

export const start = (optimizer: Optimizer, parameters: Tree): Trail => ({
  parameters,
  state: optimizer.init(space)(parameters),
  updates: []
})

/** `between` handles the state before each step: as it is, or as it comes back from plain data. */
export const follow = (
  optimizer: Optimizer,
  from: Trail,
  gradients: readonly Tree[],
  between: (state: OptimizerState<Tree>) => OptimizerState<Tree> = state => state
): Trail => {
  const step = optimizer.update(space)
  return gradients.reduce<Trail>(({ parameters, state, updates }, gradient) => {
    const answer = step({ gradient, parameters, state: between(state) })
    return {
      parameters: space.add(answer.update)(parameters),
      state: answer.state,
      updates: [...updates, answer.update]
    }
  }, from)
}

export const slotNumbers = ({ count, slots }: OptimizerState<Tree>): readonly number[] => [
  count,
  ...Object.keys(slots)
    .toSorted()
    .flatMap(name => (slots[name] === undefined ? [] : shape.flatten(slots[name])))
]

export const numbersOf = ({ parameters, state, updates }: Trail): readonly number[] => [
  ...shape.flatten(parameters),
  ...slotNumbers(state),
  ...updates.flatMap(shape.flatten)
]

export const throughData = ({ count, slots }: OptimizerState<Tree>): OptimizerState<Tree> => ({
  count,
  slots: Object.fromEntries(
    Object.entries(slots).map(([name, slot]) => [name, shape.unflatten([...shape.flatten(slot)])])
  )
})

export const make = (name: string, statement: string, source: string, check: (value: Walk) => Verdict): Law<Walk> =>
  law({ name, statement, source, arbitrary: walk, check })
