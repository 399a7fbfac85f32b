import type { AnyLink, LinkDefinition, Memory, Optimizer, RunningNumber } from '../optimizer.ts'
import { optimizerOf } from './optimizer-of.ts'

/** The optimizer of one definition. */
export const linked = <K extends string, Q extends string>({
  name,
  tensors = [],
  numbers,
  update
}: LinkDefinition<K, Q>): Optimizer<readonly [Memory<K, Q>]> =>
  optimizerOf<readonly [Memory<K, Q>]>(name, [
    Object.freeze({
      name,
      tensors: Object.freeze([...tensors]),
      numbers: Object.freeze(
        Object.fromEntries(
          Object.entries<RunningNumber>(numbers ?? {}).map(([key, each]) => [key, Object.freeze({ ...each })])
        )
      ),
      // proof: the update is given the memory that the definition declares
      update: update as unknown as AnyLink['update']
    })
  ])
