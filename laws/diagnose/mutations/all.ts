/**
 * All mutations, the less special ones first.
 */
import type { Bench, Mutation } from '../bench.ts'
import { forwardMutations } from './forward.ts'
import { exampleMutations, lossMutations, plainLossMutations } from './loss.ts'
import { nodeMutations } from './nodes.ts'
import { parameterMutations } from './parameters.ts'
import { slopeMutations } from './slopes.ts'

/** What the gradient on a bench may be confused with. */
export const mutationsOf = (bench: Bench): readonly Mutation[] => [
  ...parameterMutations(bench),
  ...plainLossMutations(bench),
  ...slopeMutations(bench),
  ...lossMutations(bench),
  ...exampleMutations(bench),
  ...forwardMutations(bench),
  ...nodeMutations(bench)
]
