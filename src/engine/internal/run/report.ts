/**
 * What the compiler makes of a trainer, as plain data.
 */
import * as E from 'fp-ts/lib/Either.js'
import { flops } from '../../../algebra/graph/count.ts'
import type { Graph, GraphNode } from '../../../algebra/graph/graph.ts'
import type { Size } from '../../../dimension/size.ts'
import type { AnyMemory } from '../../../optimizer/optimizer.ts'
import { within, type Hyperparameter } from '../../../scalar/hyperparameter.ts'
import type { Trainer } from '../../../training/step.ts'
import type { EngineOptions } from '../../options.ts'
import type { KernelReport, StepReport, TracedValue } from '../../report.ts'
import { compiled, type KernelNote } from '../compile/compile.ts'
import { inOrder } from '../graph/node.ts'
import { stepProgram } from '../step/program.ts'
import { stepGraphs } from '../step/trace.ts'
import { agreeOptions } from './fits.ts'
import { preparedFor } from './prepared.ts'

const written = ({ nodes, outputs }: Graph, prefix: string): readonly TracedValue[] => {
  const nameOf = (place: number): string => {
    const node = nodes[place]!
    return node.operation === 'leaf'
      ? node.name
      : node.operation === 'constant'
        ? String(node.value)
        : `${prefix}${place}`
  }
  const given = new Map<number, string[]>()
  for (const { name, node } of outputs) given.set(node, [...(given.get(node) ?? []), name])
  const isOwn = ({ operation }: GraphNode): boolean => operation !== 'leaf' && operation !== 'constant'
  return nodes.flatMap((node, place) =>
    isOwn(node) || given.has(place)
      ? [
          {
            name: nameOf(place),
            operation: node.operation,
            inputs: node.inputs.map(nameOf),
            extents: node.extents,
            outputs: given.get(place) ?? []
          }
        ]
      : []
  )
}

/** Names for values on the way, in the order in which they are made. */
const shownNames = (kernels: readonly KernelNote[]): ((name: string) => string) => {
  const numbers = new Map<string, number>()
  for (const name of kernels.flatMap(({ writes }) => writes))
    if (name.startsWith('%') && !numbers.has(name)) numbers.set(name, numbers.size + 1)
  return name => name.replaceAll(/%\d+/gu, inside => `t${numbers.get(inside) ?? inside}`)
}

const examplesRange: Hyperparameter = { name: 'examples', usual: 32, below: 2 ** 53, positive: true, whole: true }

/** The report on a trainer's step; or why there is none. */
export const reported = <I extends Size, O extends Size, P, Ms extends readonly AnyMemory[]>(
  trainer: Trainer<I, O, P, Ms>,
  examples: number,
  options: EngineOptions
): E.Either<string, StepReport> => {
  agreeOptions(options)
  // a batch of more examples than it has, so that it may be one that is not full
  const prepared = preparedFor(trainer, within(examplesRange, examples), options, examples + 1)
  if ('reason' in prepared) return E.left(prepared.reason)
  const graphs = stepGraphs(trainer)
  const program = stepProgram(graphs, examples, false)
  const all = prepared.plain()
  const width = options.precision === 'single' ? 32 : 64
  const kernelsBy = (fuse: boolean, ride: boolean): number =>
    compiled(stepProgram(graphs, examples, false), { width, fused: false, fuse, ride, straight: 0, place: 1 }).kernels
      .length
  const shown = shownNames(all.kernels)
  const kernels = all.kernels.map(({ operations, writes }): KernelReport => ({ operations, writes: writes.map(shown) }))
  const lifted = inOrder([...program.outputs.values()])
  return E.right({
    examples,
    example: written(graphs.example, 'v'),
    update: written(graphs.update, 'u'),
    passes: [
      { name: 'traced, equal expressions once', count: graphs.example.nodes.length + graphs.update.nodes.length },
      { name: 'lifted over the examples', count: lifted.length },
      { name: 'products', count: lifted.filter(({ operation }) => operation === 'product').length },
      { name: 'kernels, an operation each', count: kernelsBy(false, false) },
      { name: 'kernels, loops fused', count: kernelsBy(true, false) },
      { name: 'kernels, loops riding on products', count: kernelsBy(true, true) },
      { name: 'kernels, one of straight code where that is short', count: all.kernels.length }
    ],
    kernels,
    moduleBytes: all.bytes.length,
    memoryBytes: all.pages * 65536,
    flops: flops(graphs.example) * examples + flops(graphs.update)
  })
}
