/** The stages of gradients. */
import * as E from 'fp-ts/lib/Either.js'
import type { ReviewCase } from '../case.ts'
import type { Ability } from '../protocol.ts'
import { drawCase, randomOf, saturated, zeroed } from './cases.ts'
import { backwardCauses, gradientCauses, pointsLike, reductionCauses, unfinished } from './causes.ts'
import { only, type Ask, type Desk, type Outcome, type Told } from './desk.ts'
import { factors, type Factor } from './loss-suspects.ts'
import {
  askGradient,
  askInputs,
  expectGradient,
  expectInputs,
  worstOf,
  type Asked,
  type Expected,
  type Scale
} from './observe.ts'

const ours: Scale = () => 1

/** The case in which all parameters are zero, for one network that has no kink there. */
export const zerosOf = (cases: readonly ReviewCase[]): readonly Asked[] =>
  cases
    .filter(({ activations }) => !activations.includes('relu'))
    .slice(0, 1)
    .map(one => ({ case: zeroed(one) }))

/** Asks at other points of a network whose gradient is wrong, and has the laws say what the cause is. */
export const diagnosed = async (
  { session, layout, scope }: Desk,
  ask: Ask,
  { failing, seen }: Outcome,
  scale: Scale,
  inputs: Scale | undefined,
  toGradient: (asked: Asked, got: readonly number[]) => readonly number[]
): Promise<Told> => {
  const reduced = ask === askGradient ? reductionCauses(seen, scale) : []
  if (reduced.length > 0) return only(reduced)
  const start = failing.find(({ asked }) => asked.case.parameters.length <= 40) ?? failing[0]!
  const model = start.asked.case
  const random = randomOf(77)
  const draw = (examples: number): ReviewCase =>
    drawCase(random, model.sizes, model.activations, model.loss, scope.examples(examples))
  const points = []
  for (const one of pointsLike(model, draw)) {
    const { course } = start.asked
    const asked: Asked =
      course === undefined ? { case: one } : { case: one, course: { ...course, batchSize: one.inputs.length } }
    const [first, second] = [await ask(session, layout(), asked), await ask(session, layout(), asked)]
    const sent = inputs === undefined ? undefined : await askInputs(session, layout(), asked)
    if (E.isRight(first) && E.isRight(second) && [...first.right, ...second.right].every(Number.isFinite))
      points.push({
        case: one,
        answers: [toGradient(asked, first.right), toGradient(asked, second.right)],
        inputs: sent !== undefined && E.isRight(sent) ? sent.right.map(g => g * (inputs?.(one) ?? 1)) : undefined
      })
  }
  const told = gradientCauses(points, scale)
  return told.causes.length > 0 || ask !== askGradient ? told : { ...told, causes: backwardCauses(seen, scale) }
}

/** Far from zero: what is no number where there should be one. */
const reviewRange = async (desk: Desk, wide: readonly ReviewCase[], scale: Scale): Promise<boolean> => {
  const at = (size: number): readonly Asked[] => wide.map(one => ({ case: saturated(one, size) }))
  const expect = (asked: Asked): Expected => {
    const right = expectGradient(desk.precision, scale)(asked)
    return { ...right, allowed: right.allowed.map(one => one * 1e4) }
  }
  const passed = await desk.stage('range', 'gradient', askGradient, [...at(40), ...at(100)], expect, ({ seen }) => {
    const cause = unfinished(seen)
    return Promise.resolve(only(cause === undefined ? [] : [cause]))
  })
  const far = await desk.outcomeOf(askGradient, at(800), expect)
  if (far.wrong.length > 0 || far.failing.length > 0)
    desk.remarks.push(
      `where a unit has z = ±800 your program ${far.wrong.length === 0 ? 'answers what is no number' : 'stops'}: an exponential overflows`
    )
  const { seen } = await desk.outcomeOf(askGradient, at(40), expect)
  const relative = Math.max(
    0,
    ...seen.flatMap(({ expected: { values }, got }) =>
      values.map((value, i) => (value === 0 || got[i] === value ? 0 : Math.abs(got[i]! / value - 1)))
    )
  )
  if (relative > 1e-6)
    desk.remarks.push(
      `where units are saturated (z = ±40) single components are off by ${relative.toExponential(0)} of themselves, as a(1 − a) is; that is no failure`
    )
  return passed
}

/** Goes through the stages of gradients, under the factor of the loss, or under any if there is no loss. */
export const reviewGradients = async (
  desk: Desk,
  can: ReadonlySet<Ability>,
  cases: readonly ReviewCase[],
  ofLoss: Factor | undefined,
  widened: number
): Promise<{ readonly goOn: boolean; readonly factor: Factor | undefined }> => {
  const { precision } = desk
  const questions = cases.map((one): Asked => ({ case: one }))
  const all = [...questions, ...zerosOf(cases)]
  const fits = ({ seen }: Outcome, of: Scale): boolean => {
    const expect = expectGradient(precision, of)
    return seen.length > 0 && seen.every(({ asked, got }) => worstOf(expect(asked), got)[0] <= 1)
  }
  const free =
    ofLoss === undefined ? await desk.outcomeOf(askGradient, all, expectGradient(precision, ours)) : undefined
  const factor = free === undefined ? ofLoss : factors.find(({ of }) => fits(free, of))
  if (free !== undefined && factor?.said !== undefined && !can.has('loss'))
    desk.conventions.push(`your gradient is that of ${factor.said}`)
  const scale = factor?.of ?? ours
  const scales: readonly Scale[] = [scale, one => scale(one) * one.inputs.length]
  const givesInputs = can.has('inputGradient')
  const inputs = givesInputs ? await desk.outcomeOf(askInputs, questions, expectInputs(precision, scale)) : undefined
  const rated = (of: Scale): boolean =>
    inputs !== undefined &&
    inputs.seen.every(({ asked, got }) => worstOf(expectInputs(precision, of, widened)(asked), got)[0] <= 1)
  const own = !rated(scale) && rated(scales[1]!)
  const toOurs = givesInputs ? (own ? (one: ReviewCase) => 1 / one.inputs.length : ours) : undefined
  const causes = (outcome: Outcome): Promise<Told> =>
    diagnosed(desk, askGradient, outcome, scale, toOurs, (_, got) => got)
  if (!(await desk.stage('gradient', 'gradient', askGradient, all, expectGradient(precision, scale, widened), causes)))
    return { goOn: false, factor }
  if (!givesInputs) desk.report('input gradient', 'not offered')
  else {
    if (own) desk.conventions.push('your gradient of the inputs is that of each example’s own loss: ours × m')
    const expect = expectInputs(precision, own ? scales[1]! : scale, widened)
    const passed = await desk.stage('input gradient', 'inputGradient', askInputs, questions, expect, async outcome => {
      const { asked } = outcome.failing[0]!
      const gradient = await desk.outcomeOf(askGradient, [asked], expectGradient(precision, scale, widened))
      return diagnosed(desk, askGradient, { ...gradient, failing: gradient.seen }, scale, toOurs, (_, got) => got)
    })
    if (!passed) return { goOn: false, factor }
  }
  const wide = cases
    .filter(
      ({ loss, activations: [first = 'relu'] }) =>
        loss === 'quadratic' && ['sigmoid', 'tanh', 'softplus'].includes(first)
    )
    .slice(0, 2)
  if (wide.length > 0) return { goOn: await reviewRange(desk, wide, scale), factor }
  desk.report('range', 'not offered')
  return { goOn: true, factor }
}
