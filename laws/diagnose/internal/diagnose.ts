/**
 * Diagnosis: a gradient is compared, number by number, with all that its network's own gradient may be confused with.
 */
import type { Layer, Loss } from '../../../src/index.ts'
import type { Size } from '../../../src/dimension/size.ts'
import { indicesOf } from '../../internal/flat.ts'
import { answerSuspects } from '../answers.ts'
import { benchOf, type Mutation } from '../bench.ts'
import type { Cause, Diagnosis, Difference } from '../diagnosis.ts'
import { families } from '../families.ts'
import { mutationsOf } from '../mutations/all.ts'
import type { Scene, Suspect } from '../scene.ts'
import { measureOn, ranked, rounding, type Measured } from './compare.ts'
import { evaluation } from './evaluate.ts'
import { mutants } from './mutants.ts'
import { rightTrace, wrongParts, type Wrong } from './repair.ts'
import { leafNumbers, sceneOf, sizeOf, tensorsIn, type Given } from './scene.ts'
import { traceGradient } from './trace.ts'
import { newWriter } from './writer.ts'

/** A cause explains what was observed if it comes this much nearer to it than the right gradient does. */
const explained = 1e-6

/** What is written wrong, as it is written: all of it at once, and each alone. */
const asWritten = (wrong: readonly Wrong[]): readonly Mutation[] => {
  const of = (some: readonly Wrong[]): Mutation => ({
    name: `as written: ${some.map(({ part, what }) => `${part}, ${what}`).join('; ')}`,
    cause: some
      .map(({ part, what }) =>
        what === 'h'
          ? `${part} is not the derivative of its equation`
          : `${part} is not the derivative of its equation: the cotangent of ${what} is wrong`
      )
      .join(', and '),
    rules: new Map(some.map(({ cut }) => [cut.seen, visit => visit(cut.actual)]))
  })
  const parts = wrong.filter(({ right }) => right !== undefined)
  return parts.length === 0 ? [] : [of(parts), ...(parts.length > 1 ? parts.map(each => of([each])) : [])]
}

const times = (got: number, expected: number): string =>
  got === 0 || expected === 0 ? '' : `, ${Number((got / expected).toPrecision(6))} times that`

/** The components of a tensor over all examples, as they are called. */
const componentAt = (scene: Scene, t: number, examples: number, length: number): ((i: number) => string) => {
  const { name, isInput, extents } = scene.tensors[t]!
  const count = length / (isInput ? examples : 1)
  const indices = indicesOf(extents)
  return i => `${name}${isInput ? ` ${Math.floor(i / count)}` : ''}${indices[i % count] ?? ''}`
}

/** What is not finite where the right gradient is, if anything: a cause of its own, with the first component. */
const notFinite = (scene: Scene): Diagnosis | undefined => {
  const odd = scene.points.flatMap(point =>
    [...scene.tensors.keys()].flatMap(t => {
      const [right, observed] = [point.right(t), point.observed(t)]
      const named = componentAt(scene, t, point.examples, right.length)
      return [...right].flatMap((expected, i) =>
        Number.isFinite(expected) && !Number.isFinite(observed[i] ?? Number.NaN)
          ? [{ component: named(i), got: observed[i] ?? Number.NaN, expected }]
          : []
      )
    })
  )
  const [first] = odd
  if (first === undefined) return undefined
  const { component, got, expected } = first
  const others = odd.length === 1 ? '' : `, and so are ${odd.length - 1} more`
  return {
    _tag: 'Explained',
    deviation: Number.NaN,
    by: 'gradient',
    causes: [
      {
        name: 'not finite',
        cause: `the gradient is not finite: ${component} is ${got} where ${expected} is right${others}`,
        deviation: 0
      }
    ]
  }
}

/** What is answered otherwise when it is asked for once more at the same point, if anything. */
const notDeterministic = (scene: Scene): Diagnosis | undefined => {
  const [first] = scene.points.flatMap(point =>
    [...scene.tensors.keys()].flatMap(t => {
      const [was, is] = [point.observed(t), point.again(t)]
      const at = [...was].findIndex((x, i) => !Object.is(x, is[i]))
      const component = componentAt(scene, t, point.examples, was.length)
      return at === -1 ? [] : [{ component: component(at), was: was[at]!, is: is[at]! }]
    })
  )
  return first === undefined
    ? undefined
    : {
        _tag: 'Explained',
        deviation: Number.NaN,
        by: 'gradient',
        causes: [
          {
            name: 'not deterministic',
            cause: `it is not deterministic: ${first.component} is ${first.was}, and ${first.is} when asked once more at the same point`,
            deviation: 0
          }
        ]
      }
}

