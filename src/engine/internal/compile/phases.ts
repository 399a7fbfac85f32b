/**
 * Kernels in phases: all tickets of a phase may be taken at once, by whoever comes, and the next phase begins when they are done.
 */
import { nameOf, type Context, type Kernel } from './context.ts'

/** What may run at once: the parts of a chain, if there is one, and kernels that neither need each other nor it. */
export interface Phase {
  readonly chain: readonly Kernel[]
  readonly others: readonly Kernel[]
}

/** A kernel, and the places that it touches. */
interface Touching {
  readonly kernel: Kernel
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  /** What it is a copy of: who reads a copy says that it reads what was copied. */
  readonly copies: readonly string[]
}

const touching = (context: Context, kernel: Kernel): Touching => ({
  kernel,
  reads: kernel.reads.map(node => nameOf(context, node)),
  writes: [...kernel.writes, ...(kernel.scratch ?? [])],
  copies: kernel.copies === undefined ? [] : [nameOf(context, kernel.copies)]
})

/** Kernels that others must wait for: who reads what they write, or writes what they touch. */
const newBarrier = () => {
  const [made, touched] = [new Set<string>(), new Set<string>()]
  return {
    add: ({ reads, writes, copies }: Touching): void => {
      for (const name of [...writes, ...copies]) made.add(name)
      for (const name of [...reads, ...writes]) touched.add(name)
    },
    holds: ({ reads, writes }: Touching): boolean =>
      reads.some(name => made.has(name)) || writes.some(name => touched.has(name))
  }
}

type Barrier = ReturnType<typeof newBarrier>

const isOfExamples = ({ kernel: { cut } }: Touching): boolean => cut?.by === 'examples'

/** Kernels taken in order, of those that wait for none that is left before them. */
const taken = (
  kernels: readonly Touching[],
  may: (kernel: Touching) => boolean
): readonly [taken: readonly Touching[], left: readonly Touching[]] => {
  const own: Touching[] = []
  const left: Touching[] = []
  const before = newBarrier()
  for (const kernel of kernels)
    if (!before.holds(kernel) && may(kernel)) own.push(kernel)
    else {
      left.push(kernel)
      before.add(kernel)
    }
  return [own, left]
}

/** Whether a kernel waits for none that were let through, and is let through then. */
const passing =
  (barrier: Barrier) =>
  (kernel: Touching): boolean => {
    if (isOfExamples(kernel) || barrier.holds(kernel)) return false
    barrier.add(kernel)
    return true
  }

/** The phases of kernels in order; in each, what goes example by example or what does not, whichever comes first. */
export const phasesOf = (context: Context, kernels: readonly Kernel[]): readonly Phase[] => {
  const phases: Phase[] = []
  for (let left: readonly Touching[] = kernels.map(kernel => touching(context, kernel)); left.length > 0;) {
    const isChain = isOfExamples(left[0]!)
    const [chain, rest] = isChain ? taken(left, isOfExamples) : [[], left]
    const barrier = newBarrier()
    chain.forEach(barrier.add)
    const [others, next] = taken(rest, passing(barrier))
    phases.push({ chain: chain.map(({ kernel }) => kernel), others: others.map(({ kernel }) => kernel) })
    left = next
  }
  return phases
}
