/** The desk of a reviewer: what was asked, what was found, and how a stage is gone through. */
import * as E from 'fp-ts/lib/Either.js'
import { usualLayout, type Layout } from '../layout.ts'
import { showTrouble, type Session } from '../program.ts'
import type { Ability } from '../protocol.ts'
import {
  stageNames,
  type Failure,
  type Finding,
  type Precision,
  type Review,
  type StageName,
  type StageReport
} from '../report.ts'
import { askedAgain } from './asked-again.ts'
import type { Scope } from './cases.ts'
import { unfinished } from './causes.ts'
import type { NamedCause, Seen } from './explain.ts'
import { excess, failureOf, worstOf, type Asked, type Expected, type Observed, type Wrong } from './observe.ts'
import { shrink } from './shrink.ts'
import { whereWrong } from './where.ts'

export type Ask = (session: Session, layout: Layout, asked: Asked) => Promise<Observed>

export type Expect = (asked: Asked) => Expected

/** What came of asking about all cases of a stage. */
export interface Outcome {
  readonly seen: readonly Seen[]
  readonly wrong: readonly { readonly asked: Asked; readonly wrong: Wrong }[]
  readonly failing: readonly Seen[]
  readonly worst: number
}

/** What explains an outcome, and what is known beside. */
export interface Told {
  readonly causes: readonly NamedCause[]
  readonly known: readonly string[]
}

export const only = (causes: readonly NamedCause[]): Told => ({ causes, known: [] })

export interface Desk {
  readonly session: Session
  readonly scope: Scope
  readonly precision: Precision
  readonly conventions: string[]
  readonly remarks: string[]
  readonly layout: () => Layout
  readonly settle: (layout: Layout) => void
  readonly report: (stage: StageName, status: StageReport['status'], cases?: number, worst?: number) => void
  readonly reported: (stage: StageName) => StageReport | undefined
  readonly found: (finding: Finding) => void
  readonly hasFound: () => boolean
  readonly outcomeOf: (ask: Ask, questions: readonly Asked[], expect: Expect) => Promise<Outcome>
  readonly noAnswer: (stage: StageName, ability: Ability, outcome: Outcome) => boolean
  /** Asks about all cases of a stage, and says what is wrong. */
  readonly stage: (
    name: StageName,
    ability: Ability,
    ask: Ask,
    questions: readonly Asked[],
    expect: Expect,
    causes: (outcome: Outcome) => Promise<Told>
  ) => Promise<boolean>
  readonly conclude: (program: string, seed: number) => Review
}

const smallestOf = (seen: readonly Seen[]): Seen =>
  seen.reduce((least, one) => (one.asked.case.parameters.length < least.asked.case.parameters.length ? one : least))

const largestOf = (seen: readonly Seen[]): Seen =>
  seen.reduce((most, one) => (one.got.length > most.got.length ? one : most))

