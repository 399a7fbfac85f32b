/** Causes: what a wrong program would answer that has one thing otherwise, held against what was answered. */
import { batch, type Batch, type Layer, type Size } from '../../../src/index.ts'
import { ownVector } from '../../../src/tensor/internal/tensor.ts'
import { toBuffer } from '../../../src/tensor/internal/buffer.ts'
import { diagnoseAt, type DiagnosisPoint } from '../../diagnose/at-network.ts'
import { withCase, type OpenedCase } from '../../arbitraries/network-case.ts'
import { upTo } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import type { Course } from '../report.ts'
import { backwardSuspects } from './backward-suspects.ts'
import { gradientSuspects, type GradientSuspect } from './gradient-suspects.ts'
import { forwardSuspects } from './forward-suspects.ts'
import { factors, lossSuspects } from './loss-suspects.ts'
import { excess, type Asked, type Expected, type Scale } from './observe.ts'
import { scheduleFaults, trainerChoices, trainerFaults } from './trainer-suspects.ts'
import type { TrainerSuspect } from './trainer-suspect.ts'
import { orderedPlan, walk, type Switches } from './trainer.ts'
import { lossOf, truthOf } from './truth.ts'

export interface NamedCause {
  readonly name: string
  readonly cause: string
}

/** What was answered to a question. */
export interface Seen {
  readonly asked: Asked
  readonly expected: Expected
  readonly got: readonly number[]
}

/** A cause may be off by more than a right program: its own rounding is not known. */
const generous = 1e3

const matches = (seen: Seen, values: readonly number[] | undefined, within = generous): boolean =>
  values !== undefined &&
  values.length === seen.got.length &&
  values.every((value, i) => {
    const got = seen.got[i]!
    return Number.isNaN(value) ? Number.isNaN(got) : excess(value, got, within * seen.expected.allowed[i]!) <= 1
  })

const explains = (
  all: readonly Seen[],
  answer: (asked: Asked) => readonly number[] | undefined,
  within = generous
): boolean => all.every(seen => matches(seen, answer(seen.asked), within))

export const forwardCauses = (all: readonly Seen[], logits: boolean): readonly NamedCause[] =>
  logits
    ? []
    : forwardSuspects
        .filter(({ outputs }) => explains(all, ({ case: one }) => (outputs(one) ?? truthOf(one).outputs).flat()))
        .slice(0, 3)

export interface LossCause extends NamedCause {
  readonly isChoice: boolean
  readonly epsilon: number
  readonly scale: Scale
}

export const lossCauses = (all: readonly Seen[]): readonly LossCause[] =>
  factors.flatMap(factor =>
    lossSuspects
      .filter(({ value, isChoice }) =>
        explains(all, ({ case: one }) => [(value(one) ?? truthOf(one).loss) * factor.of(one)], isChoice ? 1 : generous)
      )
      .map(({ name, cause, isChoice, epsilon = 0 }) => ({ name, cause, isChoice, epsilon, scale: factor.of }))
  )

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
  explaining(gradientSuspects, all, scale)

/** Wrong ways back that the diagnosis of the laws does not know. */
export const backwardCauses = (all: readonly Seen[], scale: Scale): readonly NamedCause[] =>
  explaining(backwardSuspects, all, scale)

const explaining = (suspects: readonly GradientSuspect[], all: readonly Seen[], scale: Scale): readonly NamedCause[] =>
  suspects
    .filter(({ gradient }) => explains(all, ({ case: one }) => gradient(one).map(g => g * scale(one))))
    .slice(0, 2)

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

const answerOf =
  (scale: Scale, switches: Switches) =>
  (asked: Asked): readonly number[] =>
    walk(
      asked.case,
      asked.course!,
      taken => scale({ ...asked.case, inputs: asked.case.inputs.slice(0, taken) }),
      switches
    ).at(-1) ?? asked.case.parameters

