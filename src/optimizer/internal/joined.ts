import type { AnyMemory, AnyOptimizer, Optimizer } from '../optimizer.ts'
import { optimizerOf } from './optimizer-of.ts'

/** The optimizer of the links of several. */
export const joined = <Ms extends readonly AnyMemory[]>(
  parts: readonly { readonly name: string; readonly links: unknown }[],
  name = parts.map(part => part.name).join(' → ')
): Optimizer<Ms> => {
  // proof: the parts are optimizers, whose links are links
  const all = parts as unknown as readonly AnyOptimizer[]
  return optimizerOf<Ms>(
    name,
    all.flatMap(part => part.links)
  )
}
