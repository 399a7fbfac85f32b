/** Conventions of arrays: by outputs if there are any, else by gradients, else by a step. */
import * as E from 'fp-ts/lib/Either.js'
import { layoutsOf, showLayout, type Layout } from '../layout.ts'
import type { Ability, StartAnswer } from '../protocol.ts'
import { drawCase, randomOf } from './cases.ts'
import { forwardCauses } from './causes.ts'
import type { Ask, Desk, Expect } from './desk.ts'
import type { Seen } from './explain.ts'
import { factors } from './loss-suspects.ts'
import {
  askForward,
  askGradient,
  askTraining,
  expectGradient,
  expectOutputs,
  expectTraining,
  trainedBy,
  worstOf,
  type Asked,
  type Observed
} from './observe.ts'

/** A way to ask, and the answers that would be right. */
type Probe = { readonly ask: Ask; readonly expects: readonly Expect[]; readonly asked: Asked }

const probeOf = ({ precision }: Desk, can: ReadonlySet<Ability>, asked: Asked): Probe =>
  can.has('forward')
    ? { ask: askForward, expects: [false, true].map(logits => expectOutputs(precision, logits)), asked }
    : can.has('gradient')
      ? { ask: askGradient, expects: factors.map(({ of }) => expectGradient(precision, of)), asked }
      : {
          ask: askTraining(can.has('step') ? 'step' : 'train'),
          expects: factors.map(({ of }) => expectTraining(precision, trainedBy(of))),
          asked: {
            ...asked,
            course: {
              optimizer: { name: 'gradientDescent', learningRate: 0.375 },
              steps: 1,
              batchSize: asked.case.inputs.length
            }
          }
        }

const hasEnded = (answer: Observed): boolean =>
  E.isLeft(answer) && answer.left._tag === 'Trouble' && answer.left.trouble._tag === 'Ended'

/** Whether nothing came, or what is no answer in any form of arrays. */
const isNone = (answer: Observed): boolean =>
  E.isLeft(answer) &&
  answer.left._tag === 'Trouble' &&
  ['Silent', 'NotJson', 'Malformed', 'OutOfOrder', 'TooLong'].includes(answer.left.trouble._tag)

/** Processes that are asked at one time. */
const together = 5

/** The layouts from the first on under which a program that has ended does not end; many are tried at a time. */
const standing = async (
  { session, scope }: Desk,
  ask: Ask,
  asked: Asked,
  layouts: readonly Layout[]
): Promise<readonly Layout[]> => {
  const firstOf = async (some: readonly Layout[], question: Asked): Promise<Layout | undefined> => {
    const ends = await Promise.all(
      some.map(async layout => {
        const other = session.beside()
        return hasEnded(await ask(other, layout, question).finally(other.close))
      })
    )
    return some.find((_, k) => !ends[k])
  }
  // A network of one weight and one bias on one number is much the same in all forms.
  const { activations, loss } = asked.case
  const tiny = drawCase(randomOf(1), [1, 1], activations.slice(-1), loss, 1)
  const forms = layouts.filter((one, k) => layouts.findIndex(({ bias }) => bias === one.bias) === k)
  if (scope.fits(tiny) && asked.course === undefined && (await firstOf(forms, { case: tiny })) === undefined) return []
  // Flat numbers are as many whatever comes first in them.
  const left = layouts.filter(
    ({ arrays, weights, batches }) => arrays !== 'flat' || (weights === '[out, in]' && batches === 'rows')
  )
  for (let from = 0; from < left.length; from += together) {
    const found = await firstOf(left.slice(from, from + together), asked)
    if (found !== undefined) return layouts.slice(layouts.indexOf(found))
  }
  return []
}

/** Finds the form of a program's arrays, and whether its outputs are logits. */
export const findLayout = async (
  desk: Desk,
  said: StartAnswer,
  can: ReadonlySet<Ability>,
  questions: readonly Asked[]
): Promise<boolean> => {
  const { ask, expects, asked } = probeOf(desk, can, questions[0]!)
  const seen: { readonly layout: Layout; readonly seen: Seen }[] = []
  let explained: Layout | undefined
  let logits = false
  let left = layoutsOf(said)
  while (left.length > 0 && explained === undefined) {
    const layout = left[0]!
    left = left.slice(1)
    const answer = await ask(desk.session, layout, asked)
    if (E.isLeft(answer)) {
      // no form of arrays makes an answer of what is none
      if (isNone(answer)) break
      if (hasEnded(answer)) left = await standing(desk, ask, asked, left)
      continue
    }
    const match = expects.findIndex(expect => worstOf(expect(asked), answer.right)[0] <= 1)
    if (match >= 0) {
      explained = layout
      logits =
        can.has('forward') &&
        match === 1 &&
        asked.case.activations.at(-1) !== 'identity' &&
        questions.every(({ case: one }) => one.loss !== 'quadratic')
    } else if (!answer.right.some(Number.isNaN))
      seen.push({ layout, seen: { asked, expected: expects[0]!(asked), got: answer.right } })
  }
  const near = seen.find(({ seen: { expected, got } }) =>
    expected.values.every((value, i) => Math.abs(got[i]! - value) <= 1e-4 * Math.max(1, Math.abs(value)))
  )
  const told = (): Layout | undefined =>
    can.has('forward') ? seen.find(one => forwardCauses([one.seen], false).length > 0)?.layout : undefined
  desk.settle(explained ?? near?.layout ?? told() ?? seen[0]?.layout ?? layoutsOf(said)[0]!)
  desk.conventions.push(...showLayout(desk.layout()))
  if (!logits) return false
  const { failing } = await desk.outcomeOf(askForward, questions.slice(0, 3), expectOutputs(desk.precision, true))
  if (failing.length > 0) return false
  desk.conventions.push('your outputs are logits: the last activation belongs to your loss')
  return true
}
