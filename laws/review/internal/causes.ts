/** Causes: what a wrong program would answer that has one thing otherwise, held against what was answered. */
import { batch, type Batch, type Layer, type Size } from '../../../src/index.ts'
import { ownVector } from '../../../src/tensor/internal/tensor.ts'
import { toBuffer } from '../../../src/tensor/internal/buffer.ts'
import { diagnoseAt, type DiagnosisPoint } from '../../diagnose/at-network.ts'
import { withCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import type { ReviewCase } from '../case.ts'
import { arraySuspects } from './array-suspects.ts'
import { backwardFamilies, backwardSuspects, slopeSuspects } from './backward-suspects.ts'
import { errorFamilies, errorProducts, errorSuspects } from './error-suspects.ts'
import { gradientFamilies, gradientSuspects, tensorSuspects, type GradientSuspect } from './gradient-suspects.ts'
import { batchSuspects, forwardFamilies } from './forward-families.ts'
import { forwardSuspects } from './forward-suspects.ts'
import { operandSuspects } from './operand-suspects.ts'
import { lossFamilies } from './loss-families.ts'
import { factors, lossSuspects } from './loss-suspects.ts'
import { termSuspects } from './loss-terms.ts'
import { agrees, explains, fitted, type Family, type NamedCause, type Seen } from './explain.ts'
import { worstOf, type Asked, type Scale } from './observe.ts'
import { lossOf, truthOf } from './truth.ts'

export const forwardCauses = (all: readonly Seen[], logits: boolean): readonly NamedCause[] => {
  if (logits) return []
  const answer =
    (outputs: (one: ReviewCase) => readonly (readonly number[])[] | undefined) =>
    ({ case: one }: Asked): readonly number[] =>
      (outputs(one) ?? truthOf(one).outputs).flat()
  const found = [...forwardSuspects, ...batchSuspects].filter(({ outputs }) => explains(all, answer(outputs)))
  return unique(found.length > 0 ? found : fitted(all, forwardFamilies, answer)).slice(0, 3)
}

const unique = <A extends NamedCause>(found: readonly A[]): readonly A[] =>
  found.filter(({ cause }, k) => found.findIndex(other => other.cause === cause) === k)

export interface LossCause extends NamedCause {
  readonly isChoice: boolean
  readonly epsilon: number
  readonly scale: Scale
}

export const lossCauses = (all: readonly Seen[]): readonly LossCause[] => {
  const answer =
    (value: (one: ReviewCase) => number | undefined, scale: Scale) =>
    ({ case: one }: Asked): readonly number[] => [(value(one) ?? truthOf(one).loss) * scale(one)]
  const found = factors.flatMap(({ of: scale }) =>
    lossSuspects
      .filter(({ value, isChoice }) =>
        isChoice ? agrees(all, answer(value, scale), 1) : explains(all, answer(value, scale))
      )
      .map(({ name, cause, isChoice, epsilon = 0 }) => ({ name, cause, isChoice, epsilon, scale }))
  )
  const terms = factors
    .slice(0, found.length > 0 ? 0 : factors.length)
    .flatMap(({ of: scale }) =>
      termSuspects
        .filter(({ value }) => explains(all, answer(value, scale)))
        .map(({ name, cause }) => ({ name, cause, isChoice: false, epsilon: 0, scale }))
    )
  const known = [...found, ...terms]
  const constants = factors.slice(0, known.length > 0 ? 0 : factors.length).flatMap(({ of: scale }) =>
    fitted(all, lossFamilies, value => answer(value, scale)).map(one => ({
      ...one,
      isChoice: false,
      epsilon: 0,
      scale
    }))
  )
  return unique([...known, ...constants])
}

/** Numbers that are none. */
export const unfinished = (all: readonly Seen[]): NamedCause | undefined => {
  for (const { expected, got, asked } of all) {
    const at = got.findIndex((x, i) => !Number.isFinite(x) && Number.isFinite(expected.values[i]!))
    if (at >= 0) {
      const zero = asked.case.parameters.every(x => x === 0) ? ' with parameters that are all zero' : ''
      return {
        name: 'not finite',
        cause: `${expected.names[at]} is ${got[at]} where ${expected.values[at]} is right${zero}`
      }
    }
  }
  return undefined
}

/** Other points of a network, at which a gradient is asked for to find out what is wrong with it. */
export const pointsLike = (one: ReviewCase, draw: (examples: number) => ReviewCase): readonly ReviewCase[] => [
  one,
  draw(3),
  draw(2)
]

/** Gradients that are put together wrongly. */
export const reductionCauses = (all: readonly Seen[], scale: Scale): readonly NamedCause[] =>
  explaining(gradientSuspects, [], all, scale)

/** Wrong gradients that the diagnosis of the laws does not know: single things done otherwise, then constants. */
export const otherCauses = (all: readonly Seen[], scale: Scale): readonly NamedCause[] => {
  const digits = [2, 3, 4, 5, 6, 7, 8, 9].find(count =>
    explains(all, ({ case: one }) =>
      truthOf(one).gradient.map(g => Math.round(g * scale(one) * 10 ** count) / 10 ** count)
    )
  )
  return digits === undefined
    ? explaining(
        [
          ...backwardSuspects,
          ...errorSuspects,
          ...slopeSuspects,
          ...tensorSuspects,
          ...operandSuspects,
          ...arraySuspects,
          ...errorProducts
        ],
        [...backwardFamilies, ...gradientFamilies, ...errorFamilies],
        all,
        scale
      )
    : [{ name: `rounded to ${digits} decimals`, cause: `the gradient is rounded to ${digits} decimals` }]
}

/** What was answered about the losses that something is wrong with. */
const ofWrongLosses = (all: readonly Seen[]): readonly Seen[] => {
  const wrong = new Set(
    all.filter(({ expected, got }) => worstOf(expected, got)[0] > 1).map(({ asked }) => asked.case.loss)
  )
  return all.filter(({ asked }) => wrong.has(asked.case.loss))
}

type GradientOf = GradientSuspect['gradient']

const explaining = (
  suspects: readonly GradientSuspect[],
  families: readonly Family<GradientOf>[],
  all: readonly Seen[],
  scale: Scale
): readonly NamedCause[] => {
  const answer =
    (gradient: GradientOf) =>
    ({ case: one }: Asked): readonly number[] =>
      gradient(one).map(g => g * scale(one))
  // A program that is right about another loss has its fault in what is of this one.
  const some = ofWrongLosses(all)
  const found = suspects.filter(({ gradient }) => explains(some, answer(gradient)))
  return (found.length > 0 ? withoutParts(found) : fitted(some, families, answer)).slice(0, 2)
}

/** Those that do not say of some layers what one before says of all. */
const withoutParts = <A extends NamedCause>(found: readonly A[]): readonly A[] =>
  found.filter(({ cause }, k) => !found.slice(0, k).some(other => cause.endsWith(other.cause)))

/** What the diagnosis of the laws says of gradients at some points of one network. */
export const gradientCauses = (
  points: readonly {
    readonly case: ReviewCase
    readonly answers: readonly (readonly number[])[]
    readonly inputs: readonly number[] | undefined
  }[],
  scale: Scale
): { readonly causes: readonly NamedCause[]; readonly known: readonly string[]; readonly isRight: boolean } => {
  const [first] = points
  if (first === undefined) return { causes: [], known: [], isRight: false }
  return withCase(<I extends Size, O extends Size, P>({ network }: OpenedCase<I, O, P>) => {
    const given = points.map(({ case: one }): DiagnosisPoint<I, O, P> => ({
      batch: batchOf<I, O, P>(network, one),
      parameters: network.shape.unflatten(one.parameters)
    }))
    const times = new Map<Batch<I, O>, number>()
    const diagnosis = diagnoseAt<I, O, P>(network, lossOf[first.case.loss], examples => () => {
      const k = given.findIndex(point => point.batch === examples)
      const point = points[k]!
      const before = times.get(examples) ?? 0
      times.set(examples, before + 1)
      const factor = scale(point.case)
      return [
        ...point.answers[Math.min(before, point.answers.length - 1)]!.map(g => g / factor),
        ...(point.inputs?.map(g => g / factor) ?? truthOf(point.case).inputs)
      ]
    })(given)
    switch (diagnosis._tag) {
      case 'Right':
        return { causes: [], known: [], isRight: true }
      case 'Explained':
        return { causes: diagnosis.causes.slice(0, 3), known: [], isRight: false }
      case 'Unknown':
        return { causes: [], known: [diagnosis.known], isRight: false }
    }
  })(first.case)
}

const batchOf = <I extends Size, O extends Size, P>(network: Layer<I, O, P>, one: ReviewCase): Batch<I, O> => {
  const [first, ...rest] = one.inputs.map((x, k) => ({
    // proof: a case of the same sizes as the one that the network was made for; its sizes are numbers
    input: ownVector(network.inputs as never, toBuffer(x)) as never,
    target: ownVector(network.outputs as never, toBuffer(one.targets[k]!)) as never
  }))
  // proof: the examples are of the sizes of the network
  return batch([first!, ...rest]) as unknown as Batch<I, O>
}
