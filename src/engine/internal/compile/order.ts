/**
 * The order of kernels, and what may be written where it was read.
 */
import type { StepNode } from '../graph/node.ts'
import { isGiven } from '../plan/stage.ts'
import { nameOf, type Context, type Kernel } from './context.ts'

/** Kernels by their stages; those that write what was there before the step, and those that read it from then on, come last. */
export const ordered = (context: Context, isLeaf: (name: string) => boolean): readonly Kernel[] => {
  const byStage = context.kernels.toSorted((a, b) => a.stage - b.stage)
  const late = new Set<Kernel>()
  const lateNames = new Set<string>()
  for (const kernel of byStage) {
    const readsLate = kernel.reads.some(node => node.operation !== 'leaf' && lateNames.has(nameOf(context, node)))
    if (!readsLate && !kernel.writes.some(isLeaf)) continue
    late.add(kernel)
    for (const name of kernel.writes) lateNames.add(name)
  }
  return [...byStage.filter(kernel => !late.has(kernel)), ...byStage.filter(kernel => late.has(kernel))]
}

/** The leaves that some kernel reads as they were although it, or one before it, replaces them. */
export const endangered = (kernels: readonly Kernel[]): readonly string[] => {
  const written = new Set<string>()
  const odd = new Set<string>()
  for (const kernel of kernels) {
    for (const node of kernel.reads) if (node.operation === 'leaf' && written.has(node.name)) odd.add(node.name)
    for (const name of kernel.writes) {
      written.add(name)
      if (kernel.operands?.some(node => node.operation === 'leaf' && node.name === name) === true) odd.add(name)
    }
  }
  return [...odd]
}

/** A defect in a kernel's place: it reads what no kernel before it has made. */
export const misplaced = (context: Context, kernels: readonly Kernel[]): readonly string[] => {
  const made = new Set<string>()
  const isHere = (node: StepNode): boolean => context.around?.inner.has(node) !== false
  const odd: string[] = []
  for (const kernel of kernels) {
    for (const node of kernel.reads)
      if (!isGiven(node) && isHere(node) && !made.has(nameOf(context, node)))
        odd.push(`${kernel.name} reads ${node.operation} ${nameOf(context, node)}`)
    for (const name of kernel.writes) made.add(name)
  }
  return odd
}
