/** Conventions of arrays: by outputs if there are any, else by gradients, else by a step. */
import * as E from 'fp-ts/lib/Either.js'
import { layoutsOf, showLayout, type Layout } from '../layout.ts'
import type { Ability, StartAnswer } from '../protocol.ts'
import { forwardCauses, type Seen } from './causes.ts'
import type { Ask, Desk, Expect } from './desk.ts'
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
  type Asked
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

/** Finds the form of a program's arrays, and whether its outputs are logits. */
export const findLayout = async (
  desk: Desk,
  said: StartAnswer,
  can: ReadonlySet<Ability>,
  questions: readonly Asked[]
): Promise<boolean> => {
  const layouts = layoutsOf(said)
  const { ask, expects, asked } = probeOf(desk, can, questions[0]!)
  let fallback: Layout | undefined
  let explained: Layout | undefined
  let logits = false
  for (const layout of layouts) {
    const answer = await ask(desk.session, layout, asked)
    if (E.isLeft(answer)) {
      if (answer.left._tag === 'Trouble' && answer.left.trouble._tag === 'Silent') break
      continue
    }
    const match = expects.findIndex(expect => worstOf(expect(asked), answer.right)[0] <= 1)
    if (match >= 0) {
      explained = layout
      logits = can.has('forward') && match === 1 && asked.case.activations.at(-1) !== 'identity'
      if (logits && questions.some(({ case: one }) => one.loss === 'quadratic')) {
        logits = false
        explained = layout
      }
      break
    }
    if (answer.right.some(Number.isNaN)) continue
    fallback ??= layout
    if (explained === undefined && can.has('forward')) {
      const seen: Seen = { asked, expected: expects[0]!(asked), got: answer.right }
      if (forwardCauses([seen], false).length > 0) explained = layout
    }
  }
  desk.settle(explained ?? fallback ?? layouts[0]!)
  desk.conventions.push(...showLayout(desk.layout()))
  if (!logits) return false
  const { failing } = await desk.outcomeOf(askForward, questions.slice(0, 3), expectOutputs(desk.precision, true))
  if (failing.length > 0) return false
  desk.conventions.push('your outputs are logits: the last activation belongs to your loss')
  return true
}