const tensorOf = (name: string): string => name.replace(/\[.*$/u, '')

/** What is known of wrong answers. */
const knownOf = (seen: readonly Seen[], failing: readonly Seen[]): readonly string[] => {
  const [one] = failing
  if (one === undefined) return []
  const [, at] = worstOf(one.expected, one.got)
  const [right, got] = [one.expected.values[at]!, one.got[at]!]
  const wrong = new Set(
    failing.flatMap(({ expected: { names, values, allowed }, got: answered }) =>
      names.filter((_, i) => excess(values[i]!, answered[i]!, allowed[i]!) > 1).map(tensorOf)
    )
  )
  const times = Number((got / right).toPrecision(6))
  const ratio =
    right === 0 || !Number.isFinite(got)
      ? ''
      : times === 1
        ? `, off by ${Math.abs(got / right - 1).toExponential(1)} of it`
        : `, ${times} times that`
  const where = whereWrong(
    failing.map(({ asked }) => asked),
    seen.filter(each => !failing.includes(each)).map(({ asked }) => asked)
  )
  return [
    ...(where === undefined ? [] : [`wrong exactly where ${where}`]),
    `${one.expected.names[at]} is ${got} where ${right} is right${ratio}`,
    `wrong in ${failing.length} of ${seen.length} cases: ${[...wrong].slice(0, 8).join(', ')}`
  ]
}

/** Differences of the size of single precision, as many up as down. */
const roundedCause = (failing: readonly Seen[]): NamedCause | undefined => {
  const relative = failing.flatMap(({ expected: { values }, got }) => {
    const most = Math.max(...values.map(Math.abs))
    return values.map((value, i) => (got[i]! - value) / most)
  })
  const off = relative.filter(one => Math.abs(one) > 1e-10)
  const up = off.filter(one => one > 0).length / off.length
  return off.length >= 8 && up > 0.2 && up < 0.8 && off.every(one => Math.abs(one) < 2e-6)
    ? {
        name: 'single precision',
        cause: 'numbers are rounded to single precision on the way: all differences are of its size, as many up as down'
      }
    : undefined
}

/** Differences that are smaller, in numbers that are derivatives. */
const fewDigitsCause = (ability: Ability, failing: readonly Seen[]): NamedCause | undefined => {
  const relative = failing.flatMap(({ expected: { values }, got }) => {
    const most = Math.max(...values.map(Math.abs))
    return values.map((value, i) => Math.abs(got[i]! - value) / most)
  })
  const most = Math.max(...relative)
  return ability === 'forward' || ability === 'loss' || relative.length < 8 || !(most > 0 && most < 1e-8)
    ? undefined
    : {
        name: 'few digits',
        cause: `derivatives are right to ${Math.floor(-Math.log10(most))} digits and no more, as quotients of differences are: they are not exact`
      }
}

export const openDesk = (session: Session, scope: Scope, precision: Precision): Desk => {
  const stages = new Map<StageName, StageReport>()
  const conventions: string[] = []
  const remarks: string[] = []
  let finding: Finding | undefined
  let layout = usualLayout
  const { keeps, answersLate, ignores } = askedAgain(session, () => layout)

  const report: Desk['report'] = (stage, status, cases = 0, worst = 0) => {
    stages.set(stage, { stage, status, cases, worst })
  }
  const found = (one: Finding): void => {
    finding ??= one
  }
  const outcomeOf: Desk['outcomeOf'] = async (ask, questions, expect) => {
    const seen: Seen[] = []
    const wrong: { asked: Asked; wrong: Wrong }[] = []
    for (const asked of questions) {
      const answer = await ask(session, layout, asked)
      if (E.isRight(answer)) seen.push({ asked, expected: expect(asked), got: answer.right })
      else {
        wrong.push({ asked, wrong: answer.left })
        const patience = answer.left._tag === 'Trouble' && answer.left.trouble._tag === 'Silent' ? 1 : 3
        if (wrong.length >= patience) break
      }
    }
    const rated = seen.map(one => ({ one, off: worstOf(one.expected, one.got)[0] }))
    return {
      seen,
      wrong,
      failing: rated.filter(({ off }) => off > 1).map(({ one }) => one),
      worst: rated.reduce((most, { off }) => Math.max(most, off), 0)
    }
  }

  const shrunk = async (ask: Ask, ability: Ability, start: Seen, expect: Expect): Promise<Failure> => {
    const [first] = worstOf(start.expected, start.got)
    const enough = Math.min(1e6, Math.max(1, first * 1e-3))
    const fails = async (asked: Asked): Promise<boolean> => {
      const answer = await ask(session, layout, asked)
      return E.isRight(answer) && worstOf(expect(asked), answer.right)[0] > enough
    }
    const smallest = await shrink(start.asked, scope, fails)
    const answer = await ask(session, layout, smallest)
    return E.isRight(answer)
      ? failureOf(ability, smallest, expect(smallest), answer.right)
      : failureOf(ability, start.asked, start.expected, start.got)
  }

  const noAnswer: Desk['noAnswer'] = (stage, ability, { wrong, seen }) => {
    const first = wrong.find(one => one.wrong._tag === 'Shape') ?? wrong[0]
    if (first === undefined) return false
    const isShape = first.wrong._tag === 'Shape'
    const text = first.wrong._tag === 'Shape' ? first.wrong.reason : showTrouble(first.wrong.trouble)
    const at: StageName = isShape ? 'shapes' : stage
    report(at, 'failed', wrong.length, Infinity)
    if (isShape) report(stage, 'failed', wrong.length, Infinity)
    const { sizes, inputs } = first.asked.case
    const where = whereWrong(
      wrong.map(({ asked }) => asked),
      seen.map(({ asked }) => asked)
    )
    found({
      stage: at,
      ...(first.wrong._tag === 'Trouble' ? { trouble: first.wrong.trouble } : {}),
      causes: [{ name: first.wrong._tag === 'Shape' ? 'shape' : first.wrong.trouble._tag, cause: text }],
      known: [
        ...(where === undefined ? [] : [`so exactly where ${where}`]),
        `asked for ${ability} of sizes ${sizes.join('-')}, ${inputs.length} examples`
      ]
    })
    return true
  }

  const stage: Desk['stage'] = async (name, ability, ask, questions, expect, causes) => {
    const outcome = await outcomeOf(ask, questions, expect)
    const { failing, seen, worst, wrong } = outcome
    const odd = failing[0] ?? wrong.find(one => one.wrong._tag === 'Shape')
    const late = odd === undefined || finding !== undefined ? undefined : await answersLate(ask, expect, odd.asked)
    if (late !== undefined) {
      report(name, 'failed', seen.length, worst)
      found({ stage: name, causes: [late], known: [] })
      return false
    }
    // what has another shape is told before numbers that are wrong
    if (failing.length === 0 || wrong.some(one => one.wrong._tag === 'Shape')) {
      if (noAnswer(name, ability, outcome)) return false
      report(name, 'passed', seen.length, worst)
      return true
    }
    report(name, 'failed', seen.length, worst)
    if (finding !== undefined) return false
    const start = smallestOf(failing)
    const state =
      (await keeps(ask, largestOf(failing))) ??
      (ability === 'forward' || ability === 'loss' ? await ignores(ask, expect, largestOf(failing)) : undefined)
    const told = state === undefined ? await causes(outcome) : only([state])
    const notFinite = unfinished(failing)
    const rounded = notFinite ?? roundedCause(failing) ?? fewDigitsCause(ability, failing)
    const named = told.causes.length > 0 ? told.causes : rounded === undefined ? [] : [rounded]
    const failure =
      state === undefined
        ? await shrunk(ask, ability, start, expect)
        : failureOf(ability, start.asked, start.expected, start.got)
    found({ stage: name, failure, causes: named, known: [...told.known, ...knownOf(seen, failing)] })
    return false
  }

  const conclude: Desk['conclude'] = (program, seed) => {
    const { count, first } = session.noise()
    if (count > 0)
      remarks.push(
        `${count} line${count === 1 ? '' : 's'} on standard output that are no answers, the first: "${first.slice(0, 80)}". Write them to standard error`
      )
    const looked = [...stages.values()].filter(({ status }) => status === 'passed' || status === 'failed')
    return {
      program,
      verdict:
        finding === undefined
          ? looked.length > 2
            ? 'passed'
            : 'not reviewed'
          : finding.stage === 'start'
            ? 'not reviewed'
            : 'failed',
      layout,
      conventions,
      remarks,
      stages: stageNames.map(one => stages.get(one) ?? { stage: one, status: 'not reached', cases: 0, worst: 0 }),
      ...(finding === undefined ? {} : { finding }),
      precision,
      seed,
      questions: session.counts().asked
    }
  }

  return {
    session,
    scope,
    precision,
    conventions,
    remarks,
    layout: () => layout,
    settle: one => {
      layout = one
    },
    report,
    reported: one => stages.get(one),
    found,
    hasFound: () => finding !== undefined,
    outcomeOf,
    noAnswer,
    stage,
    conclude
  }
}
