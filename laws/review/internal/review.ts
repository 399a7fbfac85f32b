/** A review from the first question to the last. */
import * as E from 'fp-ts/lib/Either.js'
import type { ReviewCase } from '../case.ts'
import { showTrouble, type Session } from '../program.ts'
import type { Ability } from '../protocol.ts'
import type { Precision, Review } from '../report.ts'
import { casesOf, scopeOf } from './cases.ts'
import { forwardCauses, lossCauses } from './causes.ts'
import { only, openDesk, type Desk } from './desk.ts'
import { reviewGradients, zerosOf } from './gradients.ts'
import { factors, type Factor } from './loss-suspects.ts'
import { askForward, askLoss, expectLoss, expectOutputs, worstOf, type Asked } from './observe.ts'
import { findLayout } from './search.ts'
import { reviewTraining } from './training.ts'

export interface ReviewSettings {
  readonly seed: number
  readonly precision?: Precision
  /** The only architecture to ask about. */
  readonly model?: Pick<ReviewCase, 'sizes' | 'activations' | 'loss'>
}

/** The loss, under the factor that is found; and by how much a constant in its logarithm widens what is allowed. */
const reviewLoss = async (
  desk: Desk,
  questions: readonly Asked[]
): Promise<{ readonly factor: Factor | undefined; readonly widened: number }> => {
  const { precision } = desk
  const right = expectLoss(precision, () => 1)
  const outcome = await desk.outcomeOf(askLoss, questions, right)
  const { seen, wrong } = outcome
  const told = (factor: Factor | undefined): void => {
    if (factor?.said !== undefined) desk.conventions.push(`your cost is ${factor.said}`)
  }
  if (wrong.length > 0) {
    desk.noAnswer('loss', 'loss', outcome)
    return { factor: undefined, widened: 0 }
  }
  const worstBy = ({ of }: Factor): number =>
    seen.reduce((most, { asked, got }) => Math.max(most, worstOf(expectLoss(precision, of)(asked), got)[0]), 0)
  const factor = factors.find(one => worstBy(one) <= 1)
  if (factor !== undefined) {
    desk.report('loss', 'passed', seen.length, worstBy(factor))
    told(factor)
    return { factor, widened: 0 }
  }
  const suspects = lossCauses(seen)
  const choice = suspects.find(({ isChoice }) => isChoice)
  if (choice === undefined) {
    await desk.stage('loss', 'loss', askLoss, questions, right, () => Promise.resolve(only(suspects.slice(0, 3))))
    return { factor: undefined, widened: 0 }
  }
  desk.report('loss', 'passed', seen.length, 0)
  desk.remarks.push(`your loss is right but for a small constant: ${choice.cause}`)
  const chosen = factors.find(({ of }) => of === choice.scale)
  told(chosen)
  return { factor: chosen, widened: 1e3 * choice.epsilon }
}

export const reviewed = async (
  session: Session,
  { seed, precision: wanted, model }: ReviewSettings
): Promise<Review> => {
  const started = await session.ask('start', { protocol: 'lawgrad-review/1' })
  if (E.isLeft(started)) {
    const desk = openDesk(session, scopeOf({ protocol: 'lawgrad-review/1' }), wanted ?? 'double')
    desk.report('start', 'failed', 1, Infinity)
    desk.found({ stage: 'start', trouble: started.left, causes: [], known: [showTrouble(started.left)] })
    return desk.conclude('program', seed)
  }
  const said = started.right
  const scope = scopeOf(said, model)
  const desk = openDesk(session, scope, wanted ?? (said.numbers === 'single' ? 'single' : 'double'))
  const program = said.program ?? 'program'
  const can = new Set<Ability>(said.can ?? ['forward', 'loss', 'gradient'])
  const cases = casesOf(scope, seed, model?.activations)
  desk.report('start', cases.length === 0 ? 'failed' : 'passed', 1, cases.length === 0 ? Infinity : 0)
  if (cases.length === 0) {
    desk.found({
      stage: 'start',
      causes: [],
      known: ['expected activations, losses and sizes that go together; got none that do. See the protocol']
    })
    return desk.conclude(program, seed)
  }
  const questions = cases.map((one): Asked => ({ case: one }))
  const logits = await findLayout(desk, said, can, questions)
  const offered = ({ status }: { readonly status: boolean }): 'not reached' | 'not offered' =>
    status ? 'not reached' : 'not offered'
  desk.report('forward', offered({ status: can.has('forward') }))
  desk.report('loss', offered({ status: can.has('loss') }))
  desk.report('gradient', offered({ status: can.has('gradient') }))
  desk.report('input gradient', offered({ status: can.has('inputGradient') }))
  desk.report('range', offered({ status: can.has('gradient') }))
  desk.report('one step', offered({ status: can.has('step') || can.has('train') }))
  desk.report('k steps', offered({ status: can.has('train') }))
  desk.report('batches', offered({ status: can.has('train') }))
  const goOn = async (): Promise<void> => {
    if (can.has('forward')) {
      const expect = expectOutputs(desk.precision, logits)
      const all = [...questions, ...zerosOf(cases)]
      const passed = await desk.stage('forward', 'forward', askForward, all, expect, ({ seen }) =>
        Promise.resolve(only(forwardCauses(seen, logits)))
      )
      if (!passed) return
    }
    const { factor: ofLoss, widened } = can.has('loss')
      ? await reviewLoss(desk, questions)
      : { factor: undefined, widened: 0 }
    const { goOn: right, factor } = can.has('gradient')
      ? await reviewGradients(desk, can, cases, ofLoss, widened)
      : { goOn: true, factor: undefined }
    if (right && (can.has('step') || can.has('train'))) await reviewTraining(desk, said, can, cases, factor)
  }
  await goOn()
  if (desk.reported('shapes') === undefined) desk.report('shapes', 'passed', questions.length)
  return desk.conclude(program, seed)
}
