/** Causes of wrong training: what a trainer would answer that does one thing otherwise. */
import { upTo } from '../../arbitraries/dense-data.ts'
import type { ReviewCase } from '../case.ts'
import type { Course } from '../report.ts'
import { agrees, explains, fitted, type NamedCause, type Seen } from './explain.ts'
import type { Asked, Scale } from './observe.ts'
import { mixedFaults } from './trainer-mixes.ts'
import { trainerFamilies } from './trainer-families.ts'
import type { TrainerSuspect } from './trainer-suspect.ts'
import { scheduleFaults, trainerChoices, trainerFaults } from './trainer-suspects.ts'
import { orderedPlan, walk, type Switches } from './trainer.ts'

const answerOf =
  (scale: Scale, switches: Switches) =>
  (asked: Asked): readonly number[] =>
    walk(
      asked.case,
      asked.course!,
      taken => scale({ ...asked.case, inputs: asked.case.inputs.slice(0, taken) }),
      switches
    ).at(-1) ?? asked.case.parameters

const decays = (all: readonly Seen[]): boolean =>
  all.some(({ asked }) => (asked.course!.optimizer.weightDecay ?? 0) > 0)

/** Whether a suspect is about the optimizer that was asked for, and about its weight decay only if it has one. */
const isOf = ({ of, switches }: Pick<TrainerSuspect, 'of' | 'switches'>, all: readonly Seen[]): boolean =>
  (of === undefined || all.every(({ asked }) => of.includes(asked.course!.optimizer.name))) &&
  ((switches.decay ?? switches.decayTimes ?? switches.decaysOnly ?? switches.decayShare) === undefined || decays(all))

const bothOf = (one: TrainerSuspect, other: TrainerSuspect): TrainerSuspect => ({
  ...one,
  name: `${one.name}, ${other.name}`,
  cause: `${one.cause}; and ${other.cause}`,
  switches: { ...one.switches, ...other.switches }
})

const areApart = (one: TrainerSuspect, other: TrainerSuspect): boolean =>
  Object.keys(one.switches).every(key => !Object.hasOwn(other.switches, key))

/** None, each one, and two that have nothing to do with each other. */
const choicesOf = (all: readonly Seen[]): readonly (TrainerSuspect | undefined)[] => {
  const single = trainerChoices.filter(one => isOf(one, all))
  const two = single.flatMap((one, k) =>
    single.slice(k + 1).flatMap(other => (areApart(one, other) ? [bothOf(one, other)] : []))
  )
  return [undefined, ...single, ...two]
}

/** Choices of a trainer that all answers are in keeping with: the right one among them has no name. */
export const trainerChoicesOf = (all: readonly Seen[], scales: readonly Scale[]) =>
  scales.flatMap(scale =>
    choicesOf(all)
      .filter(one => agrees(all, answerOf(scale, one?.switches ?? {})))
      .map(one => ({ choice: one, scale }))
  )

export const trainerCauses = (all: readonly Seen[], scales: readonly Scale[]): readonly NamedCause[] => {
  const suspects = [...trainerFaults, ...scheduleFaults].filter(one => isOf(one, all))
  const choices = choicesOf(all)
  for (const scale of scales)
    for (const choice of choices) {
      // nothing is wrong under this choice
      if (agrees(all, answerOf(scale, choice?.switches ?? {}), 1)) return []
      const found = suspects.filter(one => explains(all, answerOf(scale, { ...choice?.switches, ...one.switches })))
      if (found.length > 0) return unique(found).slice(0, 3)
    }
  for (const scale of scales.slice(0, 1)) {
    const mixed = mixedFaults.filter(one => isOf(one, all) && explains(all, answerOf(scale, one.switches)))
    if (mixed.length > 0) return unique(mixed).slice(0, 2)
  }
  for (const scale of scales.slice(0, 1))
    for (const choice of choices) {
      const families = trainerFamilies.filter(({ of, at }) =>
        isOf({ ...(of === undefined ? {} : { of }), switches: at(0.5) }, all)
      )
      const found = fitted(all, families, switches => answerOf(scale, { ...choice?.switches, ...switches }))
      if (found.length > 0) return unique(found).slice(0, 3)
    }
  for (const scale of scales.slice(0, 1)) {
    const early = endsEarly(all, scale)
    if (early !== undefined) return [early]
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

/** Whether each answer is that after some of the steps. */
const endsEarly = (all: readonly Seen[], scale: Scale): NamedCause | undefined => {
  const made = all.map(seen => {
    const { steps } = seen.asked.course!
    const reached = upTo(steps + 1).findLast(count => agrees([seen], answerOf(scale, { count: () => count })))
    return { steps, reached }
  })
  const short = made.find(({ steps, reached }) => reached !== undefined && reached < steps)
  return short === undefined || made.some(({ reached }) => reached === undefined)
    ? undefined
    : {
        name: 'ends early',
        cause: `training ends early where nothing says so: an answer has the parameters after ${short.reached} of ${short.steps} steps`
      }
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

/** The case with its inputs in another order, and its targets as they are. */
const withInputs =
  (order: readonly number[]) =>
  (one: ReviewCase): ReviewCase => ({ ...one, inputs: order.map(k => one.inputs[k]!) })

/** Whether each answer is one for some order of the examples, or of the targets. */
const explainedByOrders = (all: readonly Seen[], scale: Scale, ofTargets: boolean): boolean => {
  const small = all.filter(({ asked }) => asked.case.inputs.length <= 4)
  return (
    small.some(seen => !agrees([seen], answerOf(scale, {}))) &&
    small.every(seen => {
      const { case: one, course } = seen.asked
      const m = one.inputs.length
      const epochs = Math.ceil(course!.steps / Math.ceil(m / course!.batchSize))
      const orders = permutations(m)
      return ofTargets
        ? orders.some(order =>
            [{ targets: (k: number) => order[k]! }, { on: withInputs(order) }].some(one =>
              agrees([seen], answerOf(scale, one))
            )
          )
        : orders.some(order =>
            (epochs > 1 ? orders : [order]).some(second =>
              agrees([seen], answerOf(scale, { plan: reordered([order, second]) }))
            )
          )
    })
  )
}

/** The gradient that a step of plain descent shows. */
export const gradientOfStep = (one: ReviewCase, { optimizer }: Course, after: readonly number[]): readonly number[] =>
  one.parameters.map((x, i) => (x - after[i]!) / optimizer.learningRate)
