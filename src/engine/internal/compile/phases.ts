/**
 * Kernels in phases: all tickets of a phase may be taken at once, by whoever comes, and the next phase begins when they are done.
 */
import { nameOf, type Context, type Kernel } from './context.ts'

/** What may run at once: the parts of a chain, if there is one, and kernels that neither need each other nor it. */
export interface Phase {
  readonly chain: readonly Kernel[]
  readonly others: readonly Kernel[]
}

const readNames = (context: Context, kernel: Kernel): readonly string[] =>
  kernel.reads.map(node => nameOf(context, node))

/** Whether a kernel must wait for one that stands before it. */
export const waits = (context: Context, first: Kernel, second: Kernel): boolean => {
  const writesOf = ({ writes, scratch = [] }: Kernel): readonly string[] => [...writes, ...scratch]
  const [reads, writes] = [new Set(readNames(context, second)), new Set(writesOf(second))]
  return (
    writesOf(first).some(name => reads.has(name) || writes.has(name)) ||
    readNames(context, first).some(name => writes.has(name)) ||
    // who reads a copy says that it reads what was copied
    (first.copies !== undefined && reads.has(nameOf(context, first.copies)))
  )
}

const isOfExamples = ({ cut }: Kernel): boolean => cut?.by === 'examples'

/** Kernels taken in order, of those that wait for none that is left before them. */
const taken = (
  context: Context,
  kernels: readonly Kernel[],
  may: (kernel: Kernel, before: readonly Kernel[]) => boolean
): readonly [taken: readonly Kernel[], left: readonly Kernel[]] => {
  const own: Kernel[] = []
  const left: Kernel[] = []
  for (const kernel of kernels)
    if (may(kernel, own) && !left.some(each => waits(context, each, kernel))) own.push(kernel)
    else left.push(kernel)
  return [own, left]
}

/** The phases of kernels in order; in each, what goes example by example or what does not, whichever comes first. */
export const phasesOf = (context: Context, kernels: readonly Kernel[]): readonly Phase[] => {
  const phases: Phase[] = []
  for (let left = kernels; left.length > 0;) {
    const isChain = isOfExamples(left[0]!)
    const [chain, rest] = isChain ? taken(context, left, isOfExamples) : [[], left]
    const isApart = (kernel: Kernel, before: readonly Kernel[]): boolean =>
      !isOfExamples(kernel) && ![...chain, ...before].some(each => waits(context, each, kernel))
    const [others, next] = taken(context, rest, isApart)
    phases.push({ chain, others })
    left = next
  }
  return phases
}
