/**
 * Predictions by a compiled forward pass: many at a time, or one.
 */
import type { Size } from '../../../dimension/size.ts'
import { forwardGraph } from '../../../layer/internal/graph.ts'
import { isOfLens } from '../../../layer/internal/lens-layer.ts'
import { leavesOf } from '../../../layer/internal/leaves.ts'
import type { Layer } from '../../../layer/layer.ts'
import { agreeExtents } from '../../../tensor/internal/defect.ts'
import { layoutOf, tensorsOf } from '../../../tensor/internal/shape.ts'
import { countOf, extentsOf, extentsOfSize, ownTensor, valuesOf } from '../../../tensor/internal/tensor.ts'
import type { Tensor } from '../../../tensor/tensor.ts'
import type { EngineOptions } from '../../options.ts'
import { compiled, type Compiled } from '../compile/compile.ts'
import { newBuild } from '../graph/build.ts'
import { lifted } from '../graph/lift.ts'
import { isValid } from '../wasm/host.ts'
import { started, type Machine } from './machine.ts'

/** Examples that are predicted together. */
const together = 128

/** So few are predicted one by one. */
const few = 8

const output = '#y'

interface Forward {
  readonly one: Compiled
  readonly many: () => Compiled
}

const known = new WeakMap<object, Map<string, Forward | undefined>>()

const programOf = <I extends Size, O extends Size, P>(layer: Layer<I, O, P>, examples: number) => {
  const build = newBuild()
  const graph = forwardGraph(layer)
  const { parameters, input, noise } = leavesOf(layer)
  const leaf = (name: string, batched: boolean) =>
    build.make('leaf', [...parameters, input].find(each => each.name === name)!.extents, [], { name, batched })
  const means = new Map(
    noise.map(({ name, extents }, k) => [name, build.fill(extents, build.constant(layer.noise[k]!.distribution.mean))])
  )
  const of = (name: string) => means.get(name) ?? leaf(name, name === input.name)
  return {
    make: build.make,
    outputs: new Map([[output, lifted(build, graph, of).get('y')!]]),
    leaves: [...parameters, input].map(({ name }) => of(name)),
    examples,
    history: []
  }
}

const prepare = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  { fast = false, precision = 'double' }: EngineOptions
): Forward | undefined => {
  if (!isOfLens(layer)) return undefined
  const width = precision === 'single' ? 32 : 64
  const made = (examples: number, fused: boolean): Compiled =>
    compiled(programOf(layer, examples), { width, fused, fuse: true, ride: true, place: 0 })
  const fastest = fast ? made(1, true) : undefined
  const isFused = fastest !== undefined && isValid(fastest.bytes)
  const one = isFused && fastest !== undefined ? fastest : made(1, false)
  let many: Compiled | undefined
  return isValid(one.bytes) ? { one, many: () => (many ??= made(together, isFused)) } : undefined
}

const forwardOf = <I extends Size, O extends Size, P>(
  layer: Layer<I, O, P>,
  options: EngineOptions
): Forward | undefined => {
  const all = known.get(layer) ?? new Map<string, Forward | undefined>()
  known.set(layer, all)
  const key = `${options.fast === true} ${options.precision ?? 'double'}`
  if (all.has(key)) return all.get(key)
  let made: Forward | undefined
  try {
    made = prepare(layer, options)
  } catch (cause) {
    options.notice?.(
      `the reference predicts with ${layer.name}, for the engine cannot: ${cause instanceof Error ? cause.message : String(cause)}. The numbers are the same, it takes longer.`
    )
  }
  all.set(key, made)
  return made
}

/** Predictions for inputs, in their order. */
export const predictions = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  options: EngineOptions,
  parameters: P
): ((inputs: readonly Tensor<I>[]) => readonly Tensor<O>[]) => {
  const reference = network.forward(parameters)
  const layout = layoutOf(network.shape)
  const { parameters: leaves, input } = leavesOf(network)
  const sizes = extentsOfSize(network.outputs)
  const inputs = extentsOfSize(network.inputs)
  const count = countOf(sizes)
  const tensors = tensorsOf(layout, parameters)
  const load = (compiled: Compiled): Machine => {
    const machine = started([compiled])
    leaves.forEach(({ name, extents }, k) => machine.set(name, extents, valuesOf(tensors[k]!), 0))
    return machine
  }
  const machines: { one?: Machine; many?: Machine } = {}
  const rows = (machine: Machine, all: readonly Tensor<I>[]): readonly Tensor<O>[] => {
    all.forEach((each, row) => {
      agreeExtents(inputs, extentsOf(each))
      machine.setRow(input.name, row, valuesOf(each))
    })
    machine.run(1)
    return all.map((_, row) => {
      const values = new Float64Array(count)
      machine.getRow(output, row, values)
      return ownTensor<O>(sizes, values)
    })
  }
  return all => {
    const forward = options.interpreter === 'reference' ? undefined : forwardOf(network, options)
    if (forward === undefined) return Object.freeze(all.map(each => reference(each)))
    const answers: Tensor<O>[] = []
    while (answers.length < all.length) {
      const left = all.length - answers.length
      const machine = left > few ? (machines.many ??= load(forward.many())) : (machines.one ??= load(forward.one))
      const size = left > few ? together : 1
      answers.push(...rows(machine, all.slice(answers.length, answers.length + size)))
    }
    return Object.freeze(answers)
  }
}
