import type { Algebra } from '../../algebra/algebra.ts'
import type { Expr, Over } from '../../algebra/expr.ts'
import { agreeExtents, defect } from '../../tensor/internal/defect.ts'
import { extentsOfSize } from '../../tensor/internal/tensor.ts'
import type { Beside } from '../beside.ts'
import type { Fork, ForkMean, ForkSum } from '../fork.ts'
import type { Lens } from '../layer.ts'
import type { NoiseOver } from '../noise.ts'
import { logits, probabilities, simplex, type AnyRange } from '../range.ts'
import type { Several } from '../several.ts'
import { lensLayer } from './lens-layer.ts'
import { erased, noiseStarts, together, type Erased } from './sequence.ts'

/** A tensor among several, its size told by the layer that takes or gives it. */
type Value = Expr<never>

/** Each layer at its own input, with its own parameters and noise. */
const pointsAt = (algebra: Algebra, parts: readonly Erased[]) => {
  const lenses = parts.map(part => part.at(algebra))
  const starts = noiseStarts(parts)
  return (parameters: unknown, inputs: readonly Value[], noise: NoiseOver): readonly Lens<never, never, unknown>[] => {
    // proof: the parameters of several layers are the tuple of theirs
    const each = parameters as readonly Over<unknown>[]
    return lenses.map((lens, k) => lens(each[k]!, inputs[k]!, noise.slice(starts[k], starts[k + 1])))
  }
}

/** The pullback of each at its own cotangent. */
const backOf = (points: readonly Lens<never, never, unknown>[], cotangents: readonly Value[]) => {
  const back = points.map((point, k) => point.pullback(cotangents[k]!))
  return { parameters: back.map(each => each.parameters), inputs: back.map(each => each.input) }
}

/** a + b + …, from the first to the last. */
const sumOf = ({ add }: Algebra, values: readonly Value[]): Value =>
  values.slice(1).reduce((sum, value) => add(value)(sum), values[0]!)

/** The vectors one after the other. */
const joined = ({ concat }: Algebra, values: readonly Value[]): Value =>
  // proof: the sizes of the layers say that these are vectors, and add up to the vector's
  (values as unknown as readonly Expr<number>[]).reduce((whole, value) => concat(value)(whole)) as unknown as Value

/** A vector as stretches of the given sizes. */
const cut = ({ splitAt }: Algebra, sizes: readonly number[], whole: Value): readonly Value[] => {
  const stretches: Value[] = []
  let rest = whole
  let left = sizes.reduce((sum, size) => sum + size, 0)
  for (const size of sizes.slice(0, -1)) {
    left -= size
    // proof: the rest has as many components as the sizes that are left
    const [first, after] = splitAt(size, left)(rest as unknown as Expr<number>) as unknown as readonly [Value, Value]
    stretches.push(first)
    rest = after
  }
  return [...stretches, rest]
}

const vectorSize = (name: string, size: unknown): number => {
  const extents = extentsOfSize(size)
  return extents.length === 1 ? extents[0]! : defect(`expected layers between vectors; got ${name} with more axes`)
}

const totalOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0)

/** All in [0, 1], or who knows. */
const rangeTogether = (parts: readonly Erased[]): AnyRange =>
  parts.every(part => part.range.range !== 'logits') ? probabilities : logits

const nameOf = (kind: string, parts: readonly Erased[]): string => `${kind}(${parts.map(part => part.name).join(', ')})`

/** How an input is spread over the layers and how their outputs are joined, with the adjoints of both. */
type Wiring = {
  readonly spread: (input: Value) => readonly Value[]
  readonly collect: (cotangents: readonly Value[]) => Value
  readonly join: (outputs: readonly Value[]) => Value
  readonly divide: (cotangent: Value) => readonly Value[]
}

type Made = {
  readonly name: string
  readonly inputs: unknown
  readonly outputs: unknown
  readonly range: AnyRange
  readonly wiring: (algebra: Algebra) => Wiring
}

const several = (parts: readonly Erased[], { name, inputs, outputs, range, wiring }: Made): Erased =>
  lensLayer<never, never, unknown, AnyRange>({
    name,
    // proof: sizes; the callers' types say which
    inputs: inputs as never,
    outputs: outputs as never,
    range,
    ...together<unknown>(parts),
    at: algebra => {
      const points = pointsAt(algebra, parts)
      const { spread, collect, join, divide } = wiring(algebra)
      return (parameters, input, noise) => {
        const each = points(parameters, spread(input), noise)
        return {
          output: join(each.map(point => point.output)),
          pullback: cotangent => {
            const back = backOf(each, divide(cotangent))
            // proof: one cotangent for each part, whose tuple the parameters are
            return { parameters: back.parameters as Over<unknown>, input: collect(back.inputs) }
          }
        }
      }
    }
  })

