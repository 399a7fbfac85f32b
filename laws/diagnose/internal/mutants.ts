/**
 * Mutations as suspects: their gradients in numbers, computed when they are asked for.
 */
import type { Mutation } from '../bench.ts'
import type { Scene, Suspect } from '../scene.ts'
import type { Evaluation } from './evaluate.ts'
import { together } from './together.ts'
import type { Trace } from './trace.ts'
import type { Writer } from './writer.ts'

/** The suspects of mutations, without those that change nothing and those that are like one before. */
export function* mutants(
  mutations: readonly Mutation[],
  { cotangents }: Trace,
  writer: Writer,
  numbers: Evaluation,
  { tensors, points }: Scene
): Generator<Suspect> {
  const known = new Set([cotangents.join()])
  for (const { name, cause, rules } of mutations) {
    const places = cotangents.map(writer.rewriting(rules))
    const key = places.join()
    if (known.has(key)) continue
    known.add(key)
    const of = numbers.kept()
    yield {
      name,
      cause,
      fitted: false,
      unchanged: t => places[t] === cotangents[t],
      answer: (k, t) => {
        const [point, tensor, place] = [points[k]!, tensors[t]!, places[t]!]
        if (place === cotangents[t]) return point.right(t)
        const at = of(place)
        return together(
          tensor.isInput,
          Array.from({ length: point.examples }, (_, example) => at(k, example))
        )
      }
    }
  }
}
