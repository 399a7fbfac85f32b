/** A review from the first question to the last. */
import * as E from 'fp-ts/lib/Either.js'
import type { ReviewCase } from '../case.ts'
import { showTrouble, type Session } from '../program.ts'
import type { Ability } from '../protocol.ts'
import type { Precision, Review } from '../report.ts'
import { casesOf, farApart, scopeOf } from './cases.ts'
import { forwardCauses, lossCauses, unfinished, type LossCause } from './causes.ts'
import { only, openDesk, type Desk } from './desk.ts'
import { reviewGradients, zerosOf } from './gradients.ts'
import type { Seen } from './explain.ts'
import { factorOfEach, factorThat, factors, type Factor } from './loss-suspects.ts'
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
  const worstBy = ({ of }: Factor, some: readonly Seen[]): number =>
    some.reduce((most, { asked, got }) => Math.max(most, worstOf(expectLoss(precision, of)(asked), got)[0]), 0)
  const lossOf = ({ asked }: Seen): ReviewCase['loss'] => asked.case.loss
  const factor = factorThat(seen, lossOf, (some, one) => worstBy(one, some) <= 1)
  if (factor !== undefined) {
    desk.report('loss', 'passed', seen.length, worstBy(factor, seen))
    told(factor)
    return { factor, widened: 0 }
  }
  const byLoss = [...new Set(seen.map(lossOf))].map(loss => {
    const some = seen.filter(one => lossOf(one) === loss)
    const exact = factors.find(one => worstBy(one, some) <= 1)
    const choice = exact === undefined ? lossCauses(some).find(({ isChoice }) => isChoice) : undefined
    return { loss, factor: exact ?? factors.find(({ of }) => of === choice?.scale), choice }
  })
  const chosen = byLoss.flatMap(({ loss, factor: one }) => (one === undefined ? [] : [[loss, one] as const]))
  if (chosen.length < byLoss.length) {
    const suspects = (outcomeSeen: readonly Seen[]): readonly LossCause[] => lossCauses(outcomeSeen).slice(0, 3)
    const odd = byLoss.find(one => one.factor === undefined)
    const wrongOnes = seen.filter(one => lossOf(one) === odd?.loss)
    const all = suspects(seen)
    await desk.stage('loss', 'loss', askLoss, questions, right, () =>
      Promise.resolve(only(all.length > 0 ? all : suspects(wrongOnes)))
    )
    return { factor: undefined, widened: 0 }
  }
  desk.report('loss', 'passed', seen.length, 0)
  const choices = byLoss.flatMap(({ choice }) => (choice === undefined ? [] : [choice]))
  for (const { cause } of choices) desk.remarks.push(`your loss is right but for a small constant: ${cause}`)
  const joint = factorOfEach(chosen)
  told(joint)
  return { factor: joint, widened: 1e3 * Math.max(0, ...choices.map(({ epsilon }) => epsilon)) }
}

/** Asks for a softmax of logits that are far apart, which must be numbers. */
const reviewSoftmax = async (desk: Desk, questions: readonly Asked[]): Promise<void> => {
  const far = questions
    .filter(({ case: one }) => one.activations.at(-1) === 'softmax')
    .slice(0, 2)
    .map(({ case: one }): Asked => ({ case: farApart(one, 1000) }))
  const { seen, wrong } = await desk.outcomeOf(askForward, far, expectOutputs(desk.precision, false))
  if (wrong.length > 0)
    desk.remarks.push('where logits are ±1000 your program gives no softmax: an exponential overflows')
  const cause = unfinished(seen)
  if (cause === undefined) return
  await desk.stage(
    'range',
    'forward',
    askForward,
    far.slice(0, seen.length),
    expectOutputs(desk.precision, false),
    () =>
      Promise.resolve(
        only([
          {
            name: 'softmax overflows',
            cause: `the softmax overflows where logits are ±1000: the largest is not subtracted before the exponential; ${cause.cause}`
          }
        ])
      )
  )
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
    const trains = can.has('step') || can.has('train')
    const steps = right && trains ? await reviewTraining(desk, said, can, cases, factor, widened) : right
    // far out at last: what is wrong near by is told first
    if (steps && can.has('forward') && !logits) await reviewSoftmax(desk, questions)
  }
  await goOn()
  if (desk.reported('shapes') === undefined) desk.report('shapes', 'passed', questions.length)
  return desk.conclude(program, seed)
}
