/** The stages of training. */
import type { ReviewCase } from '../case.ts'
import type { Ability, StartAnswer } from '../protocol.ts'
import { gradientOfStep, trainerCauses, trainerChoicesOf } from './causes.ts'
import { only, type Ask, type Desk, type Outcome, type Told } from './desk.ts'
import { diagnosed } from './gradients.ts'
import { factors, type Factor } from './loss-suspects.ts'
import { askTraining, expectTraining, trainedBy, worstOf, type Scale } from './observe.ts'
import { trainingPlans, type Planned } from './plans.ts'

/** Goes through the stages of training, optimizer by optimizer, until one fails. */
export const reviewTraining = async (
  desk: Desk,
  said: StartAnswer,
  can: ReadonlySet<Ability>,
  cases: readonly ReviewCase[],
  factor: Factor | undefined
): Promise<void> => {
  const { precision } = desk
  const scales: readonly Scale[] =
    can.has('gradient') && factor !== undefined ? [factor.of] : factors.map(({ of }) => of)
  const abilityOf = (steps: number): 'step' | 'train' => (steps === 1 && can.has('step') ? 'step' : 'train')
  const ask: Ask = (session, layout, asked) => askTraining(abilityOf(asked.course!.steps))(session, layout, asked)
  for (const [optimizer, plan] of trainingPlans(said, can, cases, desk.scope)) {
    const questions = plan.flatMap(({ asked }) => asked)
    const all = await desk.outcomeOf(ask, questions, expectTraining(precision, trainedBy(scales[0]!)))
    const exact = trainerChoicesOf(all.seen, scales).find(({ choice, scale }) => {
      const expect = expectTraining(precision, trainedBy(scale, choice?.switches))
      return all.wrong.length === 0 && all.seen.every(({ asked, got }) => worstOf(expect(asked), got)[0] <= 1)
    })
    const first = plan[0]?.asked ?? []
    const ofStep = trainerChoicesOf(
      all.seen.filter(({ asked }) => first.includes(asked)),
      scales
    )
    const near = exact ?? (all.wrong.length === 0 ? ofStep[0] : undefined)
    if (exact?.choice !== undefined) desk.conventions.push(`${exact.choice.cause} (${optimizer})`)
    const known = exact === undefined ? undefined : factors.find(({ of }) => of === exact.scale)
    const told = `your steps go down the gradient of ${known?.said}`
    if (factor === undefined && known?.said !== undefined && !desk.conventions.includes(told))
      desk.conventions.push(told)
    const expect = expectTraining(precision, trainedBy(near?.scale ?? scales[0]!, near?.choice?.switches))
    const causes =
      (name: Planned['name']) =>
      async (outcome: Outcome): Promise<Told> => {
        const joint = trainerCauses(all.seen, scales)
        if (joint.length > 0) return only(joint)
        const own = trainerCauses(outcome.seen, scales)
        if (own.length > 0) return only(own)
        return name === 'one step' && optimizer === 'gradientDescent'
          ? diagnosed(desk, ask, outcome, scales[0]!, undefined, ({ case: one, course }, got) =>
              gradientOfStep(one, course!, got)
            )
          : only([])
      }
    for (const { name, asked } of plan) {
      const before = desk.reported(name)
      const ability = abilityOf(asked[0]!.course!.steps)
      if (!(await desk.stage(name, ability, ask, asked, expect, causes(name)))) return
      const now = desk.reported(name)!
      if (before?.status === 'passed')
        desk.report(name, before.status, before.cases + now.cases, Math.max(before.worst, now.worst))
    }
  }
}