const isOf = ({ of }: TrainerSuspect, all: readonly Seen[]): boolean =>
  of === undefined || all.every(({ asked }) => of.includes(asked.course!.optimizer.name))

const decays = (all: readonly Seen[]): boolean =>
  all.some(({ asked }) => (asked.course!.optimizer.weightDecay ?? 0) > 0)

/** Choices of a trainer that all answers are in keeping with: the right one among them has no name. */
export const trainerChoicesOf = (all: readonly Seen[], scales: readonly Scale[]) =>
  scales.flatMap(scale =>
    [undefined, ...trainerChoices.filter(one => isOf(one, all))]
      .filter(one => explains(all, answerOf(scale, one?.switches ?? {})))
      .map(one => ({ choice: one, scale }))
  )

export const trainerCauses = (all: readonly Seen[], scales: readonly Scale[]): readonly NamedCause[] => {
  const suspects = [...trainerFaults, ...scheduleFaults].filter(
    one => isOf(one, all) && (one.switches.decay === undefined || decays(all))
  )
  const choices = [undefined, ...trainerChoices.filter(one => isOf(one, all))]
  for (const scale of scales)
    for (const choice of choices) {
      const found = suspects.filter(one => explains(all, answerOf(scale, { ...choice?.switches, ...one.switches })))
      if (found.length > 0) return unique(found).slice(0, 3)
    }
  // An ε elsewhere is a small difference, which is not what is looked for.
  const loosely = suspects.filter(one => one.of !== undefined && explains(all, answerOf(scales[0]!, one.switches), 1e6))
  if (loosely.length > 0) return unique(loosely).slice(0, 3)
  const shuffled = scales.some(scale => explainedByOrders(all, scale, false))
  if (shuffled)
    return [
      {
        name: 'shuffled',
        cause: 'the examples come in another order: they are shuffled, though a step depends on the order'
      }
    ]
  if (scales.some(scale => explainedByOrders(all, scale, true)))
    return [{ name: 'targets shuffled apart', cause: 'inputs and targets are shuffled apart from each other' }]
  return []
}

const unique = (found: readonly NamedCause[]): readonly NamedCause[] =>
  found.filter(({ name }, k) => found.findIndex(other => other.name === name) === k)

const permutations = (count: number): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : permutations(count - 1).flatMap(rest =>
        upTo(count).map(at => [...rest.slice(0, at), count - 1, ...rest.slice(at)])
      )

const reordered =
  (orders: readonly (readonly number[])[]) =>
  (examples: number, batchSize: number, steps: number): readonly (readonly number[])[] => {
    const batches = Math.ceil(examples / batchSize)
    return orderedPlan(examples, batchSize, steps).map((taken, k) => {
      const order = orders[Math.floor(k / batches)] ?? orders[0]!
      return taken.map(i => order[i]!)
    })
  }

/** Whether each answer is one for some order of the examples, or of the targets. */
const explainedByOrders = (all: readonly Seen[], scale: Scale, ofTargets: boolean): boolean => {
  const small = all.filter(({ asked }) => asked.case.inputs.length <= 4)
  return (
    small.some(seen => !matches(seen, answerOf(scale, {})(seen.asked))) &&
    small.every(seen => {
      const { case: one, course } = seen.asked
      const m = one.inputs.length
      const epochs = Math.ceil(course!.steps / Math.ceil(m / course!.batchSize))
      const orders = permutations(m)
      return ofTargets
        ? orders.some(order => matches(seen, answerOf(scale, { targets: k => order[k]! })(seen.asked)))
        : orders.some(order =>
            (epochs > 1 ? orders : [order]).some(second =>
              matches(seen, answerOf(scale, { plan: reordered([order, second]) })(seen.asked))
            )
          )
    })
  )
}

/** The gradient that a step of plain descent shows. */
export const gradientOfStep = (one: ReviewCase, { optimizer }: Course, after: readonly number[]): readonly number[] =>
  one.parameters.map((x, i) => (x - after[i]!) / optimizer.learningRate)
