import { chain } from '../../optimizer/chain.ts'
import type { AnyMemory, AnyOptimizer, Nothing, Optimizer } from '../../optimizer/optimizer.ts'

/** The optimizer behind another link that remembers nothing, which is given the gradient first. */
export const behind =
  (link: Optimizer<readonly [Nothing]>) =>
  <Ms extends readonly AnyMemory[]>(optimizer: Optimizer<Ms>): Optimizer<readonly [Nothing, ...Ms]> =>
    // proof: the links of a chain are those of its parts, one after the other
    chain(link, optimizer as AnyOptimizer) as unknown as Optimizer<readonly [Nothing, ...Ms]>
