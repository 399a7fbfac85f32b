/**
 * The scene of a diagnosis, made of a network, points and the answers of the implementation under test.
 */
import type { Batch, Layer, Noise, Shape } from '../../../src/index.ts'
import type { Size } from '../../../src/dimension/size.ts'
import { means } from '../../../src/layer/internal/noise.ts'
import { layoutOf, tensorsOf } from '../../../src/tensor/internal/shape.ts'
import { valuesOf } from '../../../src/tensor/internal/tensor.ts'
import type { Scene, ScenePoint, TensorInfo } from '../scene.ts'
import { countOf } from './extents.ts'
import type { Evaluation, LeafNumbers } from './evaluate.ts'
import { together } from './together.ts'
import type { Trace } from './trace.ts'

type Numbers = Float64Array

/** Parameters and a batch at which a gradient is looked at. */
export interface Given<I extends Size, O extends Size, P> {
  readonly batch: Batch<I, O>
  readonly parameters: P
  /** That of each example; its mean by default. */
  readonly noise?: readonly Noise[]
}

/** The numbers of the leaves of a trace. */
export const leafNumbers = <I extends Size, O extends Size, P>(
  trace: Trace,
  { shape, noise: shapes }: Pick<Layer<I, O, P>, 'shape' | 'noise'>,
  points: readonly Given<I, O, P>[]
): LeafNumbers => {
  const average = means(shapes)
  return points.map(({ batch, parameters, noise }) => {
    const theta = tensorsOf(layoutOf(shape), parameters).map(valuesOf)
    return batch.examples.map(
      ({ input, target }, example) =>
        new Map([
          ...trace.noise.map((place, k) => [place, valuesOf((noise?.[example] ?? average)[k]!)] as const),
          ...trace.parameters.map((place, k) => [place, theta[k]!] as const),
          [trace.input, valuesOf(input)],
          [trace.target, valuesOf(target)]
        ])
    )
  })
}

/** The tensors of a gradient: parameters by path, and the inputs. */
export const tensorsIn = (trace: Trace, shape: Shape<never>): readonly TensorInfo[] => [
  ...layoutOf(shape).leaves.map(({ path, extents }) => ({
    name: path.join('.') || 'parameters',
    kind: path.findLast(part => !/^\d+$/u.test(part)) ?? 'parameters',
    extents,
    isInput: false
  })),
  { name: 'input', kind: 'input', extents: trace.nodes[trace.input]!.extents, isInput: true }
]

/** A flat gradient cut into tensors. */
const cutUp = (tensors: readonly TensorInfo[], examples: number, flat: readonly number[]): readonly Numbers[] => {
  let from = 0
  return tensors.map(({ extents, isInput }) => {
    const count = countOf(extents) * (isInput ? examples : 1)
    from += count
    return Float64Array.from(flat.slice(from - count, from))
  })
}

/** How many components a gradient has. */
export const sizeOf = (tensors: readonly TensorInfo[], examples: number): number =>
  tensors.reduce((sum, { extents, isInput }) => sum + countOf(extents) * (isInput ? examples : 1), 0)

const same = (a: Numbers, b: Numbers): boolean => a.every((x, i) => Object.is(x, b[i]))

/** The scene: what is right, and what was answered, twice in a row, at each point. */
export const sceneOf = (
  trace: Trace,
  numbers: Evaluation,
  leaves: LeafNumbers,
  tensors: readonly TensorInfo[],
  answers: readonly (readonly (readonly number[])[])[]
): Scene => {
  const right = trace.cotangents.map(numbers.of)
  const layers = new Set(trace.passes.flatMap(({ parameters }) => parameters.slice(0, 1).map(({ leaf }) => leaf))).size
  const points = leaves.map((examples, k): ScenePoint => {
    const count = examples.length
    const [observed, again] = answers[k]!.map(flat => cutUp(tensors, count, flat))
    const each = (t: number): readonly Numbers[] => examples.map((_, example) => right[t]!(k, example))
    const known: Numbers[] = []
    const repeats = (a: number, b: number): boolean =>
      [trace.input, trace.target].every(place => same(examples[a]!.get(place)!, examples[b]!.get(place)!))
    return {
      examples: count,
      distinct: [...examples.keys()].filter(a => ![...examples.keys()].some(b => b < a && repeats(a, b))),
      right: t => (known[t] ??= together(tensors[t]!.isInput, each(t))),
      each,
      observed: t => observed![t]!,
      again: t => again![t]!,
      theta: t => examples[0]!.get(trace.parameters[t]!)!
    }
  })
  return { tensors, points, outputs: countOf(trace.nodes[trace.prediction]!.extents), layers }
}