/** What is known of a gradient that nothing explains. */
const unknown = (scene: Scene, deviation: number, near: (tensor: number) => number): Diagnosis => {
  const { tensors, points } = scene
  const wrong = [...tensors.keys()].filter(t => near(t) > rounding)
  const [t] = wrong
  if (t === undefined) return { _tag: 'Unknown', deviation, known: 'it answers otherwise when it is asked once more' }
  const tensor = tensors[t]!
  const names = (at: readonly number[]): string =>
    at.length > 12 ? `${names(at.slice(0, 10))} and ${at.length - 10} more` : at.map(k => tensors[k]!.name).join(', ')
  const all = points.flatMap(point => {
    const [right, observed] = [point.right(t), point.observed(t)]
    const named = componentAt(scene, t, point.examples, right.length)
    return [...right].map((expected, i): Difference & { readonly by: number } => ({
      tensor: tensor.name,
      component: named(i),
      expected,
      got: observed[i] ?? Number.NaN,
      by: Math.abs(expected - (observed[i] ?? Number.NaN))
    }))
  })
  const { by: _, ...first } = all.reduce((most, one) => (one.by > most.by || Number.isNaN(one.by) ? one : most))
  const right = [...tensors.keys()].filter(k => !wrong.includes(k))
  return {
    _tag: 'Unknown',
    deviation,
    known: [
      `${first.component} is ${first.got} where ${first.expected} is right${times(first.got, first.expected)}`,
      `wrong: ${names(wrong)}`,
      ...(right.length === 0 ? [] : [`right: ${names(right)}`])
    ].join('; '),
    first
  }
}

const causesOf = (found: readonly Measured[]): readonly Cause[] => {
  const best = found[0]?.deviation ?? 0
  const sure = found.some(({ suspect, deviation }) => !suspect.fitted && deviation <= rounding)
  return found
    .filter(({ suspect, deviation }) => !(sure && suspect.fitted) && deviation <= Math.max(rounding, 10 * best))
    .map(({ suspect: { name, cause }, deviation }) => ({ name, cause, deviation }))
}

/** The diagnosis of a gradient of a network at some points, of which there is one at least. */
export const diagnosed = <I extends Size, O extends Size, P>(
  network: Layer<I, O, P>,
  loss: Loss<O>,
  gradient: (given: Given<I, O, P>) => readonly number[],
  given: readonly Given<I, O, P>[]
): Diagnosis => {
  const traced = traceGradient<I, O, P>(network, loss)
  const writer = newWriter(traced.nodes, traced.cuts)
  const leaves = leafNumbers<I, O, P>(traced, network, given)
  const examples = leaves.map(each => each.length)
  // proof: the type of parameters is not looked at
  const tensors = tensorsIn(traced, network.shape as never)
  const answers = given.map(point => [gradient(point), gradient(point)])
  for (const [k, both] of answers.entries())
    for (const { length } of both)
      if (length !== sizeOf(tensors, examples[k]!))
        return {
          _tag: 'Unknown',
          deviation: Infinity,
          known: `expected a gradient of ${sizeOf(tensors, examples[k]!)} components; got ${length}`
        }
  const written = evaluation(writer, traced.nodes.length, leaves)
  // proof: the loss is of the network's outputs
  const wrong = wrongParts(writer, traced, loss as never, written, examples)
  const trace = wrong.length === 0 ? traced : rightTrace(writer, traced, wrong)
  const numbers = wrong.length === 0 ? written : evaluation(writer, trace.nodes.length, leaves)
  const scene = sceneOf(trace, numbers, leaves, tensors, answers)
  if (!scene.points.some(point => tensors.some((_, t) => point.right(t).some(Number.isFinite))))
    return { _tag: 'Unknown', deviation: Number.NaN, known: 'the right gradient has no finite component there' }
  const measure = measureOn(scene, () => true)
  const right: Suspect['answer'] = (k, t) => scene.points[k]!.right(t)
  const deviation = measure(right, Infinity)
  const beyond = wrong.filter(each => each.right === undefined)
  if (deviation <= rounding)
    return beyond.length === 0
      ? { _tag: 'Right', deviation }
      : {
          _tag: 'Explained',
          deviation: Number.NaN,
          by: 'gradient',
          causes: beyond.map(({ part, what }) => ({
            name: `as written: ${part}, ${what}`,
            cause: `${part} is not the derivative of its equation: the cotangent of ${what} is wrong`,
            deviation
          }))
        }
  const bench = benchOf(trace, writer)
  const mutations = mutationsOf(bench)
  const suspects = (): readonly Iterable<Suspect>[] => [
    answerSuspects(scene),
    mutants(mutations, trace, writer, numbers, scene),
    mutants(asWritten(wrong), trace, writer, numbers, scene),
    families(scene)
  ]
  const explain = (by: 'gradient' | 'parameters'): Diagnosis | undefined => {
    const compare = by === 'gradient' ? measure : measureOn(scene, t => !tensors[t]!.isInput)
    const own = compare(right, Infinity)
    if (own <= rounding) return undefined
    const limit = Math.max(rounding, explained * Math.min(1, own))
    const off = [...tensors.keys()].filter(
      t => (by === 'gradient' || !tensors[t]!.isInput) && measureOn(scene, k => k === t)(right, Infinity) > limit
    )
    const found = ranked(compare, off, suspects(), limit)
    return found.length === 0 ? undefined : { _tag: 'Explained', deviation: own, by, causes: causesOf(found) }
  }
  return (
    notFinite(scene) ??
    explain('gradient') ??
    explain('parameters') ??
    notDeterministic(scene) ??
    unknown(scene, deviation, t => measureOn(scene, k => k === t)(right, Infinity))
  )
}
