/** The stages of training. */
import type { ReviewCase } from '../case.ts'
import type { Ability, StartAnswer } from '../protocol.ts'
import type { Seen } from './explain.ts'
import { only, type Ask, type Desk, type Outcome, type Told } from './desk.ts'
import { diagnosed } from './gradients.ts'
import { factors, type Factor } from './loss-suspects.ts'
import {
  askTraining,
  expectTraining,
  trainedBy,
  worstOf,
  type Asked,
  type Observed,
  type Scale,
  type Trained
} from './observe.ts'
import { gradientOfStep, trainerCauses, trainerChoicesOf } from './trainer-causes.ts'
import { trainingPlans, type Planned } from './plans.ts'
import { reviewZeros } from './zero-options.ts'

/** Goes through the stages of training, optimizer by optimizer, until one fails; whether none did. */
export const reviewTraining = async (
  desk: Desk,
  said: StartAnswer,
  can: ReadonlySet<Ability>,
  cases: readonly ReviewCase[],
  factor: Factor | undefined,
  widened: number
): Promise<boolean> => {
  const { precision } = desk
  const scales: readonly Scale[] =
    can.has('gradient') && factor !== undefined ? [factor.of] : factors.map(({ of }) => of)
  const abilityOf = (steps: number): 'step' | 'train' => (steps === 1 && can.has('step') ? 'step' : 'train')
  // A stage goes over what was asked for all stages: it is not asked a second time.
  const answers = new Map<Asked, Observed>()
  const askAnew: Ask = (session, layout, asked) => askTraining(abilityOf(asked.course!.steps))(session, layout, asked)
  const askFirst: Ask = async (session, layout, asked) => {
    const answer = await askAnew(session, layout, asked)
    answers.set(asked, answer)
    return answer
  }
  const ask: Ask = (session, layout, asked) => {
    const known = answers.get(asked)
    answers.delete(asked)
    return known === undefined ? askAnew(session, layout, asked) : Promise.resolve(known)
  }
  // Beyond this, a right program in its precision has numbers that are none.
  const most = precision === 'single' ? 1e6 : 1e60
  const tame =
    (trained: Trained) =>
    ({ case: one, course }: Asked): boolean =>
      trained(one, course!).every(x => Math.abs(x) < most)
  for (const [optimizer, plan] of trainingPlans(said, can, cases, desk.scope)) {
    const questions = plan.flatMap(({ asked }) => asked)
    const all = await desk.outcomeOf(askFirst, questions, expectTraining(precision, trainedBy(scales[0]!), widened))
    const choicesOf = (seen: readonly Seen[]) =>
      scales.flatMap(scale => {
        const usable = seen.filter(({ asked }) => tame(trainedBy(scale))(asked))
        return 2 * usable.length < seen.length ? [] : trainerChoicesOf(usable, [scale])
      })
    const exact = choicesOf(all.seen).find(({ choice, scale }) => {
      const trained = trainedBy(scale, choice?.switches)
      const expect = expectTraining(precision, trained, widened)
      const isRight = ({ asked, got }: Seen): boolean => !tame(trained)(asked) || worstOf(expect(asked), got)[0] <= 1
      return all.wrong.length === 0 && all.seen.every(isRight)
    })
    const first = plan[0]?.asked ?? []
    const ofStep = choicesOf(all.seen.filter(({ asked }) => first.includes(asked)))
    const near = exact ?? (all.wrong.some(({ asked }) => first.includes(asked)) ? undefined : ofStep[0])
    if (near?.choice !== undefined) desk.conventions.push(`${near.choice.cause} (${optimizer})`)
    const known = exact === undefined ? undefined : factors.find(({ of }) => of === exact.scale)
    const told = `your steps go down the gradient of ${known?.said}`
    if (factor === undefined && known?.said !== undefined && !desk.conventions.includes(told))
      desk.conventions.push(told)
    const trained = trainedBy(near?.scale ?? scales[0]!, near?.choice?.switches)
    const expect = expectTraining(precision, trained, widened)
    const causes =
      (name: Planned['name']) =>
      async (outcome: Outcome): Promise<Told> => {
        const joint = trainerCauses(
          all.seen.filter(({ asked }) => tame(trained)(asked)),
          scales
        )
        if (joint.length > 0) return only(joint)
        const own = outcome.seen.length < all.seen.length ? trainerCauses(outcome.seen, scales) : []
        if (own.length > 0)
          return { causes: [], known: own.map(({ cause }) => `the numbers of this stage alone are as if ${cause}`) }
        return name === 'one step' && optimizer === 'gradientDescent'
          ? diagnosed(desk, ask, outcome, scales[0]!, undefined, ({ case: one, course }, got) =>
              gradientOfStep(one, course!, got)
            )
          : only([])
      }
    for (const { name, asked: planned } of plan) {
      const before = desk.reported(name)
      const asked = planned.filter(tame(trained))
      if (asked.length === 0) continue
      const ability = abilityOf(asked[0]!.course!.steps)
      if (!(await desk.stage(name, ability, ask, asked, expect, causes(name)))) return false
      const now = desk.reported(name)!
      if (before?.status === 'passed')
        desk.report(name, before.status, before.cases + now.cases, Math.max(before.worst, now.worst))
    }
    const last = plan.findLast(({ name }) => name !== 'batches')
    const [zero] = last?.asked ?? []
    if (last !== undefined && zero?.course !== undefined) {
      const some = last.asked.slice(0, 3).map(asked => asked.case)
      const ability = abilityOf(can.has('train') ? 2 : 1)
      const how = { name: last.name, ability }
      if (!(await reviewZeros(desk, ask, how, some, zero.course.optimizer, trained))) return false
    }
  }
  return true
}
