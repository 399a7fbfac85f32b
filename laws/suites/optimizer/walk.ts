/**
 * Steps of an optimizer on parameters of three tensors, as its laws take them.
 */
import * as fc from 'fast-check'
import {
  getVectorSpace,
  matrixShape,
  structShape,
  vectorShape,
  type Matrix,
  type AnyMemory,
  type Optimizer,
  type OptimizerState,
  type Vector
} from '../../../src/index.ts'
import { remembered, throughData } from '../../internal/optimizer-state.ts'
import { exactly } from '../../arbitraries/network-case.ts'
import { ordinary } from '../../arbitraries/scalar.ts'
import { law, type Law } from '../../law.ts'
import type { Verdict } from '../../verdict.ts'

/** Makes the optimizer with a learning rate. */
export type OptimizerFactory<Ms extends readonly AnyMemory[]> = (learningRate: number) => Optimizer<Ms>

/** Parameters of more than one tensor, two of them of one size. */
export type Tree = { readonly weights: Matrix<2, 2>; readonly bias: Vector<2>; readonly gain: Vector<2> }

export const shape = structShape<Tree>({ weights: matrixShape(2, 2), bias: vectorShape(2), gain: vectorShape(2) })

export const space = getVectorSpace(shape)

export const count = shape.count

/** Parameters, a learning rate, and gradients for some steps. */
export type Walk = { readonly parameters: Tree; readonly rate: number; readonly gradients: readonly Tree[] }

export const tree = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Tree> => exactly(count, numbers).map(shape.unflatten)

export const walk: fc.Arbitrary<Walk> = fc.record({
  parameters: tree(ordinary(4)),
  rate: fc.integer({ min: 1, max: 1000 }).map(k => k / 1000),
  gradients: fc.array(tree(ordinary(2)), { minLength: 1, maxLength: 6 })
})

/** Where an optimizer is after some steps, and the updates that led there. */
export type Trail<Ms extends readonly AnyMemory[]> = {
  readonly parameters: Tree
  readonly state: OptimizerState<Ms, Tree>
  readonly updates: readonly Tree[]
}

export const start = <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>, parameters: Tree): Trail<Ms> => ({
  parameters,
  state: optimizer.init(shape),
  updates: []
})

/** `between` handles the state before each step: as it is, or as it comes back from plain data. */
export const follow = <Ms extends readonly AnyMemory[]>(
  optimizer: Optimizer<Ms>,
  from: Trail<Ms>,
  gradients: readonly Tree[],
  between: (state: OptimizerState<Ms, Tree>) => OptimizerState<Ms, Tree> = state => state
): Trail<Ms> => {
  const step = optimizer.update(shape)
  return gradients.reduce<Trail<Ms>>(({ parameters, state, updates }, gradient) => {
    const answer = step({ gradient, parameters, state: between(state) })
    return {
      parameters: space.add(answer.update)(parameters),
      state: answer.state,
      updates: [...updates, answer.update]
    }
  }, from)
}

export const numbersOf = <Ms extends readonly AnyMemory[]>({
  parameters,
  state,
  updates
}: Trail<Ms>): readonly number[] => [
  ...shape.flatten(parameters),
  state.count,
  ...remembered(shape, state).flatMap(({ values }) => values),
  ...updates.flatMap(shape.flatten)
]

/** The state as arrays of numbers, read back. */
export const asData = <Ms extends readonly AnyMemory[]>(state: OptimizerState<Ms, Tree>): OptimizerState<Ms, Tree> =>
  throughData(shape, state)

export const make = (name: string, statement: string, source: string, check: (value: Walk) => Verdict): Law<Walk> =>
  law({ name, statement, source, arbitrary: walk, check })
