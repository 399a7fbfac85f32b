/**
 * A question that was answered wrongly, asked again.
 */
import * as E from 'fp-ts/lib/Either.js'
import type { Task } from 'fp-ts/lib/Task.js'
import { askForward, askGradient, askInputs, askLoss, askTraining, failureOf, worstOf } from './internal/observe.ts'
import { openSession } from './internal/session.ts'
import type { Layout } from './layout.ts'
import { showTrouble, type Launch } from './program.ts'
import type { Ability } from './protocol.ts'
import type { Failure } from './report.ts'

/** What came of it. */
export type Again =
  | { readonly _tag: 'Right' }
  | { readonly _tag: 'Wrong'; readonly failure: Failure }
  | { readonly _tag: 'NoAnswer'; readonly reason: string }

const asking = (ability: Ability) => {
  switch (ability) {
    case 'forward':
      return askForward
    case 'loss':
      return askLoss
    case 'gradient':
      return askGradient
    case 'inputGradient':
      return askInputs
    case 'step':
    case 'train':
      return askTraining(ability)
  }
}

/** Asks a program the question of a failure once more, in a new process. Never fails. */
export const askAgain =
  (launch: Launch, layout: Layout, { ability, case: one, course, numbers }: Failure): Task<Again> =>
  async () => {
    const session = openSession(launch, { starting: 20_000, answering: 5000 })
    const asked = course === undefined ? { case: one } : { case: one, course }
    const answer = await asking(ability)(session, layout, asked).finally(session.close)
    const expected = { names: numbers.names, values: numbers.expected, allowed: numbers.allowed }
    return E.isLeft(answer)
      ? {
          _tag: 'NoAnswer',
          reason: answer.left._tag === 'Shape' ? answer.left.reason : showTrouble(answer.left.trouble)
        }
      : worstOf(expected, answer.right)[0] <= 1
        ? { _tag: 'Right' }
        : { _tag: 'Wrong', failure: failureOf(ability, asked, expected, answer.right) }
  }
