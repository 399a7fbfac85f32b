/** What is found out by asking once more: in a new process, in another order, and with other numbers. */
import * as E from 'fp-ts/lib/Either.js'
import type { Layout } from '../layout.ts'
import type { Session } from '../program.ts'
import type { Ask, Expect } from './desk.ts'
import type { NamedCause, Seen } from './explain.ts'
import { excess, worstOf, type Asked, type Expected, type Observed } from './observe.ts'

const accumulating: NamedCause = {
  name: 'accumulates across calls',
  cause: 'gradients accumulate across calls: they are never set to zero'
}

const random: NamedCause = {
  name: 'not deterministic',
  cause: 'the same question has another answer each time: something is drawn at random'
}

const stateIsKept = (cause: string): NamedCause => ({ name: 'state is kept', cause })

const rightInNew = stateIsKept(
  'the answer is right in a new process, and wrong after other questions: something is kept between calls'
)

const otherSecondTime = stateIsKept(
  'the same question has another answer the second time: something is kept between calls'
)

/** As many new processes are asked whether something is drawn at random. */
const freshProcesses = 4

/** Numbers that no rounding and no cut brings together with what was asked before. */
const multiplied = ({ case: one, course }: Asked, ofParameters: number, ofInputs: number): Asked => ({
  case: {
    ...one,
    parameters: one.parameters.map(x => x * ofParameters),
    inputs: one.inputs.map(row => row.map(x => x * ofInputs))
  },
  ...(course === undefined ? {} : { course })
})

export const askedAgain = (session: Session, layout: () => Layout) => {
  const differs =
    ({ allowed }: Expected) =>
    (a: readonly number[], b: readonly number[]): boolean =>
      a.some((x, i) => excess(x, b[i]!, allowed[i]!) > 1)

  /** Whether a question that each of several new processes is asked first has more than one answer. */
  const varies = async (ask: Ask, { asked, expected }: Seen, first: readonly number[]): Promise<boolean> => {
    for (let tries = 0; tries < freshProcesses; tries++) {
      await session.restart()
      const answer = await ask(session, layout(), asked)
      if (E.isRight(answer) && differs(expected)(first, answer.right)) return true
    }
    return false
  }

  /** Whether the answer is another in a new process, or when asked again. */
  const keeps = async (ask: Ask, seen: Seen): Promise<NamedCause | undefined> => {
    const { asked, expected, got } = seen
    await session.restart()
    const fresh = await ask(session, layout(), asked)
    const again = await ask(session, layout(), asked)
    if (E.isLeft(fresh) || E.isLeft(again)) return undefined
    const [one, two] = [fresh.right, again.right]
    const off = (values: readonly number[]): boolean => worstOf(expected, values)[0] > 1
    const isOther = differs(expected)(one, two)
    if (!isOther && !differs(expected)(one, got)) return undefined
    // What is drawn at random differs between new processes, too; that two draws are the same happens.
    if (await varies(ask, seen, one)) return random
    const isDouble = two.every((x, i) => excess(2 * one[i]!, x, expected.allowed[i]! * 10) <= 1)
    if (!off(one)) return off(two) && isDouble ? accumulating : rightInNew
    return isOther ? otherSecondTime : undefined
  }

  /** Whether the answer to a question is that to the one before. */
  const answersLate = async (ask: Ask, expect: Expect, asked: Asked): Promise<NamedCause | undefined> => {
    await session.restart()
    const [first, second, third] = [0.5, -0.25, 0.75].map(by => multiplied(asked, by, by))
    await ask(session, layout(), first!)
    const late = await ask(session, layout(), second!)
    const again = await ask(session, layout(), third!)
    const isOf = (of: Asked, answer: Observed): boolean =>
      E.isRight(answer) && worstOf(expect(of), answer.right)[0] <= 1
    return isOf(first!, late) && isOf(second!, again) && !isOf(second!, late)
      ? { name: 'late', cause: 'each answer is that to the question before: answers come one too late' }
      : undefined
  }

  /** Whether the answer stays what it is when the parameters, or the inputs, are others. */
  const ignores = async (ask: Ask, expect: Expect, { asked, expected }: Seen): Promise<NamedCause | undefined> => {
    const isSame = async (ofParameters: number, ofInputs: number): Promise<boolean> => {
      const others = [3.7, -5.3].map(by =>
        multiplied(asked, ofParameters === 0 ? 1 : by * ofParameters, ofInputs === 0 ? 1 : by * ofInputs)
      )
      const first = await ask(session, layout(), asked)
      for (const other of others) {
        const answer = await ask(session, layout(), other)
        const moves = differs(expected)(expected.values, expect(other).values)
        if (!moves || E.isLeft(first) || E.isLeft(answer) || !first.right.every(Number.isFinite)) return false
        if (!answer.right.every((x, i) => Object.is(x, first.right[i]))) return false
      }
      return true
    }
    const [noParameters, noInputs] = [await isSame(1, 0), await isSame(0, 1)]
    return noParameters && noInputs
      ? { name: 'constant', cause: 'the answer is the same whatever the parameters and the inputs are' }
      : noParameters
        ? {
            name: 'parameters ignored',
            cause: 'the answer is the same whatever the parameters are: they are not taken'
          }
        : noInputs
          ? { name: 'inputs ignored', cause: 'the answer is the same whatever the inputs are: they are not taken' }
          : undefined
  }

  return { keeps, answersLate, ignores }
}