/** The layers as a frozen list, with the layer that they make. */
const withBranches = <L>(branches: Several, make: (parts: readonly Erased[]) => Made): L => {
  const own = Object.freeze([...branches])
  const parts = erased(own)
  // proof: the callers' types say what sizes, parameters and range the wiring makes of those of the branches
  return Object.freeze({ ...several(parts, make(parts)), branches: own }) as unknown as L
}

/** The same input for all. */
const copied = (algebra: Algebra, parts: readonly Erased[]): Pick<Wiring, 'spread' | 'collect'> => ({
  spread: input => parts.map(() => input),
  collect: cotangents => sumOf(algebra, cotangents)
})

/** Outputs one after the other. */
const concatenated = (algebra: Algebra, sizes: readonly number[]): Pick<Wiring, 'join' | 'divide'> => ({
  join: outputs => joined(algebra, outputs),
  divide: cotangent => cut(algebra, sizes, cotangent)
})

const vectorSizes = (parts: readonly Erased[], side: 'inputs' | 'outputs'): readonly number[] =>
  parts.map(part => vectorSize(part.name, part[side]))

const agreeAll = (parts: readonly Erased[], side: 'inputs' | 'outputs'): unknown => {
  const first = parts[0]![side]
  for (const part of parts) agreeExtents(extentsOfSize(first), extentsOfSize(part[side]))
  return first
}

/** [f(x), g(x), …] */
export const forkOf = <Ls extends Several>(branches: Ls): Fork<Ls> =>
  withBranches<Fork<Ls>>(branches, parts => {
    const sizes = vectorSizes(parts, 'outputs')
    return {
      name: nameOf('fork', parts),
      inputs: agreeAll(parts, 'inputs'),
      outputs: totalOf(sizes),
      range: rangeTogether(parts),
      wiring: algebra => ({ ...copied(algebra, parts), ...concatenated(algebra, sizes) })
    }
  })

/** f(x) + g(x) + … */
export const forkSumOf = <Ls extends Several>(branches: Ls): ForkSum<Ls> =>
  withBranches<ForkSum<Ls>>(branches, parts => ({
    name: nameOf('forkSum', parts),
    inputs: agreeAll(parts, 'inputs'),
    outputs: agreeAll(parts, 'outputs'),
    range: logits,
    wiring: algebra => ({
      ...copied(algebra, parts),
      join: outputs => sumOf(algebra, outputs),
      divide: cotangent => parts.map(() => cotangent)
    })
  }))

/** (f(x) + g(x) + …) / n */
export const forkMeanOf = <Ls extends Several>(branches: Ls): ForkMean<Ls> =>
  withBranches<ForkMean<Ls>>(branches, parts => ({
    name: nameOf('forkMean', parts),
    inputs: agreeAll(parts, 'inputs'),
    outputs: agreeAll(parts, 'outputs'),
    range: parts.every(part => part.range.range === 'simplex') ? simplex : rangeTogether(parts),
    wiring: algebra => {
      const share = algebra.scale(algebra.num(1 / parts.length))
      return {
        ...copied(algebra, parts),
        join: outputs => share(sumOf(algebra, outputs)),
        divide: cotangent => {
          const part = share(cotangent)
          return parts.map(() => part)
        }
      }
    }
  }))

/** [x, x′, …] ↦ [f(x), g(x′), …] */
export const besideOf = <Ls extends Several>(branches: Ls): Beside<Ls> =>
  withBranches<Beside<Ls>>(branches, parts => {
    const [inputs, outputs] = [vectorSizes(parts, 'inputs'), vectorSizes(parts, 'outputs')]
    return {
      name: nameOf('beside', parts),
      inputs: totalOf(inputs),
      outputs: totalOf(outputs),
      range: rangeTogether(parts),
      wiring: algebra => ({
        spread: input => cut(algebra, inputs, input),
        collect: cotangents => joined(algebra, cotangents),
        ...concatenated(algebra, outputs)
      })
    }
  })

/** The layers as they are given. */
export const listed = <Ls extends Several>(given: unknown): Ls =>
  // proof: where the types let a caller pass, each layer is what is asked of it, which is itself
  given as Ls
